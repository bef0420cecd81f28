-- Without its homes, which are megabytes.
SELECT id, version, dated, imported_at_ms, imported_by, file_name, sha256, cells, people_milli
FROM population_grid
ORDER BY version DESC
LIMIT 1
