# La page de la méthode.

method-heading = Notre méthode
method-lead = Chaque chiffre dit qui reste de côté, et peut être recalculé par vous.
method-time = Le temps est une estimation
method-time-graph = Aucun réseau routier n’est chargé : le temps de trajet est estimé sur un graphe des communes voisines et des grandes routes. Le relief et la densité ralentissent ; les îles sans pont ne sont reliées à rien.
method-time-states = Pour un trajet seul, { $trips }. C’est pourquoi chaque personne a trois états :
method-state-within = <strong>moins de 20 minutes</strong> : même le temps le plus long de la marge ;
method-state-beyond = <strong>au-delà</strong> : même le temps le plus court de la marge dépasse 20 minutes ;
method-state-to-check = <strong>à vérifier</strong> : la marge est à cheval, ou seule l’adresse d’un bus rapproche.
method-shares = Nos parts nationales et celles de l’INSEE (BPE 2024, METRIC)
method-shares-limit = En moins de
method-shares-ours = Ici
method-homes = Où vivent les gens
method-homes-grid = Les habitants sont placés sur la grille de 1 km ({ $file }).
method-homes-spread = Les habitants sont répartis dans leur commune, plus nombreux près de la mairie.
method-homes-population = La population est la population légale 2023. Paris, Lyon et Marseille sont comptés par arrondissement. La France, ici, ce sont les 101 départements.
method-points = Les points et leurs horaires
method-points-list =
    La liste en vigueur est celle du { $dated } ({ $file }), avec { $points ->
        [one] { $points } point.
       *[other] { $points } points.
    }
method-points-demonstration = Aucune liste n’est chargée : de vraies mairies servent d’exemple.
method-points-hours = Un bus n’est jamais compté ouvert à son garage : seulement à ses arrêts, quand la liste les dit. Un jour férié est présumé fermé, à confirmer. « Une semaine sur deux » sans précision reste inconnu.
method-sources = Sources et licences
method-source-points = Liste des points : ANCT, Licence Ouverte.
method-source-communes = Communes, populations, codes postaux : INSEE, La Poste, par Etalab, Licence Ouverte.
method-source-contours = Contours : IGN ; mairies : DILA, Licence Ouverte.
method-source-roads = Grandes routes : © les contributeurs d’<a href="https://www.openstreetmap.org/copyright">OpenStreetMap</a>, ODbL.
method-source-towns = Altitudes des villes : GeoNames, CC BY.
method-again = Refaire les calculs
method-again-commands = Maillage est un logiciel libre. Ces commandes redonnent tous les chiffres :
