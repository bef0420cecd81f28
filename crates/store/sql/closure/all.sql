SELECT
    closure.id, closure.point_id, point.id_fs, closure.from_date, closure.to_date, closure.reason,
    closure.imported_at_ms, closure.imported_by, closure.file_name
FROM closure
JOIN point ON point.id = closure.point_id
ORDER BY point.id_fs, closure.from_date, closure.to_date
LIMIT $1
