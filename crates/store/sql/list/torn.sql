-- Lists whose entries are not as many as their import said: there must be none.
SELECT list.id, list.rows_imported, CAST(COUNT(list_entry.point_id) AS BIGINT) AS entries
FROM list
LEFT JOIN list_entry ON list_entry.list_id = list.id
GROUP BY list.id, list.rows_imported
HAVING COUNT(list_entry.point_id) <> list.rows_imported
ORDER BY list.id
LIMIT $1
