INSERT INTO partner_session (
    id, point_id, operator, place, appointment, rules, imported_at_ms, imported_by, file_name
) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
