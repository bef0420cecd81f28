# La table des heures d’une semaine.

week-lead = Sur cent habitants, combien ont un point <strong>ouvert</strong> à moins de 20 minutes ?
week-table = Semaine du { $first } au { $last } { $year }, estimation
week-hour = Heure
week-day = Jour
week-note = Chaque case vaut pour l’heure qui commence ; les heures sans aucun point ouvert ne sont pas montrées.
week-unknown = En France, { $mobile } points mobiles sans arrêts connus et { $without } points sans horaires n’y comptent jamais comme ouverts.
week-file = Les chiffres exacts (CSV)
week-walk-in = La même chose, sans rendez-vous
