# L’accueil.

home-title = Trouver quelqu’un pour vous aider
home-heading = Quelqu’un pour vous aider, près de chez vous
home-lead = Dans un point France services, un agent vous reçoit et fait les démarches avec vous : impôts, retraite, santé, emploi, logement, papiers. C’est gratuit.
home-example = Par exemple : Ispagnac, ou 48320
home-map = des habitants à plus de 20 minutes. Chaque point noir est un point d’accueil.
home-finder = Le plus proche, ses horaires, son téléphone.
home-board = Ce que l’État a promis, vérifié commune par commune.
home-promise = La promesse, vérifiée
home-computed = Calcul du { $day } { $year }.
home-method = Comment ?
home-list = La liste<span class="skip"> : { $promise }</span>
home-all = Voir les huit engagements et leurs listes
