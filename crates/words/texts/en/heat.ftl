# The table of the hours of the week.

heat-empty = At no hour of this week does the share reach one inhabitant in a hundred.
