# The page of a point.

point-mobile = This point travels: nobody is received at its address. Call to know the stops.
point-holiday = Today is a public holiday: check by telephone.
point-closed-on = Closed { $halves }.
point-open-only = On weekdays, open only { $halves }.
point-days = on { $day }s
point-mornings = on { $day } mornings
point-afternoons = on { $day } afternoons

point-no-hours = Opening hours
point-no-hours-advice = The list gives no hours. Call before you go.
point-stops = Stops of the next four weeks
point-stop = Visits to { $commune }
point-stop-unknown = No known visit. Call.
point-geo = See the address in your map application
point-calendar = Openings of eight weeks, for your calendar (.ics)
point-partners = The partners’ own sessions (taxes, benefits, pensions…) are not on the list: ask the point.
point-closures = Closures announced
point-closure = from { $from } to { $to }
point-closure-for = from { $from } to { $to }: { $reason }
point-comment = What the list says
point-comment-quoted = “{ $comment }”
point-others = Other points near here
point-others-closed = If this point is closed, another can help you.
point-other = { $minutes } min, estimate. { $state }
point-trials = What this point changes
