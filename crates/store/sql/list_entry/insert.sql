INSERT INTO list_entry (list_id, department, point_id, version_id) VALUES ($1, $2, $3, $4)
