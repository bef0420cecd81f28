// Hands, wheels and keys become moves of the view.

// Pixels that an arrow moves by, and that a click may wander.
const STEP = 80;
const STILL = 6;

// `moved` is told of every move, `rested` when a hand lets go, `clicked` the pixel of a click.
export function listen(element, view, { moved, rested, clicked, home }) {
  const hands = new Map();
  let wandered = 0;
  let gap = 0;

  const pixel = (event) => {
    const box = element.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const middle = () => {
    const all = [...hands.values()];
    return [0, 1].map((axis) => all.reduce((sum, at) => sum + at[axis], 0) / all.length);
  };
  const apart = () => {
    const [one, other] = [...hands.values()];
    return other ? Math.hypot(one[0] - other[0], one[1] - other[1]) : 0;
  };

  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    hands.set(event.pointerId, pixel(event));
    if (hands.size === 1) wandered = 0;
    gap = apart();
  });
  element.addEventListener("pointermove", (event) => {
    if (!hands.has(event.pointerId)) return;
    const before = middle();
    hands.set(event.pointerId, pixel(event));
    const after = middle();
    wandered += Math.hypot(after[0] - before[0], after[1] - before[1]);
    if (hands.size === 1 && wandered < STILL) return;
    view.pan(before[0] - after[0], before[1] - after[1]);
    if (hands.size === 2) {
      const wider = apart();
      if (gap > 0 && wider > 0) view.zoomBy(Math.log2(wider / gap), after);
      gap = wider;
      wandered += STILL;
    }
    moved();
  });
  const lift = (event) => {
    if (!hands.delete(event.pointerId)) return;
    gap = apart();
    if (hands.size > 0) return;
    if (event.type === "pointerup" && wandered < STILL) clicked(pixel(event));
    else rested();
  };
  element.addEventListener("pointerup", lift);
  element.addEventListener("pointercancel", lift);

  // A page scrolls under a wheel, unless somebody is at the map.
  element.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !element.matches(":focus")) return;
    event.preventDefault();
    const lines = event.deltaMode === 1 ? 30 : 1;
    view.zoomBy(-Math.max(-1, Math.min(1, (event.deltaY * lines) / 300)), pixel(event));
    moved();
    rested();
  }, { passive: false });

  const keys = {
    ArrowLeft: () => view.pan(-STEP, 0), ArrowRight: () => view.pan(STEP, 0),
    ArrowUp: () => view.pan(0, -STEP), ArrowDown: () => view.pan(0, STEP),
    "+": () => view.zoomBy(1), "=": () => view.zoomBy(1), "-": () => view.zoomBy(-1), Home: home,
  };
  element.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
    moved();
    rested();
  });
}
