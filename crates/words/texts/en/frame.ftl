# What stands around every page.

skip-to-content = Skip to content
navigation-label = Main
navigation-finder = Find a point
navigation-board = The promises
demonstration-label = Demonstration
demonstration-notice = <strong>Demonstration:</strong> real town halls taken as examples, not France services points.
footer-method = Our method
footer-free-software = Maillage is free software.
footer-printed = Maillage, { $path }, figures of { $date }.
