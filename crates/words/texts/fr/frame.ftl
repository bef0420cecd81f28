# Ce qui entoure chaque page.

skip-to-content = Aller au contenu
navigation-label = Principale
navigation-finder = Trouver un point
navigation-board = Les engagements
demonstration-label = Démonstration
demonstration-notice = <strong>Démonstration :</strong> de vraies mairies prises en exemple, pas des points France services.
footer-method = Notre méthode
footer-free-software = Maillage est un logiciel libre.
footer-printed = Maillage, { $path }, chiffres du { $date }.
