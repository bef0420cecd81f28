# L’affiche d’une commune, pour la porte de la mairie : à l’écran et en PDF.

poster-title = Affiche : { $name }
posters-title = Affiches : { $name }
poster-crumb = Affiche
poster-about = Cette affiche s’imprime sur une feuille A4, en grands caractères, pour la porte de la mairie.
poster-open = Ouvrir l’affiche en PDF
poster-department = Toutes les affiches { $of_department } (un seul PDF)

poster-lead =
    { $count ->
        [0] Besoin d’aide pour vos démarches{"\u202F"}?
        [one] Besoin d’aide pour vos démarches{"\u202F"}? Le point France services le plus proche :
       *[other] Besoin d’aide pour vos démarches{"\u202F"}? Les { $number } points France services les plus proches :
    }
poster-lead-example =
    { $count ->
        [0] Besoin d’aide pour vos démarches{"\u202F"}?
        [one] Besoin d’aide pour vos démarches{"\u202F"}? Le point d’accueil le plus proche :
       *[other] Besoin d’aide pour vos démarches{"\u202F"}? Les { $number } points d’accueil les plus proches :
    }
poster-example = Exemple : de vraies mairies, pas des points France services.
poster-no-way = Aucune route connue ne mène à un point d’accueil. Appelez ce point avant de vous déplacer.
poster-no-point = Aucun point d’accueil n’est connu près d’ici. Demandez de l’aide à votre mairie.
poster-far = Aucun point à moins de 30 minutes (estimation). Appelez d’abord le plus proche.
poster-far-phone = Aucun point à moins de 30 minutes (estimation). Appelez d’abord le plus proche : { $phone }.
poster-old-list = La liste a plus de trois mois : appelez avant de venir.
poster-mobile = Un service se déplace aussi dans ce secteur : { $name }. Appelez le { $phone } pour connaître ses arrêts.
poster-holidays = Jours fériés : appelez avant de venir.

# D’où vient ce qui est dit, au pied de l’affiche.
poster-source-list = Horaires selon la liste du { $date }.
poster-source-example = Horaires selon l’annuaire des mairies.
poster-source-list-alone = Selon la liste du { $date }.
poster-source-example-alone = Selon l’annuaire des mairies.
poster-from-town-hall = Temps en voiture depuis la mairie : estimation.
poster-from-centre = Temps en voiture depuis le centre de la commune : estimation.
poster-date = Affiche du { $date }.

# Un point.
poster-minutes = min
poster-estimate = estimation
poster-no-phone = Pas de téléphone dans la liste.
poster-stop = Arrêt : { $commune }
poster-town-department = { $town } ({ $department })
poster-appointment-only = Sur rendez-vous seulement.
poster-appointment-possible = Avec ou sans rendez-vous.
poster-appointment-none = Sans rendez-vous.
poster-hours-unknown = Horaires inconnus.
poster-hours-unknown-call = Horaires inconnus : appelez avant de venir.
poster-hours-call = Horaires : appelez ce point.
poster-sites = Plusieurs lieux d’accueil : la liste n’en donne qu’un.
poster-sites-call = Plusieurs lieux d’accueil : appelez pour savoir où aller.
poster-antenna = Antenne d’un autre point.
poster-closure-day = Fermé le { $date }
poster-closure = Fermé du { $from } au { $until }
poster-closed = Fermé : { $days }.

# Ses horaires. $days commence par une majuscule ; $hours est suivi, s’il le faut, des semaines et des dates.
poster-days = { $days } :
poster-days-row = du { $first } au { $last }
poster-range = { $from } – { $until }
poster-hours-and = { $before } ; { $after }
poster-ask-hours = horaires à demander
poster-weeks-even = semaines paires
poster-weeks-odd = semaines impaires
poster-weeks-alternate = une semaine sur deux (appelez)
poster-weeks-some = certaines semaines du mois (appelez)
poster-week-number =
    { $number ->
        [1] 1er
       *[other] { $number }e
    }
poster-week-last = dernier
poster-weeks-of-month = { $weeks } du mois
poster-by-appointment = sur rendez-vous
poster-between = du { $from } au { $until }
poster-until = jusqu’au { $date }
poster-from = à partir du { $date }
