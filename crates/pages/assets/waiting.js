// While France is computed: asks every second whether it is done, and then shows the page that was asked for. Without
// this file a link does.
"use strict";
setInterval(async () => {
  try {
    if ((await fetch("/pret")).ok) location.reload();
  } catch {
    // Out of reach for a moment: asked again in a second.
  }
}, 1000);
