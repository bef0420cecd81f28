# La page des huit engagements.

board-heading = Ce que l’État a promis, vérifié
board-lead = En janvier 2022, l’État a pris huit engagements. Nous les recalculons, et nous disons toujours qui reste de côté.
board-tally = Au { $date }, sur huit engagements : { $counts }.
board-tally-kept =
    { $count ->
        [one] { $said } tenu
       *[other] { $said } tenus
    }
board-tally-broken =
    { $count ->
        [one] { $said } non tenu
       *[other] { $said } non tenus
    }
board-tally-to-check = { $said } à vérifier
board-tally-unknown =
    { $count ->
        [one] { $said } inconnu
       *[other] { $said } inconnus
    }
board-jump-where = Où ?
board-jump-when = Quand ?

board-table = Les huit engagements
board-column-promise = Engagement
board-column-measure = Mesure
board-column-verdict = Verdict
board-column-left-out = Laissés de côté
board-column-list = Liste
board-link-list = La liste
board-link-why = Pourquoi
board-link-hours = Les heures
board-measure-sure = sans compter l’adresse des bus
board-measure-open = et que ce point soit ouvert, le mercredi de 17 h à 18 h
board-measure-without =
    { $people ->
        [one] { $people } personne n’en a pas.
       *[other] { $people } personnes n’en ont pas.
    }
board-about = { $about } Carte : temps sous lequel vivent neuf habitants sur dix.

board-where = Où : le temps jusqu’au point le plus proche
board-worst = Les plus éloignés
board-worst-department = Département
board-worst-people = Habitants à plus de 20 min
board-worst-share = Part
board-worst-note =
    Par le temps estimé. Au-delà de façon sûre, dans toute la France : { $beyond ->
        [one] { $beyond } personne.
       *[other] { $beyond } personnes.
    }
board-departments = Les 101 départements
board-when = Quand : l’heure compte autant que la distance
