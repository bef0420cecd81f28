# What the drawn maps and curves say.

drawing-points = Map of the points
drawing-departments = Map of departments, by travel time
drawing-communes = Map of communes: { $place }
drawing-curve = Share of people by travel time: { $place }
legend-title = Time to the nearest point, in minutes
legend-note = Estimate, by car, without traffic jams. The black line is the promise: 20 minutes. Hatched: unknown.
curve-note = Share of people whose nearest point is less than so many minutes away. Solid line: here; dashed: France. Estimate, by car, without traffic jams.
