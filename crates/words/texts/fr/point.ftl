# La page d’un point.

point-mobile = Ce point se déplace : son adresse n’accueille personne. Appelez pour connaître les arrêts.
point-holiday = Aujourd’hui est un jour férié : à confirmer par téléphone.
point-closed-on = Fermé { $halves }.
point-open-only = En semaine, ouvert seulement { $halves }.
point-days = le { $day }
point-mornings = le { $day } matin
point-afternoons = le { $day } après-midi

point-no-hours = Les horaires
point-no-hours-advice = La liste ne donne pas d’horaires. Appelez avant de venir.
point-stops = Les arrêts des quatre prochaines semaines
point-stop = Passages à { $commune }
point-stop-unknown = Aucun passage connu. Appelez.
point-geo = Voir l’adresse dans votre application de cartes
point-calendar = Les ouvertures de huit semaines, pour votre agenda (.ics)
point-partners = Les permanences des partenaires (impôts, allocations, retraite…) ne sont pas dans la liste : demandez au point.
point-closures = Fermetures annoncées
point-closure = du { $from } au { $to }
point-closure-for = du { $from } au { $to } : { $reason }
point-comment = Ce que dit la liste
point-comment-quoted = « { $comment } »
point-others = Les autres points près d’ici
point-others-closed = Si ce point est fermé, un autre peut vous aider.
point-other = { $minutes } min, estimation. { $state }
point-trials = Ce que ce point change
