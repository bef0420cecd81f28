-- The list in force on a date; of two lists with the same date, the later import.
SELECT
    id, version, dated, imported_at_ms, imported_by, source, file_name, sha256,
    rows_read, rows_imported, rows_corrected, rows_refused, report
FROM list
WHERE dated <= $1
ORDER BY dated DESC, version DESC
LIMIT 1
