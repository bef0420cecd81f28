# The page of the method.

method-heading = Our method
method-lead = Every figure says who is left out, and you can compute it again yourself.
method-time = Time is an estimate
method-time-graph = No road network is loaded: travel time is estimated on a graph of neighbouring communes and main roads. Hills and towns slow it down; islands without a bridge are connected to nothing.
method-time-states = For a single trip, { $trips }. That is why each person is in one of three states:
method-state-within = <strong>less than 20 minutes</strong>: even the longest time of the margin is;
method-state-beyond = <strong>beyond</strong>: even the shortest time of the margin is over 20 minutes;
method-state-to-check = <strong>to check</strong>: the margin lies on both sides, or only a bus’s address is near.
method-shares = Our national shares and those of INSEE, the statistical office (BPE 2024, METRIC)
method-shares-limit = In less than
method-shares-ours = Here
method-homes = Where people live
method-homes-grid = People are placed on the 1 km grid ({ $file }).
method-homes-spread = People are spread over their commune, more of them near the town hall.
method-homes-population = The population is the legal population of 2023. Paris, Lyon and Marseille are counted by arrondissement. France, here, is the 101 departments.
method-points = The points and their hours
method-points-list =
    The list in force is that of { $dated } ({ $file }), with { $points ->
        [one] { $points } point.
       *[other] { $points } points.
    }
method-points-demonstration = No list is loaded: real town halls stand as examples.
method-points-hours = A bus is never counted as open at its garage: only at its stops, where the list gives them. A public holiday is presumed closed, to be confirmed. “Every other week” without anything more stays unknown.
method-sources = Sources and licences
method-source-points = List of points: ANCT, Licence Ouverte.
method-source-communes = Communes, populations, postal codes: INSEE, La Poste, through Etalab, Licence Ouverte.
method-source-contours = Boundaries: IGN; town halls: DILA, Licence Ouverte.
method-source-roads = Main roads: © <a href="https://www.openstreetmap.org/copyright">OpenStreetMap</a> contributors, ODbL.
method-source-towns = Altitudes of towns: GeoNames, CC BY.
method-again = Computing it again
method-again-commands = Maillage is free software. These commands give all figures again:
