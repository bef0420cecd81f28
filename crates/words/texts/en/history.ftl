# The promises at the date of each list, and what changed between two lists.

history-here = History
history-title-nation = The promises, list after list
history-title = { $name }: the promises, list after list
history-waiting = The history is being computed. Reload the page in a few seconds.
history-none = No list is loaded: there is no history yet.
history-one = Only one list is known, that of { $date }. There is nothing to compare yet.
history-many = { $count } lists, from { $first } to { $last }.
history-shares = How many people are within 20 and 30 minutes
history-shares-caption = Solid: within 20 minutes; dashed: within 30 minutes. Estimate, by car. The scale does not begin at zero.
history-points = How many points
history-points-caption = Solid: all points; dashed: main points.
history-chart-shares = Share of people within 20 and 30 minutes, by date of list
history-chart-points = Number of points by date of list
history-table = List by list
history-table-caption = People are those of today at every date. Estimate.
history-list = List of
history-all = points
history-main = main
history-antennas = branches
history-mobile = mobile
history-in-20 = within 20 min
history-in-30 = within 30 min
history-beyond = people beyond
history-to-check = to check
history-file = This table (CSV)
history-heading = From { $from } to { $to }
history-from = From the list of
history-to = to that of
history-compare = Compare
history-opened =
    { $count ->
        [0] No point opened
        [one] One point opened
       *[other] { $count } points opened
    }
history-closed =
    { $count ->
        [0] No point closed
        [one] One point closed
       *[other] { $count } points closed
    }
history-moved =
    { $count ->
        [0] No point moved
        [one] One point moved
       *[other] { $count } points moved
    }
history-hours =
    { $count ->
        [0] No point changed its hours
        [one] One point changed its hours
       *[other] { $count } points changed their hours
    }
history-lost =
    { $count ->
        [0] No commune lost people within 20 minutes
        [one] One commune lost people within 20 minutes
       *[other] { $count } communes lost people within 20 minutes
    }
history-gained =
    { $count ->
        [0] No commune gained people within 20 minutes
        [one] One commune gained people within 20 minutes
       *[other] { $count } communes gained people within 20 minutes
    }
history-others =
    { $count ->
        [one] And one more in the file.
       *[other] And { $count } more in the file.
    }
history-commune = Commune
history-before = Before
history-after = After
history-changes-file = All changes (CSV)
history-method = A point is known by its number; more than 100 metres away, it has moved.
history-link = History, list after list
history-bad-date = The parameter “{ $name }” is not the date of a known list.
history-bad-order = The first list must be older than the second.
