SELECT
    partner_session.id, partner_session.point_id, point.id_fs, partner_session.operator, partner_session.place,
    partner_session.appointment, partner_session.rules, partner_session.imported_at_ms, partner_session.imported_by,
    partner_session.file_name
FROM partner_session
JOIN point ON point.id = partner_session.point_id
ORDER BY point.id_fs, partner_session.operator, partner_session.id
LIMIT $1
