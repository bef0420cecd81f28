-- What a list says of its points, as hashes: enough to tell the points that a new list leaves as they are.
SELECT point_version.id, point_version.point_id, point_version.content_sha256
FROM list_entry
JOIN point_version
    ON point_version.department = list_entry.department AND point_version.id = list_entry.version_id
WHERE list_entry.list_id = $1
ORDER BY point_version.point_id
LIMIT $2
