# Trials ("What if…"): the page, its map, and what cannot be tried.

trial-crumb = What if…
trial-question = What if… you tried something?
trial-question-closed =
    { $count ->
        [one] What if a point closed?
       *[other] What if points closed?
    }
trial-question-opened =
    { $count ->
        [one] What if a point opened?
       *[other] What if points opened?
    }
trial-question-hours = What if opening hours changed?
trial-question-moved = What if a point moved?
trial-question-all = What if all of this changed?
# The links from the page of a point to a trial.
trial-of-closing = What if this point closed?
trial-of-changing = What if its hours or its address changed?

trial-notice = <strong>This is a trial.</strong> Nothing changes in reality, and no closure is announced here.
trial-impossible = This cannot be tried

# What is tried.
trial-changes = Your trial
trial-close = Close { $point }
trial-open = Open a point: { $place }
trial-move = Move { $point }
trial-move-to = to { $place }
trial-hours = Change the opening hours: { $point }
trial-undo = Undo<span class="skip">: { $change }</span>
trial-undo-all = Undo everything
trial-other-change = Try another change, chosen from a list
trial-share = The address of this page holds the whole trial: copy it to share it. Printed, the page is a note of one sheet.
trial-position = the position { $position }

# What comes of it. Numbers of people are estimates.
trial-before = Before
trial-after = After
trial-more-far =
    { $count ->
        [one] In total, { $people } more person would be over 20 minutes from a point (estimate).
       *[other] In total, { $people } more people would be over 20 minutes from a point (estimate).
    }
trial-fewer-far =
    { $count ->
        [one] In total, { $people } fewer person would be over 20 minutes from a point (estimate).
       *[other] In total, { $people } fewer people would be over 20 minutes from a point (estimate).
    }
trial-as-many = In total, as many people gain as lose (estimate).
trial-nobody-moves = Nobody moves from one side of the 20 minutes to the other (estimate).
trial-distances-stay = Distances do not change: nobody moves from one side of the 20 minutes to the other (estimate).
trial-more-open =
    { $count ->
        [one] At any hour, { $people } more person would have an open point within 20 minutes, on average from Monday to Saturday, 8:00 to 20:00 (estimate).
       *[other] At any hour, { $people } more people would have an open point within 20 minutes, on average from Monday to Saturday, 8:00 to 20:00 (estimate).
    }
trial-fewer-open =
    { $count ->
        [one] At any hour, { $people } fewer person would have an open point within 20 minutes, on average from Monday to Saturday, 8:00 to 20:00 (estimate).
       *[other] At any hour, { $people } fewer people would have an open point within 20 minutes, on average from Monday to Saturday, 8:00 to 20:00 (estimate).
    }
trial-open-as-many = At any hour, almost as many people would have an open point near them (estimate).
trial-opened-without-hours = A point that opens has no hours yet: it does not count in the figures by hour.
trial-far-caption = People over 20 minutes from a point, before and after
trial-far = Over 20 min away
trial-open-caption = People with an open point within 20 minutes, average from Monday to Saturday, 8:00 to 20:00
trial-open-near = Open point within 20 min
trial-open-section = An open point near home
trial-open-communes = By commune, people with an open point within 20 minutes, on average from Monday to Saturday, 8:00 to 20:00:

# The communes that gain and those that lose.
trial-sides =
    { $count ->
        [0] No commune changes sides
        [one] One commune changes sides
       *[other] { $communes } communes change sides
    }
trial-winners =
    { $count ->
        [0] No commune gains
        [one] { $communes } commune gains: { $persons }
       *[other] { $communes } communes gain: { $persons }
    }
trial-losers =
    { $count ->
        [0] No commune loses
        [one] { $communes } commune loses: { $persons }
       *[other] { $communes } communes lose: { $persons }
    }
trial-persons =
    { $count ->
        [one] { $people } person
       *[other] { $people } people
    }
trial-more-often =
    { $count ->
        [0] More often: no commune
        [one] More often: { $count } commune
       *[other] More often: { $count } communes
    }
trial-less-often =
    { $count ->
        [0] Less often: no commune
        [one] Less often: { $count } commune
       *[other] Less often: { $count } communes
    }
trial-others =
    { $count ->
        [one] And one other commune.
       *[other] And { $count } other communes.
    }
trial-commune = Commune
trial-people = People
trial-no-road = no road
trial-minutes = { $minutes } min
trial-file = All communes that gain or lose (CSV)
trial-method = <a href="/methode">Method and limits</a>. To compute this again: <code>{ $command }</code>

# The map.
trial-map = Map of the trial: the communes of the list
trial-map-gain = more people within 20 minutes
trial-map-loss = fewer people within 20 minutes
trial-map-gain-hours = a point open more often within 20 minutes
trial-map-loss-hours = a point open less often
trial-map-stays = still over 20 minutes
trial-map-within = still within 20 minutes
trial-map-closed = { $commune } (closed)
trial-map-moved = { $commune } (moved)
trial-map-new = { $commune } (new)

# The forms.
trial-form-first = What would you like to try?
trial-form-more = Change the trial
trial-form-full = A trial holds at most { $most } changes. Undo one to try another.
trial-form-choose = Choose from the list
trial-form-department = Department
trial-form-department-first = First, the department
trial-form-see-points = See its points
trial-form-close = Close a point
trial-form-close-point = Point that would close
trial-form-close-try = Try<span class="skip"> closing this point</span>
trial-form-open = Open a point
trial-form-open-commune = Commune where it would open
trial-form-open-try = Try<span class="skip"> opening a point</span>
trial-form-move = Move a point
trial-form-move-point = Point that would leave
trial-form-move-commune = Commune where it would go
trial-form-move-try = Try<span class="skip"> moving this point</span>
trial-form-hours = Change opening hours
trial-form-hours-point = Point that would change
trial-form-hours-text = Its new hours, every week
trial-form-hours-example = For example: mo-fr 9:00-12:00 14:00-18:00; sa 9am-12pm
trial-form-hours-try = Try<span class="skip"> these hours</span>

# What is wrong with an address.
trial-refused-doubled = The parameter “{ $parameter }” is given twice.
trial-refused-unreadable = The parameter “{ $parameter }” is not readable text.
trial-refused-too-long = The parameter “{ $parameter }” is too long: { $limit } bytes at most.
trial-refused-hours = The parameter “horaires” cannot be read: “{ $text }”. Write for example “mo-fr 9:00-12:00 14:00-18:00; sa 9am-12pm”.
trial-refused-point = The parameter “{ $parameter }” names the point “{ $point }”, which is not in the list.
trial-refused-point-in-force = The parameter “{ $parameter }” names the point “{ $point }”, which is not in the current list.
trial-refused-twice = The parameter “{ $parameter }” names the point “{ $point }”, which already has another change: keep only one.
trial-refused-on-tour = The parameter “horaires” names the point “{ $point }”, which moves around: nobody is received at its address, whatever its hours.
trial-refused-nowhere = No commune of France is within 50 km of the position { $position } of the parameters “ouvrir” or “deplacer”.
trial-refused-too-many = The parameters “fermer”, “ouvrir”, “deplacer” and “horaires” ask for { $count } changes: { $most } at most.
trial-refused-nothing = No change is asked for.
trial-refused-missing = The parameter “{ $parameter }” is missing.
trial-refused-form-place = The parameter “{ $parameter }” must give the number of the point, a colon, then the place: “{ $text }”.
trial-refused-form-hours = The parameter “{ $parameter }” must give the number of the point, a colon, then its hours: “{ $text }”.
trial-refused-department = The parameter “departement” is not the code of a department: “{ $text }”.
trial-refused-spot = The parameter “{ $parameter }” is neither a position “longitude,latitude” nor a commune: “{ $text }”.
trial-refused-several = The parameter “{ $parameter }” may mean several communes: “{ $text }”.
trial-choice = { $commune }, { $department }
