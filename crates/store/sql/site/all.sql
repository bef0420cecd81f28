SELECT id, point_id, site_key, created_at_ms
FROM site
ORDER BY point_id, site_key
LIMIT $1
