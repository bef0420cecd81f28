SELECT version, name, checksum, applied_at_ms
FROM schema_migration
ORDER BY version
LIMIT $1
