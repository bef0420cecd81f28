# Les essais (« Et si… ») : la page, sa carte et ce qui ne peut pas être essayé.

trial-crumb = Et si…
trial-question = Et si… on essayait{"\u202F"}?
trial-question-closed =
    { $count ->
        [one] Et si un point fermait{"\u202F"}?
       *[other] Et si des points fermaient{"\u202F"}?
    }
trial-question-opened =
    { $count ->
        [one] Et si un point ouvrait{"\u202F"}?
       *[other] Et si des points ouvraient{"\u202F"}?
    }
trial-question-hours = Et si des horaires changeaient{"\u202F"}?
trial-question-moved = Et si on déplaçait un point{"\u202F"}?
trial-question-all = Et si tout cela changeait{"\u202F"}?
# Les liens d’une page de point vers un essai.
trial-of-closing = Et si ce point fermait{"\u202F"}?
trial-of-changing = Et si ses horaires ou son adresse changeaient{"\u202F"}?

trial-notice = <strong>C’est un essai.</strong> Rien ne change dans la réalité, et aucune fermeture n’est annoncée ici.
trial-impossible = Cet essai n’est pas possible

# Les changements essayés.
trial-changes = Votre essai
trial-close = Fermer { $point }
trial-open = Ouvrir un point : { $place }
trial-move = Déplacer { $point }
trial-move-to = vers { $place }
trial-hours = Changer les horaires : { $point }
trial-undo = Annuler<span class="skip"> : { $change }</span>
trial-undo-all = Tout annuler
trial-other-change = Essayer un autre changement, à choisir dans une liste
trial-share = L’adresse de cette page contient tout l’essai : copiez-la pour le partager. Imprimée, la page tient en une note d’une feuille.
trial-position = la position { $position }

# Ce qui en résulte. Les nombres de personnes sont des estimations.
trial-before = Avant
trial-after = Après
trial-more-far =
    { $count ->
        [one] Au total, { $people } personne de plus serait à plus de 20 minutes d’un point (estimation).
       *[other] Au total, { $people } personnes de plus seraient à plus de 20 minutes d’un point (estimation).
    }
trial-fewer-far =
    { $count ->
        [one] Au total, { $people } personne de moins serait à plus de 20 minutes d’un point (estimation).
       *[other] Au total, { $people } personnes de moins seraient à plus de 20 minutes d’un point (estimation).
    }
trial-as-many = Au total, autant d’habitants gagnent que perdent (estimation).
trial-nobody-moves = Aucun habitant ne passe d’un côté à l’autre des 20 minutes (estimation).
trial-distances-stay = Les distances ne changent pas : aucun habitant ne passe d’un côté à l’autre des 20 minutes (estimation).
trial-more-open =
    { $count ->
        [one] À chaque heure, { $people } personne de plus aurait un point ouvert à moins de 20 minutes, en moyenne du lundi au samedi de 8 h à 20 h (estimation).
       *[other] À chaque heure, { $people } personnes de plus auraient un point ouvert à moins de 20 minutes, en moyenne du lundi au samedi de 8 h à 20 h (estimation).
    }
trial-fewer-open =
    { $count ->
        [one] À chaque heure, { $people } personne de moins aurait un point ouvert à moins de 20 minutes, en moyenne du lundi au samedi de 8 h à 20 h (estimation).
       *[other] À chaque heure, { $people } personnes de moins auraient un point ouvert à moins de 20 minutes, en moyenne du lundi au samedi de 8 h à 20 h (estimation).
    }
trial-open-as-many = À chaque heure, presque autant d’habitants auraient un point ouvert près d’eux (estimation).
trial-opened-without-hours = Un point qui ouvre n’a pas encore d’horaires : il ne compte pas dans les heures.
trial-far-caption = Habitants à plus de 20 minutes d’un point, avant et après
trial-far = À plus de 20 min
trial-open-caption = Habitants ayant un point ouvert à moins de 20 minutes, moyenne du lundi au samedi de 8 h à 20 h
trial-open-near = Point ouvert à moins de 20 min
trial-open-section = Un point ouvert près de chez soi
trial-open-communes = Par commune, habitants ayant un point ouvert à moins de 20 minutes, en moyenne du lundi au samedi de 8 h à 20 h :

# Les communes qui gagnent et celles qui perdent.
trial-sides =
    { $count ->
        [0] Aucune commune ne change de côté
        [one] Une commune change de côté
       *[other] { $communes } communes changent de côté
    }
trial-winners =
    { $count ->
        [0] Aucune commune ne gagne
        [one] { $communes } commune gagne : { $persons }
       *[other] { $communes } communes gagnent : { $persons }
    }
trial-losers =
    { $count ->
        [0] Aucune commune ne perd
        [one] { $communes } commune perd : { $persons }
       *[other] { $communes } communes perdent : { $persons }
    }
trial-persons =
    { $count ->
        [one] { $people } personne
       *[other] { $people } personnes
    }
trial-more-often =
    { $count ->
        [0] Plus souvent : aucune commune
        [one] Plus souvent : { $count } commune
       *[other] Plus souvent : { $count } communes
    }
trial-less-often =
    { $count ->
        [0] Moins souvent : aucune commune
        [one] Moins souvent : { $count } commune
       *[other] Moins souvent : { $count } communes
    }
trial-others =
    { $count ->
        [one] Et une autre commune.
       *[other] Et { $count } autres communes.
    }
trial-commune = Commune
trial-people = Habitants
trial-no-road = aucune route
trial-minutes = { $minutes } min
trial-file = Toutes les communes qui gagnent ou perdent (CSV)
trial-method = <a href="/methode">Méthode et limites</a>. Pour refaire ce calcul : <code>{ $command }</code>

# La carte.
trial-map = Carte de l’essai : les communes de la liste
trial-map-gain = plus d’habitants à moins de 20 minutes
trial-map-loss = moins d’habitants à moins de 20 minutes
trial-map-gain-hours = un point ouvert plus souvent à moins de 20 minutes
trial-map-loss-hours = un point ouvert moins souvent
trial-map-stays = reste à plus de 20 minutes
trial-map-within = reste à moins de 20 minutes
trial-map-closed = { $commune } (fermé)
trial-map-moved = { $commune } (déplacé)
trial-map-new = { $commune } (nouveau)

# Les formulaires.
trial-form-first = Que voulez-vous essayer{"\u202F"}?
trial-form-more = Changer l’essai
trial-form-full = Un essai compte au plus { $most } changements. Annulez-en un pour en essayer un autre.
trial-form-choose = Choisir dans la liste
trial-form-department = Département
trial-form-department-first = D’abord, le département
trial-form-see-points = Voir ses points
trial-form-close = Fermer un point
trial-form-close-point = Point qui fermerait
trial-form-close-try = Essayer<span class="skip"> de fermer ce point</span>
trial-form-open = Ouvrir un point
trial-form-open-commune = Commune où il ouvrirait
trial-form-open-try = Essayer<span class="skip"> d’ouvrir un point</span>
trial-form-move = Déplacer un point
trial-form-move-point = Point qui partirait
trial-form-move-commune = Commune où il irait
trial-form-move-try = Essayer<span class="skip"> de déplacer ce point</span>
trial-form-hours = Changer des horaires
trial-form-hours-point = Point qui changerait
trial-form-hours-text = Ses nouveaux horaires, chaque semaine
trial-form-hours-example = Par exemple : lu-ve 9h-12h 14h-18h; sa 9h-12h
trial-form-hours-try = Essayer<span class="skip"> ces horaires</span>

# Ce qui ne va pas dans une adresse.
trial-refused-doubled = Le paramètre « { $parameter } » est donné deux fois.
trial-refused-unreadable = Le paramètre « { $parameter } » n’est pas un texte lisible.
trial-refused-too-long = Le paramètre « { $parameter } » est trop long : { $limit } octets au plus.
trial-refused-hours = Le paramètre « horaires » n’est pas lisible : « { $text } ». Écrivez par exemple « lu-ve 9h-12h 14h-18h; sa 9h-12h ».
trial-refused-point = Le paramètre « { $parameter } » nomme le point « { $point } », qui n’est pas dans la liste.
trial-refused-point-in-force = Le paramètre « { $parameter } » nomme le point « { $point } », qui n’est pas dans la liste en vigueur.
trial-refused-twice = Le paramètre « { $parameter } » nomme le point « { $point } », qui a déjà un autre changement : gardez-en un seul.
trial-refused-on-tour = Le paramètre « horaires » nomme le point « { $point } », qui se déplace : les horaires de son adresse n’accueillent personne.
trial-refused-nowhere = Aucune commune de France n’est à moins de 50 km de la position { $position } des paramètres « ouvrir » ou « deplacer ».
trial-refused-too-many = Les paramètres « fermer », « ouvrir », « deplacer » et « horaires » demandent { $count } changements : { $most } au plus.
trial-refused-nothing = Aucun changement n’est demandé.
trial-refused-missing = Il manque le paramètre « { $parameter } ».
trial-refused-form-place = Le paramètre « { $parameter } » doit donner le numéro du point, deux-points, puis le lieu : « { $text } ».
trial-refused-form-hours = Le paramètre « { $parameter } » doit donner le numéro du point, deux-points, puis ses horaires : « { $text } ».
trial-refused-department = Le paramètre « departement » n’est pas le code d’un département : « { $text } ».
trial-refused-spot = Le paramètre « { $parameter } » n’est ni une position « longitude,latitude » ni une commune : « { $text } ».
trial-refused-several = Le paramètre « { $parameter } » désigne plusieurs communes : « { $text } ».
trial-choice = { $commune }, { $department }
