# Les données ouvertes : la page /donnees.

data-title = Données ouvertes
data-lead = Tout ce que ce site montre, en fichiers : à reprendre, vérifier, croiser.
data-footer = Données ouvertes
data-footer-api = API
data-rules = À une adresse qui ne change pas, chaque fichier dit sa date, sa licence et ses sources. Un <code>ETag</code> dit s’il a changé. Les colonnes sont expliquées dans son dictionnaire.
data-api = Pour une question à la fois, il y a <a href="/api">l’API</a>.
data-points = Les points
data-points-more = Les points du réseau, dans les colonnes de la liste officielle, avec les corrections de l’import. Ce fichier peut être importé de nouveau.
data-mediation = Les points, au format de la médiation numérique
data-mediation-more = Le schéma national des lieux de médiation numérique, version 0.2.0. Ce que la liste ne dit pas reste vide.
data-hours = Les horaires
data-hours-more = Une ligne par lieu d’accueil, adresse ou arrêt, avec ses horaires au format opening_hours d’OpenStreetMap.
data-promises = Les engagements
data-promises-more = Une ligne par engagement et par territoire : le chiffre, sa marge, le verdict, et combien de personnes restent de côté.
data-left-out = Qui est laissé de côté
data-left-out-more = Par commune, les habitants au-delà de 20 minutes, et ceux à vérifier : deux parties qui ne s’additionnent pas.
data-date = Date : { $date }
data-licence = Licence : <a href="{ $url }" rel="license">{ $title }</a>
data-sources = Sources : { $sources }
data-estimate = Ces chiffres reposent sur des temps de trajet estimés : <a href="/methode">notre méthode</a>.
data-dictionary = Le dictionnaire des colonnes (JSON, Table Schema)
data-files-of = Fichiers : { $name }
data-column-file = Fichier
data-column-size = Taille
data-column-command = La même chose par commande
data-size = { $kilobytes } ko
data-size-unknown = pas encore écrit
data-csv = CSV
data-json = JSON
data-geojson = GeoJSON
data-parquet = Parquet
