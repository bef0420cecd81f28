# The eight promises in a territory.

assessed-here = The eight promises
assessed-title = { $name }: the eight promises
assessed-promise = Promise
assessed-figure = Figure
assessed-verdict = Verdict
assessed-says = Left out, or what is missing
assessed-no-data = no data
assessed-no-verdict = no verdict here
assessed-of-nation = Promised for the whole of France: here, a number without a verdict.
assessed-of-nation-only = Promised for the whole of France, not to a commune or a grouping of communes.
assessed-of-departments = Promised to each department, not to a part of one.
assessed-of-nobody = Nobody lives here.
assessed-unknown = Nothing allows it to be computed.
assessed-minutes = How long for how many people
assessed-share = Share of people, estimate
assessed-within = Within
assessed-in-here = Here
assessed-hours = When a point is open
assessed-files = Take these figures
assessed-file = The eight promises (CSV)
assessed-minutes-file = People by minutes of travel (CSV)
assessed-hours-file = The hours of the week (CSV)
assessed-link = The eight promises, one by one
