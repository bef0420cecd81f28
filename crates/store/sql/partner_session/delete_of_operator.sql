DELETE FROM partner_session
WHERE point_id = $1 AND operator = $2
