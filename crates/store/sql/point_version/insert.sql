-- Does nothing, and returns nothing, where an earlier list said the same.
INSERT INTO point_version (
    department, id, point_id, content_sha256, name, name_folded, address, address_complement, commune_code,
    commune_name, postal_code, lon_e6, lat_e6, coord_origin, mail, phone, day_cells, appointment, comment, kind,
    format, group_name, label, rules, unknown_days, closures, stops, flags
) VALUES (
    $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
    $25, $26, $27, $28
)
ON CONFLICT (department, point_id, content_sha256) DO NOTHING
RETURNING id
