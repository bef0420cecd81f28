# Quand les organismes reçoivent eux-mêmes dans un point.

sessions-heading = Permanences des opérateurs
sessions-caption = Permanences des quatre prochaines semaines
sessions-others = D’autres organismes reçoivent peut-être aussi : demandez au point.
sessions-appointment = sur rendez-vous
sessions-no-appointment = sans rendez-vous
