SELECT id
FROM point_version
WHERE department = $1 AND point_id = $2 AND content_sha256 = $3
