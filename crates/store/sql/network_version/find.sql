SELECT version
FROM network_version
WHERE id = 1
