# La page d’une commune.

commune-facts =
    { $people ->
        [one] { $people } habitant, { $department }.
       *[other] { $people } habitants, { $department }.
    }
commune-how-long = Depuis la mairie, { $point } est à { $time } en voiture (estimation).
commune-no-road = Aucune route connue ne mène à un point d’accueil.
commune-open-now = Est-ce ouvert maintenant ?
commune-poster = L’affiche à imprimer, en grands caractères

commune-nobody = Quand personne n’est ouvert à moins de 20 minutes
commune-week = Semaine du { $from } au { $to }, entre 8 h et 20 h
commune-always-somebody = toujours quelqu’un d’ouvert
commune-nobody-all-day = personne de la journée
commune-hours = de { $from } à { $until }

commune-concerned = Qui d’autre est concerné
commune-kept = Tous les habitants sont à moins de 20 minutes d’un point, même en comptant la marge d’erreur.
commune-times = Temps en voiture jusqu’au point le plus proche, estimation
commune-within = En moins de { $minutes } minutes
commune-mean = Temps moyen
commune-mean-minutes = { $minutes } min

commune-trial = Et si un point ouvrait ici ?
commune-about = { $about } Commande : maillage coverage --level commune --code { $code }.
commune-method = Méthode et limites
# De quoi parle un message à qui tient le site.
commune-subject = Commune { $code }
