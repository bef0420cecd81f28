# Les huit engagements dans un territoire.

assessed-here = Les huit engagements
assessed-title = { $name } : les huit engagements
assessed-promise = Engagement
assessed-figure = Mesure
assessed-verdict = Verdict
assessed-says = Laissés de côté, ou ce qui manque
assessed-no-data = pas de donnée
assessed-no-verdict = sans verdict ici
assessed-of-nation = Promis pour la France entière : ici, un nombre sans verdict.
assessed-of-nation-only = Promis pour la France entière, pas à une commune ni à une intercommunalité.
assessed-of-departments = Promis à chaque département, pas à une partie.
assessed-of-nobody = Personne n’habite ici.
assessed-unknown = Rien ne permet de le calculer.
assessed-minutes = Combien de temps pour combien d’habitants
assessed-share = Part des habitants, estimation
assessed-within = En moins de
assessed-in-here = Ici
assessed-hours = Quand un point est ouvert
assessed-files = Reprendre ces chiffres
assessed-file = Les huit engagements (CSV)
assessed-minutes-file = Les habitants par minute de trajet (CSV)
assessed-hours-file = Les heures de la semaine (CSV)
assessed-link = Les huit engagements, un par un
