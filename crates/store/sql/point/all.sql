SELECT id, id_fs, department, created_at_ms
FROM point
ORDER BY id_fs
LIMIT $1
