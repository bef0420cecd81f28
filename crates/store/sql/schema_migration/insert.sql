INSERT INTO schema_migration (version, name, checksum, applied_at_ms) VALUES ($1, $2, $3, $4)
