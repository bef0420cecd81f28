# La page d’une région, d’un département, d’une intercommunalité.

territory-facts =
    { $people ->
        [one] { $people } habitant
       *[other] { $people } habitants
    }, { $communes ->
        [one] { $communes } commune
       *[other] { $communes } communes
    }, { $points ->
        [one] { $points } point d’accueil.
       *[other] { $points } points d’accueil.
    }
territory-table = { $place } et la France
territory-promise = Engagement
territory-here = Ici
territory-france = France
territory-france-colon = France :
territory-verdict = Verdict
territory-count = { $count } sur { $of }
territory-missing = Il en manque { $missing }.
territory-sure = … sans compter l’adresse des bus
territory-open = … d’un point ouvert, le mercredi de 17 h à 18 h
territory-mean = Temps moyen jusqu’au point le plus proche

territory-far = Les communes à plus de 20 minutes
territory-beyond = Au-delà, de façon sûre
territory-nobody-beyond = Aucun habitant n’est au-delà de façon sûre.
territory-to-check = À vérifier : la marge d’erreur est à cheval
territory-trial = Et si un point ouvrait ou fermait ici ?

territory-departments = Les départements
territory-department = Département
territory-epcis = Les intercommunalités
territory-epci = Intercommunalité
territory-outside = Habitants à plus de 20 min
territory-within = À moins de 20 min

territory-curve = Combien de temps pour combien d’habitants
territory-curve-table = Part des habitants, estimation
territory-curve-limit = En moins de
territory-when = Quand un point est ouvert

territory-points = Les points { $of_place }
territory-point = Point
territory-today = Aujourd’hui
territory-today-unknown = inconnu
territory-weekly = Heures par semaine
territory-phone = Téléphone
territory-no-point = La liste ne compte aucun point ici.

territory-files = Reprendre ces chiffres
territory-file-communes = Les communes laissées de côté (CSV)
territory-file-hours = Les heures de la semaine (CSV)
territory-file-minutes = Les habitants par minute de trajet (CSV)
