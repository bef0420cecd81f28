# When operators receive people themselves at a point.

sessions-heading = Operators’ own sessions
sessions-caption = Sessions of the next four weeks
sessions-others = Other bodies may receive people too: ask the point.
sessions-appointment = by appointment
sessions-no-appointment = without appointment
