UPDATE closure
SET reason = $2, imported_at_ms = $3, imported_by = $4, file_name = $5
WHERE id = $1
