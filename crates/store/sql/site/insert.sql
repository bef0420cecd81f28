INSERT INTO site (id, point_id, site_key, created_at_ms) VALUES ($1, $2, $3, $4)
