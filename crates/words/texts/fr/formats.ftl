# Comment s’écrivent les nombres, les heures et les jours.

language-name = Français
thousands-separator = {"\u202F"}
decimal-mark = ,
percent = { $number }{"\u202F"}%
minutes-long =
    { $count ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }
# Les minutes d’une heure sont écrites avec deux chiffres.
hour-sharp = { $hour } h
hour-and-minutes = { $hour } h { $minute }
range = { $from } – { $until }
closed = fermé
both = { $first } et { $second }
weekdays = lundi mardi mercredi jeudi vendredi samedi dimanche
weekdays-short = lu ma me je ve sa di
months = janvier février mars avril mai juin juillet août septembre octobre novembre décembre
day-month =
    { $day ->
        [1] 1er { $month }
       *[other] { $day } { $month }
    }
weekday-day-month = { $weekday } { $day_month }
day-month-year = { $day_month } { $year }
counts-masculine = zéro un deux trois quatre cinq six sept huit neuf dix onze douze
counts-feminine = zéro une deux trois quatre cinq six sept huit neuf dix onze douze
