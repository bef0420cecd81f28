# The page of a commune.

commune-facts =
    { $people ->
        [one] { $people } inhabitant, { $department }.
       *[other] { $people } inhabitants, { $department }.
    }
commune-how-long = From the town hall, { $point } is { $time } away by car (estimate).
commune-no-road = No road that we know leads to a point.
commune-open-now = Is it open now?
commune-poster = The poster to print, in large letters

commune-nobody = When nobody is open within 20 minutes
commune-week = Week of { $from } to { $to }, between 8:00 and 20:00
commune-always-somebody = always somebody open
commune-nobody-all-day = nobody all day
commune-hours = from { $from } to { $until }

commune-concerned = Who else is concerned
commune-kept = All inhabitants are within 20 minutes of a point, even allowing for the margin of error.
commune-times = Time by car to the nearest point, estimate
commune-within = Within { $minutes } minutes
commune-mean = Mean time
commune-mean-minutes = { $minutes } min

commune-trial = What if a point opened here?
commune-about = { $about } Command: maillage coverage --level commune --code { $code }.
commune-method = Method and limits
# What a message to those who keep the site is about.
commune-subject = Commune { $code }
