# Ce que plusieurs pages de chiffres disent.

verdict-kept = Tenu
verdict-broken = Non tenu
verdict-to-check = À vérifier
verdict-unknown = Inconnu
verdict-measure = Mesure, pas un engagement
no-figure = pas de donnée

figure-points = points ouverts
figure-departments = départements sur { $of }
figure-people = des habitants, estimation
minutes-short = { $minutes } min
within-minutes = { $minutes } minutes

# De qui il s’agit, en une phrase.
who-uncomputable = Rien ne permet de le calculer.
who-enough = Le compte y est.
who-nobody = Personne.
who-points =
    { $departments ->
        [one] { $departments } département n’y est pas
       *[other] { $departments } départements n’y sont pas
    } : il manque { $points ->
        [one] { $points } point.
       *[other] { $points } points.
    }
who-people =
    { $beyond ->
        [one] { $beyond } personne
       *[other] { $beyond } personnes
    } au-delà, de façon sûre{ $places ->
        [one] {""}
       *[other] , dans { $places } communes
    } ; { $to_check } à vérifier.

# La table des communes laissées de côté.
communes-column = Commune
communes-people = Habitants
communes-minutes = Minutes
communes-nearest = Point le plus proche
communes-no-road = aucune route
communes-time = { $time } ({ $low } à { $high })
communes-download = Télécharger (CSV)
communes-others =
    { $count ->
        [one] L’autre commune
       *[other] Les { $count } autres communes
    }

# Un lien dont les mots suffisent à l’œil, et ce dont il parle pour qui écoute.
link-of = { $link }<span class="skip"> : { $what }</span>

# Date, sources et marge d’erreur des chiffres d’une page.
about-figures =
    Calcul du { $date }, { $origin ->
        [list] selon la liste du { $dated }
       *[demonstration] selon l’annuaire des mairies
    } ; { $homes ->
        [grid] mesuré depuis les lieux habités (grille de 1 km)
        [polygons] habitants répartis dans leur commune
       *[centres] mesuré depuis le centre des communes
    }. Estimation : { $trips }.
about-trips = huit trajets sur dix durent entre { $low } et { $high } % du temps estimé
about-method = Méthode et limites
compute-again = Pour refaire ce calcul :
report-mistake = Signaler une erreur

# Les lieux, comme les pages les nomment.
place-france = France
place-of-france = de la France
place-of-epci = de ce territoire
