# Un point en quelques lignes : ouvert ou fermé, horaires, adresse, d’où on le sait.

card-open = Ouvert, ferme à { $hour }
card-open-appointment = Ouvert sur rendez-vous, ferme à { $hour }
# Selon une liste qui n’est plus fraîche.
card-open-by-list = Ouvert d’après la liste, appelez avant, ferme à { $hour }
card-open-appointment-by-list = Ouvert sur rendez-vous d’après la liste, appelez avant, ferme à { $hour }
card-closed = Fermé
card-closed-for = Fermé ({ $reason })
card-closed-holiday = Jour férié, fermeture à confirmer
card-closed-until = { $closed }, ouvre { $when }
card-unknown = Horaires inconnus, appelez avant de venir

# Quand un point ouvre.
when-today = à { $hour }
when-tomorrow = demain à { $hour }
when-weekday = { $weekday } à { $hour }
when-day = { $day } à { $hour }
when-at-the-latest = au plus tard { $when }

card-old-list = La liste a plus de trois mois : appelez avant de venir.
card-source-list = Selon la liste du { $date }.
card-source-demonstration = Selon l’annuaire des mairies.

card-stop = Arrêt : { $commune }
card-address-approximate = { $address } (place approximative sur la carte)
card-appointment-only = Sur rendez-vous seulement.
card-appointment-at-times = Sur rendez-vous à certaines heures.
card-appointment-possible = Avec ou sans rendez-vous.
card-walk-in = Sans rendez-vous.
card-mobile = Bus ou agents qui se déplacent : appelez pour connaître les arrêts.
card-several-sites = Plusieurs lieux d’accueil : la liste n’en donne qu’un, appelez.
card-antenna = Antenne d’un autre point.

card-today = Aujourd’hui : <strong>{ $hours }</strong>
card-minutes-unit = min
card-estimate = estimation
card-week = Les horaires de la semaine

# Les jours de la semaine ; ce qui suit des heures est après une virgule.
days-caption = Horaires de la semaine
days-today = (aujourd’hui)
days-holiday = jour férié, à confirmer
days-unknown = horaires inconnus
days-closure = fermé, fermeture annoncée
days-sometimes = { $every } ; { $sometimes }
days-one-in-two = { $hours }, une semaine sur deux
days-some-of-month = { $hours }, certaines semaines du mois, appelez
days-noted = { $hours }, { $notes }
days-appointment = sur rendez-vous
days-partly-appointment = en partie sur rendez-vous
days-even = semaines paires
days-odd = semaines impaires
days-nth = certaines semaines du mois

# Le fil d’Ariane de toutes les pages.
crumbs-label = Fil d’Ariane

# L’agenda à télécharger.
calendar-open = Ouvert : { $point }
calendar-open-appointment = Ouvert (sur rendez-vous) : { $point }
