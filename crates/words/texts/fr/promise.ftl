# La page d’un engagement.

promise-quoted = « { $text } »
# Là où le texte est une traduction, l’original le suit.
promise-translated = { $text } <span class="original" lang="fr">« { $original } »</span>
promise-said = { $source }
promise-said-to-verify = { $source } – texte officiel à vérifier
promise-no-figure = Pas de donnée.
promise-why = Pourquoi ?
promise-publisher = Qui pourrait publier ce chiffre : { $publisher }

promise-main-points =
    { $main ->
        [one] { $main } point principal seul, sans les antennes.
       *[other] { $main } points principaux seuls, sans les antennes.
    }
promise-main-departments =
    { $main ->
        [one] { $main } département, en comptant les points principaux seuls.
       *[other] { $main } départements, en comptant les points principaux seuls.
    }
promise-band = Entre { $low } et { $high } selon la marge d’erreur.
promise-sure = { $share } sans compter l’adresse des points mobiles.
promise-mean = En moyenne { $minutes } minutes.

promise-short = Les départements où il manque des points
promise-short-department = Département
promise-short-points = Points
promise-short-main = Principaux
promise-short-missing = Il en manque

promise-curve = Combien de temps pour combien d’habitants
promise-curve-file = Les habitants par minute de trajet (CSV)
promise-beyond = Au-delà, de façon sûre
promise-beyond-table = Communes, par habitants au-delà
promise-to-check = À vérifier
promise-to-check-table = Communes, par habitants à vérifier
promise-method = Comment c’est calculé
promise-method-link = Méthode, sources et limites
