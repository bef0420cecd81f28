SELECT site.id, site.point_id, site.site_key, site.created_at_ms
FROM list_entry
JOIN point ON point.id = list_entry.point_id
JOIN site ON site.point_id = list_entry.point_id
WHERE list_entry.list_id = $1
ORDER BY point.id_fs, site.site_key
LIMIT $2
