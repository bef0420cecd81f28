# The whole list of communes left out.

left-out-here = Communes
left-out-title-beyond = { $place }: certainly beyond 20 minutes
left-out-title-to-check = { $place }: to check
left-out-see-beyond = See the communes certainly beyond 20 minutes
left-out-see-to-check = See the communes to check
left-out-total =
    { $people ->
        [one] { $people } person
       *[other] { $people } people
    }, in { $places ->
        [one] { $places } commune.
       *[other] { $places } communes.
    }
left-out-table = Communes, by people
left-out-nobody = Nobody.
left-out-pages = Pages
left-out-position = Page { $page } of { $pages }
left-out-before = Previous page
left-out-after = Next page
left-out-file = Download the whole list (CSV)
