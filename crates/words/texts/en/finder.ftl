# Find a point: the form, what it answers, what its script says.

finder-title = Find a point
finder-lead = Type your commune or your postal code.
finder-error = Something needs correcting
finder-error-advice = Type the name of a commune, or a postal code of 5 digits, and choose from what is offered.

# The search box, on the home page too.
search-label = Your commune or your postal code
search-button = Find
search-places = Communes suggested
search-said =
    { $count ->
        [0] No commune suggested.
        [1] One commune suggested.
       *[other] { $count } communes suggested, use the arrow keys to choose.
    }
search-around = Near me
search-locating = Looking for your position…
search-no-position = Your device does not give its position. Type your commune.
search-position = Your position, rounded to 100 metres, is neither kept nor written into an address.
search-commune = Search for a commune

# What is asked of a point.
choices-summary = Choose: open now, Saturday, evening…
choices-legend = Only points
choices-open-now = open now
choices-saturday = open on Saturday
choices-after-work = open after 17:00, at least one day of the week
choices-walk-in = where no appointment is needed
choices-stops = with known bus stops
choices-managers = run by
choices-any-manager = anyone
choices-post = La Poste
choices-msa = MSA
choices-other-manager = others
choices-button = Show these points

finder-which = Which commune?
finder-several = Several communes match “{ $query }”.
finder-unknown-title = Unknown commune
finder-unknown = We do not know this commune
finder-spellings = Did you mean:
finder-unknown-advice = Check the spelling, or type the postal code of 5 digits.

# The place of somebody whose device gives its position: on the map, then in sentences.
finder-you-label = You
finder-you = you
finder-of-you = of you

# $counted: the number, in words.
finder-found =
    { $count ->
        [one] { $counted } point near { $place }
       *[other] { $counted } points near { $place }
    }
finder-found-chosen =
    { $count ->
        [one] { $counted } point matching your choices near { $place }
       *[other] { $counted } points matching your choices near { $place }
    }
finder-none-chosen = None of these points within { $minutes } minutes of { $place }
finder-none-near = No point within { $minutes } minutes of { $place }

finder-now = It is <strong>{ $day }, { $hour }</strong>. { $doors }. The nearest is { $time } away by car (estimate).
finder-now-far = { $now } You made no mistake: here is what you can do.
# Of $of points, $open are open.
finder-doors =
    { $of ->
        [1] { $open ->
            [0] It is not open
           *[other] It is open
        }
       *[other] { $open ->
            [0] None is open
            [1] Only one is open
           *[other] { $counted } are open
        }
    }
finder-doors-by-list = { $doors } according to the list
finder-nothing-chosen = No point that we know matches all your choices.
finder-nothing-near = No road that we know leads to a point. Call the town hall, or a point elsewhere.

# When everything is closed, or far, or nothing matches the choices.
finder-closed = Everything is closed now
finder-first-to-open = The first to open: { $point }, { $when }.
finder-first-unknown = Nobody knows when the next one opens.
finder-by-phone = Staff can also help you by telephone during opening hours: { $phone }
finder-call-nearest = Call the nearest point
finder-call-state = { $state }. Staff can help you by telephone, or call you back.
finder-in-our-list = { $place } is on our list
finder-promise = The State promised a point within 20 minutes. That is not kept here: { $who }
finder-fewer-choices = Remove a choice, or see { $all }.
finder-all-points = all points near { $place }

finder-mobile = A bus or travelling staff come near here
finder-mobile-advice = Their stops are not on the list. Call to know where and when.
finder-commune = { $place }: all the figures
finder-map = Map of the points of the list
finder-map-note = The map shows the same points as the list. Times are estimates, by car, without traffic jams.
finder-method = How?
