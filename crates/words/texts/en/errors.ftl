# When the page asked for cannot be shown.

waiting-title = Computing
waiting-heading = The figures are being computed
waiting-lead = We are measuring travel times for the whole of France. It takes a few seconds.
waiting-progress = Computing the whole of France
waiting-again = Reload the page

error-unreadable = This address cannot be read
error-unreadable-advice = Type the name of a commune or a postal code of 5 digits.
error-not-found = This page does not exist
error-not-found-advice = Check the address, or search for your commune.
error-method = This page can only be read
error-method-advice = Go back to the home page.
error-too-long = This request is too long
error-too-long-advice = Type a shorter commune name, or a postal code.
error-slow = Your request did not arrive whole
error-slow-advice = The connection may be weak. Try again, or type the name of a commune.
error-often = Too many requests in a short time
error-often-advice = Your connection, which you may share with others, asks a lot of this site. Wait a few seconds, then reload the page. If it is urgent, telephone your town hall: it knows the nearest point.
error-busy = The site is busy for a moment
error-busy-advice = Wait a minute, then reload the page.
error-fault = The site had a problem
error-fault-advice = It is not your fault. Reload the page in a minute.
error-home = Back to the home page
