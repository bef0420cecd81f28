# What would bring most people back within 20 minutes, or near an open point.

remedy-heading = What would change this
remedy-waiting = This is being computed. Reload the page in a few seconds.
remedy-best-point = The commune where one more point would bring most people back within 20 minutes: { $commune }, { $people } (estimate).
remedy-all-within = By the estimated time, nobody here is more than 20 minutes away: one more point would change nothing.
remedy-nothing = Neither one more point nor longer hours would change anything here this week.
remedy-no-point = No new point at the centre of a commune would bring anybody here within 20 minutes.
remedy-persons =
    { $count ->
        [one] { $number } person
       *[other] { $number } people
    }
remedy-hours = Longer hours
remedy-hours-caption = People who would have an open point within 20 minutes during the added hours, and have none today. { $week }
remedy-hours-note = For each point, its best half-day, Monday to Saturday. Cost: hours in a place that exists.
remedy-point = Point
remedy-when = Also open
remedy-added = Hours a week
remedy-added-unit = more hours a week
remedy-people = People
remedy-people-unit = people
remedy-trial = Trial
remedy-try = Try
remedy-range = { $day } { $hours }
remedy-new-point = One more point
remedy-new-point-caption = People brought back within 20 minutes, estimate
remedy-new-point-note = The point would be at the town hall. Cost: premises, two agents and at least 24 hours a week (rules of the label, to be verified).
remedy-commune = Commune
remedy-between = Between
remedy-colon = {": "}
remedy-low-high = { $low } and { $high }
remedy-beyond = Surely beyond today
remedy-in-turn = Several points, one after the other
remedy-in-turn-step = { $commune }: { $people } more
remedy-in-turn-trial = Try these { $count } points together
remedy-order = Hours come first, because they cost less; then points, by people brought back.
remedy-file = All possibilities (CSV)
