# Quand la page demandée ne peut pas être montrée.

waiting-title = Calcul en cours
waiting-heading = Le calcul est en cours
waiting-lead = Nous mesurons le temps de trajet de toute la France. Cela prend quelques secondes.
waiting-progress = Calcul de la France entière
waiting-again = Recharger la page

error-unreadable = Cette adresse n’est pas lisible
error-unreadable-advice = Écrivez un nom de commune ou un code postal à 5 chiffres.
error-not-found = Cette page n’existe pas
error-not-found-advice = Vérifiez l’adresse, ou cherchez votre commune.
error-method = Cette page se lit seulement
error-method-advice = Revenez à l’accueil.
error-too-long = Cette demande est trop longue
error-too-long-advice = Écrivez un nom de commune plus court, ou un code postal.
error-slow = Votre demande n’est pas arrivée entière
error-slow-advice = La connexion est peut-être faible. Réessayez, ou écrivez un nom de commune.
error-often = Trop de demandes en peu de temps
error-often-advice = Votre connexion, que vous partagez peut-être, demande beaucoup au site. Attendez quelques secondes, puis rechargez la page. Si cela presse, téléphonez à votre mairie : elle connaît le point le plus proche.
error-busy = Le site est momentanément occupé
error-busy-advice = Attendez une minute, puis rechargez la page.
error-fault = Le site a eu un problème
error-fault-advice = Ce n’est pas de votre faute. Rechargez la page dans une minute.
error-home = Revenir à l’accueil
