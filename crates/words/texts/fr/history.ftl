# Les engagements à la date de chaque liste, et ce qui a changé entre deux listes.

history-here = L’historique
history-title-nation = Les engagements, liste après liste
history-title = { $name } : les engagements, liste après liste
history-waiting = L’historique est en cours de calcul. Rechargez la page dans quelques secondes.
history-none = Aucune liste n’est chargée : il n’y a pas encore d’historique.
history-one = Une seule liste est connue, celle du { $date }. Il n’y a encore rien à comparer.
history-many = { $count } listes, du { $first } au { $last }.
history-shares = Combien d’habitants sont à moins de 20 et de 30 minutes
history-shares-caption = Trait plein : à moins de 20 minutes ; tireté : à moins de 30 minutes. Estimation, en voiture. L’échelle ne commence pas à zéro.
history-points = Combien de points
history-points-caption = Trait plein : tous les points ; tireté : les points principaux.
history-chart-shares = Part des habitants à moins de 20 et de 30 minutes, par date de liste
history-chart-points = Nombre de points par date de liste
history-table = Liste par liste
history-table-caption = Les habitants sont ceux d’aujourd’hui à toutes les dates. Estimation.
history-list = Liste du
history-all = points
history-main = principaux
history-antennas = antennes
history-mobile = mobiles
history-in-20 = à moins de 20 min
history-in-30 = à moins de 30 min
history-beyond = personnes au-delà
history-to-check = à vérifier
history-file = Ce tableau (CSV)
history-heading = Du { $from } au { $to }
history-from = De la liste du
history-to = à celle du
history-compare = Comparer
history-opened =
    { $count ->
        [0] Aucun point n’a ouvert
        [one] Un point a ouvert
       *[other] { $count } points ont ouvert
    }
history-closed =
    { $count ->
        [0] Aucun point n’a fermé
        [one] Un point a fermé
       *[other] { $count } points ont fermé
    }
history-moved =
    { $count ->
        [0] Aucun point n’a déménagé
        [one] Un point a déménagé
       *[other] { $count } points ont déménagé
    }
history-hours =
    { $count ->
        [0] Aucun point n’a changé d’horaires
        [one] Un point a changé d’horaires
       *[other] { $count } points ont changé d’horaires
    }
history-lost =
    { $count ->
        [0] Aucune commune n’a perdu d’habitants à moins de 20 minutes
        [one] Une commune a perdu des habitants à moins de 20 minutes
       *[other] { $count } communes ont perdu des habitants à moins de 20 minutes
    }
history-gained =
    { $count ->
        [0] Aucune commune n’a gagné d’habitants à moins de 20 minutes
        [one] Une commune a gagné des habitants à moins de 20 minutes
       *[other] { $count } communes ont gagné des habitants à moins de 20 minutes
    }
history-others =
    { $count ->
        [one] Et un autre dans le fichier.
       *[other] Et { $count } autres dans le fichier.
    }
history-commune = Commune
history-before = Avant
history-after = Après
history-changes-file = Tous les changements (CSV)
history-method = Un point est reconnu à son numéro ; à plus de 100 mètres, il a déménagé.
history-link = L’historique, liste après liste
history-bad-date = Le paramètre « { $name } » n’est pas la date d’une liste connue.
history-bad-order = La première liste doit être plus ancienne que la seconde.
