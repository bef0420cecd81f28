# A point in a few lines: open or closed, hours, address, how we know.

card-open = Open, closes at { $hour }
card-open-appointment = Open by appointment, closes at { $hour }
# From a list that is no longer fresh.
card-open-by-list = Open according to the list, call first, closes at { $hour }
card-open-appointment-by-list = Open by appointment according to the list, call first, closes at { $hour }
card-closed = Closed
card-closed-for = Closed ({ $reason })
card-closed-holiday = Public holiday, closure to be confirmed
card-closed-until = { $closed }, opens { $when }
card-unknown = Hours unknown, call before you go

# When a point opens.
when-today = at { $hour }
when-tomorrow = tomorrow at { $hour }
when-weekday = on { $weekday } at { $hour }
when-day = on { $day } at { $hour }
when-at-the-latest = { $when } at the latest

card-old-list = The list is more than three months old: call before you go.
card-source-list = From the list of { $date }.
card-source-demonstration = From the directory of town halls.

card-stop = Stop: { $commune }
card-address-approximate = { $address } (approximate place on the map)
card-appointment-only = By appointment only.
card-appointment-at-times = By appointment at certain hours.
card-appointment-possible = With or without appointment.
card-walk-in = No appointment needed.
card-mobile = Bus or travelling staff: call to know the stops.
card-several-sites = Several places to be received: the list gives only one, call.
card-antenna = Branch of another point.

card-today = Today: <strong>{ $hours }</strong>
card-minutes-unit = min
card-estimate = estimate
card-week = Hours of the week

# The days of the week; what follows hours stands after a comma.
days-caption = Hours of the week
days-today = (today)
days-holiday = public holiday, to be confirmed
days-unknown = hours unknown
days-closure = closed, closure announced
days-sometimes = { $every }; { $sometimes }
days-one-in-two = { $hours }, one week in two
days-some-of-month = { $hours }, some weeks of the month, call
days-noted = { $hours }, { $notes }
days-appointment = by appointment
days-partly-appointment = partly by appointment
days-even = even-numbered weeks
days-odd = odd-numbered weeks
days-nth = some weeks of the month

# The trail of links on all pages.
crumbs-label = Breadcrumb

# The calendar file.
calendar-open = Open: { $point }
calendar-open-appointment = Open (by appointment): { $point }
