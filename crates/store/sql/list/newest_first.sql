SELECT
    id, version, dated, imported_at_ms, imported_by, source, file_name, sha256,
    rows_read, rows_imported, rows_corrected, rows_refused, report
FROM list
ORDER BY dated DESC, version DESC
LIMIT $1
