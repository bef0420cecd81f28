INSERT INTO closure (id, point_id, from_date, to_date, reason, imported_at_ms, imported_by, file_name)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
