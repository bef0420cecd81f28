// Where a page is too narrow for what it says.

/// In the page: texts that are cut by a box, go out of theirs or off the screen, or lie over another.
export function crowded() {
  const faults = [];
  const says = (element) => `${element.tagName.toLowerCase()}.${element.className} \`${(element.innerText ?? element.id ?? "").trim().slice(0, 30)}\``;
  const items = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    // Said to screen readers only, or drawn: drawings grow with the page, not with its letters.
    if (!node.data.trim() || element.closest(".skip, svg, option, thead th .skip") || !element.checkVisibility({ visibilityProperty: true })) continue;
    if (element.closest(".stack thead") && getComputedStyle(element.closest("thead")).position === "absolute") continue;
    let block = element;
    while (["inline", "contents"].includes(getComputedStyle(block).display)) block = block.parentElement;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 1) continue;
      if (box.left < -1 || box.right > innerWidth + 1) faults.push(`off the screen: ${says(element)}`);
      const around = block.getBoundingClientRect();
      if (box.right > around.right + 2 || box.left < around.left - 2) faults.push(`out of its box: ${says(element)}`);
      // The letters themselves are lower than their line.
      const item = { element, left: box.left, right: box.right, top: box.top + box.height * 0.25, bottom: box.bottom - box.height * 0.25 };
      for (let outer = block; outer && outer !== document.body; outer = outer.parentElement) {
        if (getComputedStyle(outer).overflow === "visible") continue;
        const edge = outer.getBoundingClientRect();
        if (item.left < edge.left - 1 || item.right > edge.right + 1 || item.top < edge.top - 1 || item.bottom > edge.bottom + 1) faults.push(`cut by ${says(outer)}: ${says(element)}`);
      }
      items.push(item);
    }
  }
  for (const element of document.querySelectorAll("button, input:not([type=hidden]), select, svg, .button, .borne-in, progress")) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const box = element.getBoundingClientRect();
    items.push({ element, left: box.left, right: box.right, top: box.top, bottom: box.bottom });
    if (box.left < -1 || box.right > innerWidth + 1) faults.push(`off the screen: ${says(element)}`);
    if (element.tagName === "BUTTON" && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)) faults.push(`cut: ${says(element)}`);
  }
  items.sort((one, other) => one.top - other.top);
  for (const [index, one] of items.entries()) {
    for (let next = index + 1; next < items.length && items[next].top < one.bottom - 2; next += 1) {
      const other = items[next];
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const high = Math.min(one.bottom, other.bottom) - other.top;
      if (wide < 2 || high < 2 || one.element.contains(other.element) || other.element.contains(one.element)) continue;
      faults.push(`one over the other: ${says(one.element)} and ${says(other.element)}`);
    }
  }
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth) faults.push(`scrolls sideways: ${root.scrollWidth} in ${innerWidth}`);
  return [...new Set(faults)];
}
