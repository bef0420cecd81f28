INSERT INTO point (id, id_fs, department, created_at_ms) VALUES ($1, $2, $3, $4)
