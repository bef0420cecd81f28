# The poster of a commune, for the town hall’s door: on the screen and as PDF.

poster-title = Poster: { $name }
posters-title = Posters: { $name }
poster-crumb = Poster
poster-about = This poster prints on one A4 sheet, in large letters, for the town hall’s door.
poster-open = Open the poster as PDF
poster-department = All posters of the department { $department } (one PDF)

poster-lead =
    { $count ->
        [0] Need help with official paperwork?
        [one] Need help with official paperwork? The nearest France services point:
       *[other] Need help with official paperwork? The { $number } nearest France services points:
    }
poster-lead-example =
    { $count ->
        [0] Need help with official paperwork?
        [one] Need help with official paperwork? The nearest help point:
       *[other] Need help with official paperwork? The { $number } nearest help points:
    }
poster-example = Example: real town halls, not France services points.
poster-no-way = No known road leads to a help point. Call this point before you set out.
poster-no-point = No help point is known near here. Ask your town hall for help.
poster-far = No point within 30 minutes (estimate). Call the nearest one first.
poster-far-phone = No point within 30 minutes (estimate). Call the nearest one first: { $phone }.
poster-old-list = The list is over three months old: call before you come.
poster-mobile = A mobile service also visits this area: { $name }. Call { $phone } to ask for its stops.
poster-holidays = Public holidays: call before you come.

# Where all this comes from, at the foot of the poster.
poster-source-list = Hours from the list of { $date }.
poster-source-example = Hours from the directory of town halls.
poster-source-list-alone = From the list of { $date }.
poster-source-example-alone = From the directory of town halls.
poster-from-town-hall = Times by car from the town hall: estimates.
poster-from-centre = Times by car from the middle of the commune: estimates.
poster-date = Poster of { $date }.

# A point.
poster-minutes = min
poster-estimate = estimate
poster-no-phone = No phone number in the list.
poster-stop = Stop: { $commune }
poster-town-department = { $town } ({ $department })
poster-appointment-only = By appointment only.
poster-appointment-possible = With or without an appointment.
poster-appointment-none = No appointment needed.
poster-hours-unknown = Hours unknown.
poster-hours-unknown-call = Hours unknown: call before you come.
poster-hours-call = Hours: call this point.
poster-sites = Several sites: the list gives only one.
poster-sites-call = Several sites: call to ask where to go.
poster-antenna = Branch of another point.
poster-closure-day = Closed on { $date }
poster-closure = Closed from { $from } to { $until }
poster-closed = Closed: { $days }.

# Its hours. $days begins with a capital; $hours is followed, where need be, by the weeks and dates.
poster-days = { $days }:
poster-days-row = { $first } to { $last }
poster-range = { $from } – { $until }
poster-hours-and = { $before }; { $after }
poster-ask-hours = ask for the hours
poster-weeks-even = even-numbered weeks
poster-weeks-odd = odd-numbered weeks
poster-weeks-alternate = every other week (call)
poster-weeks-some = some weeks of the month (call)
poster-week-number =
    { $number ->
        [1] first
        [2] second
        [3] third
        [4] fourth
       *[other] fifth
    }
poster-week-last = last
poster-weeks-of-month = { $weeks } of the month
poster-by-appointment = by appointment
poster-between = from { $from } to { $until }
poster-until = until { $date }
poster-from = from { $date }
