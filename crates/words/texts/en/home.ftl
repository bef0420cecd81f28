# The home page.

home-title = Find somebody to help you
home-heading = Somebody to help you, near your home
home-lead = At a France services point, staff receive you and go through the formalities with you: taxes, pension, health, employment, housing, identity papers. It is free.
home-example = For example: Ispagnac, or 48320
home-map = people more than 20 minutes away. Each black dot is a point.
home-finder = The nearest one, its hours, its telephone.
home-board = What the State promised, checked commune by commune.
home-promise = The promise, checked
home-computed = Computed on { $day } { $year }.
home-method = How?
home-list = The list<span class="skip">: { $promise }</span>
home-all = See the eight promises and their lists
