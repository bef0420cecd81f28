# The page of a region, a department, a grouping of communes.

territory-facts =
    { $people ->
        [one] { $people } inhabitant
       *[other] { $people } inhabitants
    }, { $communes ->
        [one] { $communes } commune
       *[other] { $communes } communes
    }, { $points ->
        [one] { $points } point.
       *[other] { $points } points.
    }
territory-table = { $place } and France
territory-promise = Promise
territory-here = Here
territory-france = France
territory-france-colon = France:
territory-verdict = Verdict
territory-count = { $count } of { $of }
territory-missing = { $missing } missing.
territory-sure = … not counting the addresses of buses
territory-open = … from a point that is open, on Wednesdays from 17:00 to 18:00
territory-mean = Average time to the nearest point

territory-far = Communes more than 20 minutes away
territory-beyond = Certainly beyond
territory-nobody-beyond = Nobody is certainly beyond.
territory-to-check = To check: within the margin of error
territory-trial = What if a point opened or closed here?

territory-departments = Departments
territory-department = Department
territory-epcis = Groupings of communes
territory-epci = Grouping of communes
territory-outside = People more than 20 min away
territory-within = Within 20 min

territory-curve = How long for how many people
territory-curve-table = Share of people, estimate
territory-curve-limit = In less than
territory-when = When a point is open

territory-points = Points in { $place }
territory-point = Point
territory-today = Today
territory-today-unknown = unknown
territory-weekly = Hours a week
territory-phone = Phone
territory-no-point = The list has no point here.

territory-files = Use these figures
territory-file-communes = Communes left out (CSV)
territory-file-hours = The hours of the week (CSV)
territory-file-minutes = People by minute of travel (CSV)
