INSERT INTO population_grid (
    id, version, dated, imported_at_ms, imported_by, file_name, sha256, cells, people_milli, homes
) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
