# Ce que disent les cartes et les courbes dessinées.

drawing-points = Carte des points d’accueil
drawing-departments = Carte des départements, par temps de trajet
drawing-communes = Carte des communes : { $place }
drawing-curve = Part des habitants { $of_place } par temps de trajet
legend-title = Temps jusqu’au point le plus proche, en minutes
legend-note = Estimation, en voiture, sans embouteillage. Le trait noir est l’engagement : 20 minutes. Hachures : inconnu.
curve-note = Part des habitants dont le point le plus proche est à moins de tant de minutes. Trait plein : ici ; tireté : la France. Estimation, en voiture, sans embouteillage.
