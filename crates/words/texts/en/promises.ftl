# The promises themselves. In English, these are the words of promises/*.toml.

promise-p1-text = More than 2,000 points
promise-p1-source = Government communiqué, January 2022. The minutes of the Council of Ministers of 26 January 2022 say that the goal of 2,000 physical sites has been reached.
promise-p1-method = The number of labelled rows in the list in force on that date, the two of Saint-Martin included: main points and branches together, with the main points alone beside.

promise-p2-text = A base of at least 9 services at every point
promise-p2-source = Government communiqué, January 2022; eleven services since 2024.
promise-p2-method = The label obliges every point to offer the base. No open source says which services a point really gives: the result is unknown until the points declare them.
promise-p2-missing = Nobody publishes the services that each point gives.
promise-p2-publisher = The national agency for territorial cohesion (ANCT), which follows the activity of the points.

promise-p3-text = More than twenty points in every department
promise-p3-source = Government communiqué, January 2022.
promise-p3-method = 21 points or more in each of the 101 departments, overseas included; Saint-Martin is not one of them. Main points and branches together, with the main points alone beside. A department that falls short is named with the number of points it lacks, never with its inhabitants.

promise-p4-text = Everybody less than 20 minutes from a point
promise-p4-source = Government communiqué, January 2022. The minutes of the Council of Ministers of 26 January 2022 speak of 30 minutes instead.
promise-p4-method = Time by car, not rounded, from each populated place to the nearest point, even in another department; exactly 20 minutes count as kept. Somebody is beyond if even the shortest time of the margin of error is over 20 minutes; to check if the margin lies on both sides, or if only the address of a mobile point is within 20 minutes. Without any way there, they are beyond, counted, and left out of the average.

promise-p5-text = Agents trained in reception and procedures
promise-p5-source = Government communiqué, January 2022; national charter, order of 16 June 2025 (LEGIARTI000051827933).
promise-p5-method = Computed from rotas and training: two trained agents throughout opening hours. Unknown until the points use this program.
promise-p5-missing = Nobody publishes teams or their training.
promise-p5-publisher = Each point, and the national agency for territorial cohesion (ANCT).

promise-p6-text = Human and personal help
promise-p6-source = Government communiqué, January 2022.
promise-p6-method = Computed from visits: waiting time, requests settled on the spot, answers received. Unknown until the points use this program.
promise-p6-missing = Points do not publish their waiting time yet.
promise-p6-publisher = Each point.

promise-p7-text = Access to rights in the whole territory
promise-p7-source = Government communiqué, January 2022.
promise-p7-method = Computed from rights found, claimed and obtained. Unknown until the points use this program.
promise-p7-missing = Rights that people have and do not claim are not measured by commune.
promise-p7-publisher = CNAF, CNAM and MSA, which pay benefits, and France Travail, the employment service.

promise-p8-text = Nobody left by the roadside
promise-p8-source = Government communiqué, January 2022: an everyday public service that leaves nobody by the roadside.
promise-p8-method = The people for whom a promise made to each person fails: today travel time alone, since P6 and P7 are unknown. What the network lacks (P1, P2, P3, P5) stands beside, as points and places, never as inhabitants.
