# Trouver un point : le formulaire, ce qu’il répond, ce que son script dit.

finder-title = Trouver un point
finder-lead = Écrivez votre commune ou votre code postal.
finder-error = Il y a une erreur
finder-error-advice = Écrivez un nom de commune, ou un code postal à 5 chiffres, et choisissez parmi ce qui est proposé.

# Le champ de recherche, aussi sur l’accueil.
search-label = Votre commune ou votre code postal
search-button = Trouver
search-places = Communes proposées
search-said =
    { $count ->
        [0] Aucune commune proposée.
        [1] Une commune proposée.
       *[other] { $count } communes proposées, flèches pour choisir.
    }
search-around = Autour de moi
search-locating = Recherche de votre position…
search-no-position = Votre appareil ne donne pas sa position. Écrivez votre commune.
search-position = Votre position, arrondie à 100 mètres, n’est ni gardée ni écrite dans une adresse.
search-commune = Chercher une commune

# Ce que l’on demande à un point.
choices-summary = Choisir : ouvert maintenant, samedi, soir…
choices-legend = Seulement les points
choices-open-now = ouverts maintenant
choices-saturday = ouverts samedi
choices-after-work = ouverts après 17 h, un jour au moins de la semaine
choices-walk-in = qui reçoivent sans rendez-vous
choices-stops = arrêts de bus connus
choices-managers = tenus par
choices-any-manager = tous
choices-post = La Poste
choices-msa = la MSA
choices-other-manager = d’autres
choices-button = Montrer ces points

finder-which = Quelle commune ?
finder-several = Plusieurs communes répondent à « { $query } ».
finder-unknown-title = Commune inconnue
finder-unknown = Nous ne connaissons pas cette commune
finder-spellings = Voulez-vous dire :
finder-unknown-advice = Vérifiez l’orthographe, ou écrivez le code postal à 5 chiffres.

# La place de quelqu’un dont l’appareil donne la position : sur la carte, puis dans les phrases.
finder-you-label = Vous
finder-you = vous
finder-of-you = de vous

# $of_place : « d’Ispagnac », « du Puy-en-Velay » ; $counted : le nombre, en lettres.
finder-found =
    { $count ->
        [one] { $counted } point près { $of_place }
       *[other] { $counted } points près { $of_place }
    }
finder-found-chosen =
    { $count ->
        [one] { $counted } point selon vos choix, près { $of_place }
       *[other] { $counted } points selon vos choix, près { $of_place }
    }
finder-none-chosen = Aucun de ces points à moins de { $minutes } minutes { $of_place }
finder-none-near = Aucun point à moins de { $minutes } minutes { $of_place }

finder-now = Nous sommes <strong>{ $day }, { $hour }</strong>. { $doors }. Le plus proche est à { $time } en voiture (estimation).
finder-now-far = { $now } Ce n’est pas une erreur de votre part : voici ce que vous pouvez faire.
# De $of points, $open sont ouverts.
finder-doors =
    { $of ->
        [1] { $open ->
            [0] Il n’est pas ouvert
           *[other] Il est ouvert
        }
       *[other] { $open ->
            [0] Aucun n’est ouvert
            [1] Un seul est ouvert
           *[other] { $counted } sont ouverts
        }
    }
finder-doors-by-list = { $doors } d’après la liste
finder-nothing-chosen = Aucun point connu ne répond à tous vos choix.
finder-nothing-near = Aucune route connue ne mène à un point. Appelez la mairie, ou un point d’un autre lieu.

# Quand tout est fermé, loin, ou que rien ne répond aux choix.
finder-closed = Tout est fermé maintenant
finder-first-to-open = Le premier à ouvrir : { $point }, { $when }.
finder-first-unknown = Personne ne sait quand le prochain ouvre.
finder-by-phone = Un agent peut aussi vous aider par téléphone aux heures d’ouverture : { $phone }
finder-call-nearest = Téléphoner au point le plus proche
finder-call-state = { $state }. Un agent peut vous aider par téléphone ou vous rappeler.
finder-in-our-list = { $place } est dans notre liste
finder-promise = L’État a promis un point à moins de 20 minutes. Ici, il n’est pas tenu : { $who }
finder-fewer-choices = Enlevez un choix, ou voyez { $all }.
finder-all-points = tous les points près { $of_place }

finder-mobile = Un bus ou des agents se déplacent près d’ici
finder-mobile-advice = Leurs arrêts ne sont pas dans la liste. Appelez pour savoir où et quand.
finder-commune = { $place } : tous les chiffres
finder-map = Carte des points de la liste
finder-map-note = La carte montre les mêmes points que la liste. Les temps sont estimés, en voiture, sans embouteillage.
finder-method = Comment ?
