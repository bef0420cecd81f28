// What the finder does besides its form, which works without this file: proposes places while somebody types (the
// listbox pattern of ARIA), and takes the device's position when asked to. Its words are the form's, in its language.
"use strict";
(() => {
  const form = document.querySelector("form[data-suggest]");
  const input = form && form.querySelector("#lieu");
  if (!input) return;

  const make = (tag, attributes, text) => {
    const element = document.createElement(tag);
    for (const name in attributes) element.setAttribute(name, attributes[name]);
    if (text) element.textContent = text;
    return element;
  };
  const list = make("ul", { id: "places", role: "listbox", "aria-label": form.dataset.places, class: "places" });
  const said = make("p", { role: "status", class: "skip" });
  list.hidden = true;
  input.parentNode.append(list);
  form.append(said);
  const combobox = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "places", autocomplete: "off" };
  for (const name in combobox) input.setAttribute(name, combobox[name]);

  let places = [];
  let current = -1;
  let asked = 0;
  let waiting = 0;

  const show = (found) => {
    places = found;
    current = -1;
    list.replaceChildren(...places.map((place, index) => {
      const option = make("li", { role: "option", id: `place-${index}`, "aria-selected": "false" }, place.text);
      // Before the input loses the focus.
      option.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        choose(index);
      });
      return option;
    }));
    list.hidden = places.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
  };
  const point = (index) => {
    current = index;
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    if (index < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", `place-${index}`);
      list.children[index].scrollIntoView({ block: "nearest" });
    }
  };
  const choose = (index) => {
    input.value = places[index].value;
    show([]);
    form.requestSubmit();
  };
  const ask = async () => {
    const typed = input.value.trim();
    const number = (asked += 1);
    if (typed.length < 2) return show([]);
    try {
      const answer = await fetch(`${form.dataset.suggest}?lieu=${encodeURIComponent(typed)}`);
      const found = answer.ok ? await answer.json() : [];
      // A later question may have been answered already, or the place chosen.
      if (number !== asked || document.activeElement !== input) return;
      show(found);
      said.textContent = form.dataset.said.split("|")[found.length];
    } catch {
      show([]);
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 120);
  });
  input.addEventListener("blur", () => show([]));
  input.addEventListener("keydown", (event) => {
    if (list.hidden) {
      if (event.key === "ArrowDown") ask();
      return;
    }
    const last = places.length - 1;
    if (event.key === "ArrowDown") point(current < last ? current + 1 : 0);
    else if (event.key === "ArrowUp") point(current > 0 ? current - 1 : last);
    else if (event.key === "Escape") show([]);
    else if (event.key === "Enter" && current >= 0) choose(current);
    else return;
    event.preventDefault();
  });

  if (!form.dataset.here || !("geolocation" in navigator)) return;
  const here = make("button", { type: "button", class: "here" }, form.dataset.around);
  input.parentNode.append(here);
  here.addEventListener("click", () => {
    here.disabled = true;
    said.className = "note";
    said.textContent = form.dataset.locating;
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      // 100 metres are enough to find a point; nobody needs the house. Sent in a body: an address is kept and shown.
      const step = 100 / 111_195;
      const round = (degrees, width) => (Math.round(degrees / width) * width).toFixed(4);
      const post = make("form", { method: "post", action: form.dataset.here });
      post.append(make("input", { type: "hidden", name: "lat", value: round(coords.latitude, step) }));
      const across = step / Math.max(0.1, Math.cos((coords.latitude * Math.PI) / 180));
      post.append(make("input", { type: "hidden", name: "lon", value: round(coords.longitude, across) }));
      document.body.append(post);
      post.submit();
    }, () => {
      here.disabled = false;
      said.textContent = form.dataset.noPosition;
    }, { timeout: 10_000, maximumAge: 300_000 });
  });
})();
