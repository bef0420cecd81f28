# La liste entière des communes laissées de côté.

left-out-here = Les communes
left-out-title-beyond = { $place } : au-delà, de façon sûre
left-out-title-to-check = { $place } : à vérifier
left-out-see-beyond = Voir les communes au-delà, de façon sûre
left-out-see-to-check = Voir les communes à vérifier
left-out-total =
    { $people ->
        [one] { $people } personne
       *[other] { $people } personnes
    }, dans { $places ->
        [one] { $places } commune.
       *[other] { $places } communes.
    }
left-out-table = Communes, par habitants
left-out-nobody = Personne.
left-out-pages = Pages
left-out-position = Page { $page } sur { $pages }
left-out-before = Page précédente
left-out-after = Page suivante
left-out-file = Télécharger toute la liste (CSV)
