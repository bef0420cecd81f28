# The page of the eight promises.

board-heading = What the State promised, verified
board-lead = In January 2022 the French State made eight promises. We compute them again, and we always say who is left out. The translations are ours; the promises themselves are in French.
board-tally = On { $date }, of eight promises: { $counts }.
board-tally-kept = { $said } kept
board-tally-broken = { $said } not kept
board-tally-to-check = { $said } to check
board-tally-unknown = { $said } unknown
board-jump-where = Where?
board-jump-when = When?

board-table = The eight promises
board-column-promise = Promise
board-column-measure = Measure
board-column-verdict = Verdict
board-column-left-out = Left out
board-column-list = List
board-link-list = The list
board-link-why = Why
board-link-hours = The hours
board-measure-sure = not counting the addresses of buses
board-measure-open = and that point is open, on Wednesdays from 17:00 to 18:00
board-measure-without =
    { $people ->
        [one] { $people } person has none.
       *[other] { $people } people have none.
    }
board-about = { $about } Map: the time within which nine people out of ten live.

board-where = Where: the time to the nearest point
board-worst = The farthest away
board-worst-department = Department
board-worst-people = People more than 20 min away
board-worst-share = Share
board-worst-note =
    By the estimated time. Certainly beyond, in the whole of France: { $beyond ->
        [one] { $beyond } person.
       *[other] { $beyond } people.
    }
board-departments = The 101 departments
board-when = When: the hour matters as much as the distance
