# Les engagements eux-mêmes. En français, ce sont les mots de promises/*.toml.

promise-p1-text = Plus de 2 000 points
promise-p1-source = Communiqué du Gouvernement, janvier 2022. Le compte rendu du Conseil des ministres du 26 janvier 2022 dit atteint « l’objectif de 2 000 implantations physiques ».
promise-p1-method = Nombre de lignes labellisées de la liste en vigueur à cette date, les deux de Saint-Martin comprises : points principaux et antennes ensemble, les principaux seuls à côté.

promise-p2-text = Un socle d’au moins 9 services dans chaque point
promise-p2-source = Communiqué du Gouvernement, janvier 2022 ; onze services depuis 2024.
promise-p2-method = Le label oblige chaque point à offrir le socle. Aucune source ouverte ne dit quels services un point rend vraiment : le résultat est inconnu tant que les points ne le déclarent pas.
promise-p2-missing = Personne ne publie les services rendus par chaque point.
promise-p2-publisher = L’Agence nationale de la cohésion des territoires, qui suit l’activité des points.

promise-p3-text = Plus de vingt points dans chaque département
promise-p3-source = Communiqué du Gouvernement, janvier 2022.
promise-p3-method = 21 points ou plus dans chacun des 101 départements, outre-mer compris ; Saint-Martin n’en est pas un. Points principaux et antennes ensemble, les principaux seuls à côté. Un département trop court est nommé avec le nombre de points qui manquent, jamais avec ses habitants.

promise-p4-text = Chacun à moins de 20 minutes d’un point
promise-p4-source = Communiqué du Gouvernement, janvier 2022. Le compte rendu du Conseil des ministres du 26 janvier 2022 parle, lui, de 30 minutes.
promise-p4-method = Temps en voiture, sans arrondi, de chaque lieu habité au point le plus proche, même dans un autre département ; 20 minutes exactement comptent comme tenues. Une personne est au-delà si même le temps le plus court de la marge d’erreur dépasse 20 minutes ; à vérifier si la marge est à cheval, ou si seule l’adresse d’un point mobile la place à moins de 20 minutes. Sans aucun chemin, elle est au-delà, comptée, et hors de la moyenne.

promise-p5-text = Des agents formés à l’accueil et aux démarches
promise-p5-source = Communiqué du Gouvernement, janvier 2022 ; charte nationale d’engagement, arrêté du 16 juin 2025 (LEGIARTI000051827933).
promise-p5-method = Se calcule sur les plannings et les formations : deux agents formés pendant toute l’ouverture. Inconnu tant que les points ne s’en servent pas ici.
promise-p5-missing = Personne ne publie les équipes ni leurs formations.
promise-p5-publisher = Chaque point, et l’Agence nationale de la cohésion des territoires.

promise-p6-text = Un accompagnement humain et personnalisé
promise-p6-source = Communiqué du Gouvernement, janvier 2022.
promise-p6-method = Se calcule sur les passages : attente, demandes résolues sur place, réponses reçues. Inconnu tant que les points ne s’en servent pas ici.
promise-p6-missing = Les points ne publient pas encore leur attente.
promise-p6-publisher = Chaque point.

promise-p7-text = L’accès aux droits dans tout le territoire
promise-p7-source = Communiqué du Gouvernement, janvier 2022.
promise-p7-method = Se calcule sur les droits repérés, demandés et obtenus. Inconnu tant que les points ne s’en servent pas ici.
promise-p7-missing = Le non-recours n’est pas mesuré par commune.
promise-p7-publisher = La CNAF, la CNAM, la MSA et France Travail.

promise-p8-text = Personne au bord de la route
promise-p8-source = Communiqué du Gouvernement, janvier 2022 : un service public du quotidien « qui ne laisse personne au bord de la route ».
promise-p8-method = Les personnes pour qui échoue un engagement fait à une personne : aujourd’hui le temps de trajet seul, puisque P6 et P7 sont inconnus. Les manques du réseau (P1, P2, P3, P5) se lisent à côté, en points et en lieux, jamais en habitants.
