# The table of the hours of a week.

week-lead = Out of a hundred people, how many have an <strong>open</strong> point within 20 minutes?
week-table = Week from { $first } to { $last } { $year }, estimate
week-hour = Hour
week-day = Day
week-note = Each cell stands for the hour that begins; hours without any open point are not shown.
week-unknown =
    In France, { $mobile ->
        [one] { $mobile } mobile point without known stops
       *[other] { $mobile } mobile points without known stops
    } and { $without ->
        [one] { $without } point without opening hours never count as open.
       *[other] { $without } points without opening hours never count as open.
    }
week-file = The exact figures (CSV)
week-walk-in = The same, without appointment
