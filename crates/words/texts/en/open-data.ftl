# Open data: the page /donnees.

data-title = Open data
data-lead = All that this site shows, as files: to reuse, to verify, to combine.
data-footer = Open data
data-footer-api = API
data-rules = At an address that does not change, each file says its date, its licence and its sources. An <code>ETag</code> says whether it has changed. Its columns are explained in its dictionary, in French.
data-api = For one question at a time, there is <a href="/api">the API</a>.
data-points = The points
data-points-more = The points of the network, in the columns of the official list, with the corrections of the import. This file can be imported again.
data-mediation = The points, in the schema of digital mediation
data-mediation-more = The national schema of places of digital mediation, version 0.2.0. What the list does not say stays empty.
data-hours = Opening hours
data-hours-more = One row for each place that receives people, address or stop, with its hours as opening_hours of OpenStreetMap.
data-promises = The promises
data-promises-more = One row for each promise and territory: the figure, its margin, the verdict, and how many people are left out.
data-left-out = Who is left out
data-left-out-more = By commune, the people beyond 20 minutes, and those to check: two parts that are never added up.
data-date = Date: { $date }
data-licence = Licence: <a href="{ $url }" rel="license">{ $title }</a>
data-sources = Sources: { $sources }
data-estimate = These figures rest on estimated travel times: <a href="/methode">our method</a>.
data-dictionary = The dictionary of its columns (JSON, Table Schema)
data-files-of = Files: { $name }
data-column-file = File
data-column-size = Size
data-column-command = The same by command
data-size = { $kilobytes } kB
data-size-unknown = not written yet
data-csv = CSV
data-json = JSON
data-geojson = GeoJSON
data-parquet = Parquet
