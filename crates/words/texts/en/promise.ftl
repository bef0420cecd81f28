# The page of a promise.

promise-quoted = “{ $text }”
# Where the text is a translation, the original follows it.
promise-translated = { $text } <span class="original" lang="fr">« { $original } »</span>
promise-said = { $source } The translation is ours.
promise-said-to-verify = { $source } The official text is still to be verified. The translation is ours.
promise-no-figure = No data.
promise-why = Why?
promise-publisher = Who could publish this figure: { $publisher }

promise-main-points =
    { $main ->
        [one] { $main } main point alone, without the branches.
       *[other] { $main } main points alone, without the branches.
    }
promise-main-departments =
    { $main ->
        [one] { $main } department, counting main points alone.
       *[other] { $main } departments, counting main points alone.
    }
promise-band = Between { $low } and { $high } within the margin of error.
promise-sure = { $share } not counting the addresses of mobile points.
promise-mean = { $minutes } minutes on average.

promise-short = Departments that lack points
promise-short-department = Department
promise-short-points = Points
promise-short-main = Main points
promise-short-missing = Missing

promise-curve = How long for how many people
promise-curve-file = People by minute of travel (CSV)
promise-beyond = Certainly beyond
promise-beyond-table = Communes, by people beyond
promise-to-check = To check
promise-to-check-table = Communes, by people to check
promise-method = How it is computed
promise-method-link = Method, sources and limits
