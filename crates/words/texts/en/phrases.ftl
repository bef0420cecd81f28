# What several pages of figures say.

verdict-kept = Kept
verdict-broken = Not kept
verdict-to-check = To check
verdict-unknown = Unknown
verdict-measure = A measure, not a promise
no-figure = no data

figure-points = open points
figure-departments = departments out of { $of }
figure-people = of people, estimate
minutes-short = { $minutes } min
within-minutes =
    { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }

# Who it is about, in one sentence.
who-uncomputable = Nothing allows us to compute it.
who-enough = There are enough.
who-nobody = Nobody.
who-points =
    { $departments ->
        [one] { $departments } department falls short
       *[other] { $departments } departments fall short
    }: { $points ->
        [one] { $points } point is missing.
       *[other] { $points } points are missing.
    }
who-people =
    { $beyond ->
        [one] { $beyond } person
       *[other] { $beyond } people
    } certainly beyond 20 minutes{ $places ->
        [0] {""}
        [one] {""}
       *[other] , in { $places } communes
    }; { $to_check } to check.

# The table of communes left out.
communes-column = Commune
communes-people = People
communes-minutes = Minutes
communes-nearest = Nearest point
communes-no-road = no road
communes-time = { $time } ({ $low } to { $high })
communes-download = Download (CSV)
communes-others =
    { $count ->
        [one] The other commune
       *[other] The { $count } other communes
    }

# A link whose words are enough for the eye, and what it is about for those who listen.
link-of = { $link }<span class="skip">: { $what }</span>

# Date, sources and margin of error of a page’s figures.
about-figures =
    Computed for { $date }, { $origin ->
        [list] from the list of { $dated }
       *[demonstration] from the directory of town halls
    }; { $homes ->
        [grid] measured from where people live (1 km grid)
        [polygons] people spread over their commune
       *[centres] measured from the centre of each commune
    }. Estimate: { $trips }.
about-trips = eight trips out of ten take between { $low }% and { $high }% of the estimated time
about-method = Method and limits
compute-again = To compute this again:
report-mistake = Report a mistake

# Places, as pages name them.
place-france = France
place-of-france = of France
place-of-epci = of this territory
