# How numbers, hours and days are written.

language-name = English
thousands-separator = ,
decimal-mark = .
percent = { $number }%
minutes-long =
    { $count ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }
# The 24-hour clock, which doors in France show too.
hour-sharp = { $hour }:00
hour-and-minutes = { $hour }:{ $minute }
range = { $from } – { $until }
closed = closed
both = { $first } and { $second }
weekdays = Monday Tuesday Wednesday Thursday Friday Saturday Sunday
weekdays-short = Mo Tu We Th Fr Sa Su
months = January February March April May June July August September October November December
day-month = { $day } { $month }
weekday-day-month = { $weekday } { $day_month }
day-month-year = { $day_month } { $year }
counts-masculine = zero one two three four five six seven eight nine ten eleven twelve
counts-feminine = zero one two three four five six seven eight nine ten eleven twelve
