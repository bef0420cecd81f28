INSERT INTO list (
    id, version, dated, imported_at_ms, imported_by, source, file_name, sha256,
    rows_read, rows_imported, rows_corrected, rows_refused, report
) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
