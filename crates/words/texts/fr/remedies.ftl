# Ce qui ramènerait le plus d’habitants à moins de 20 minutes, ou près d’un point ouvert.

remedy-heading = Ce qui changerait cela
remedy-waiting = Ce calcul est en cours. Rechargez la page dans quelques secondes.
remedy-best-point = Commune où un point de plus ramènerait le plus d’habitants à moins de 20 minutes : { $commune }, { $people } (estimation).
remedy-all-within = Par le temps estimé, personne d’ici n’est à plus de 20 minutes : un point de plus n’y changerait rien.
remedy-nothing = Ni un point de plus, ni des heures de plus n’y changeraient quelque chose cette semaine.
remedy-no-point = Aucun point de plus au centre d’une commune ne ramènerait quelqu’un d’ici à moins de 20 minutes.
remedy-persons =
    { $count ->
        [one] { $number } personne
       *[other] { $number } personnes
    }
remedy-hours = Des horaires plus larges
remedy-hours-caption = Personnes qui auraient un point ouvert à moins de 20 minutes pendant les heures ajoutées, et n’en ont pas aujourd’hui. { $week }
remedy-hours-note = Pour chaque point, sa meilleure demi-journée, du lundi au samedi. Coût : des heures dans un lieu qui existe.
remedy-point = Point
remedy-when = Ouvert en plus
remedy-added = Heures par semaine
remedy-added-unit = heures de plus par semaine
remedy-people = Personnes
remedy-people-unit = personnes
remedy-trial = Essai
remedy-try = Essayer
remedy-range = { $day } { $hours }
remedy-new-point = Un point de plus
remedy-new-point-caption = Personnes ramenées à moins de 20 minutes, estimation
remedy-new-point-note = Le point serait à la mairie. Coût : un lieu, deux agents et au moins 24 heures par semaine (règles du label, à vérifier).
remedy-commune = Commune
remedy-between = Entre
remedy-colon = {" : "}
remedy-low-high = { $low } et { $high }
remedy-beyond = Au-delà de façon sûre
remedy-in-turn = Plusieurs points, l’un après l’autre
remedy-in-turn-step = { $commune } : { $people } de plus
remedy-in-turn-trial = Essayer ces { $count } points ensemble
remedy-order = Les horaires d’abord, car ils coûtent moins ; puis les points, par habitants ramenés.
remedy-file = Toutes les possibilités (CSV)
