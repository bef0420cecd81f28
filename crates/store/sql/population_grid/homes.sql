SELECT homes
FROM population_grid
WHERE id = $1
