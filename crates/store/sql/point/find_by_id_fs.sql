SELECT id, id_fs, department, created_at_ms
FROM point
WHERE id_fs = $1
