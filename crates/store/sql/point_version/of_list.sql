-- In no order: sorting rows as wide as these costs more in SQLite than reading them.
SELECT
    point.id_fs, point_version.point_id, point_version.id, point_version.department,
    point_version.name, point_version.name_folded, point_version.address, point_version.address_complement,
    point_version.commune_code, point_version.commune_name, point_version.postal_code,
    point_version.lon_e6, point_version.lat_e6, point_version.coord_origin,
    point_version.mail, point_version.phone, point_version.day_cells, point_version.appointment,
    point_version.comment, point_version.kind, point_version.format, point_version.group_name,
    point_version.label, point_version.rules, point_version.unknown_days, point_version.closures,
    point_version.stops, point_version.flags
FROM list_entry
JOIN point_version
    ON point_version.department = list_entry.department AND point_version.id = list_entry.version_id
JOIN point ON point.id = list_entry.point_id
WHERE list_entry.list_id = $1
LIMIT $2
