// Decides the contrast that axe leaves open, such as that of a number on a map, from what the browser has drawn.
// Two pictures of the page, with those texts and without: where they differ stand the letters, and the second shows
// what is behind them.

/// In the page: where the texts of these elements stand and their colour; with `hide`, they become invisible.
function texts({ targets, hide }) {
  return targets.map((target) => {
    const element = document.querySelector(target);
    if (!element) return null;
    const style = getComputedStyle(element);
    const graphic = element instanceof SVGElement;
    const found = { colour: graphic ? style.fill : style.color, size: parseFloat(style.fontSize), bold: Number(style.fontWeight) >= 700, boxes: [] };
    // Letters of a drawing grow with it.
    if (graphic) found.size *= element.getScreenCTM().a;
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) found.boxes.push([box.left + scrollX, box.top + scrollY, box.width, box.height]);
    }
    if (hide) {
      // Forced colours would paint over what is set here, so the colours that the reader sees are held first.
      const kept = graphic ? { stroke: style.stroke } : { backgroundColor: style.backgroundColor, borderColor: style.borderColor };
      element.dataset.before = element.getAttribute("style") ?? "";
      Object.assign(element.style, kept, { forcedColorAdjust: "none", transition: "none", [graphic ? "fill" : "color"]: "transparent" });
    }
    return found;
  });
}

/// In the page: the texts as they were.
function restore(targets) {
  for (const target of targets) {
    const element = document.querySelector(target);
    if (!element) continue;
    if (element.dataset.before) element.setAttribute("style", element.dataset.before);
    else element.removeAttribute("style");
    delete element.dataset.before;
  }
}

/// In the page: for each text, the contrast (WCAG 2.2) that all but a fiftieth of the points around its letters
/// reach; nothing where no letter is seen.
async function measure({ withText, without, found, clip }) {
  const pixels = async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d", { willReadFrequently: true });
    context.drawImage(picture, 0, 0);
    return { context, width: picture.width, height: picture.height };
  };
  const luminance = (red, green, blue) => {
    const linear = [red, green, blue].map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const [shown, hidden] = [await pixels(withText), await pixels(without)];
  return found.map((text) => {
    if (!text) return null;
    const { colour, boxes } = text;
    const [red, green, blue, alpha] = colour.match(/[\d.]+/g).map(Number);
    const ink = luminance(red, green, blue);
    const ratios = [];
    for (const [left, top, wide, high] of boxes) {
      const x = Math.max(0, Math.floor(left - clip.x) - 1);
      const y = Math.max(0, Math.floor(top - clip.y) - 1);
      const width = Math.min(Math.ceil(wide) + 2, shown.width - x);
      const height = Math.min(Math.ceil(high) + 2, shown.height - y);
      if (width < 1 || height < 1) continue;
      const before = shown.context.getImageData(x, y, width, height).data;
      const behind = hidden.context.getImageData(x, y, width, height).data;
      // A letter brings a point nearer to its ink; what else goes with it, such as the plate that forced colours put
      // behind text, does not.
      const away = (data, at) => Math.abs(data[at] - red) + Math.abs(data[at + 1] - green) + Math.abs(data[at + 2] - blue);
      const letter = (at) => away(behind, at) - away(before, at) > 48;
      for (let row = 0; row < height; row += 1) {
        for (let column = 0; column < width; column += 1) {
          const at = 4 * (row * width + column);
          // The letters, and one point around them.
          const near = letter(at) || (column > 0 && letter(at - 4)) || (column + 1 < width && letter(at + 4)) || (row > 0 && letter(at - 4 * width)) || (row + 1 < height && letter(at + 4 * width));
          if (!near) continue;
          const ground = luminance(behind[at], behind[at + 1], behind[at + 2]);
          ratios.push((Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05));
        }
      }
    }
    ratios.sort((one, other) => one - other);
    return alpha !== undefined && alpha < 1 ? 0 : (ratios[Math.floor(ratios.length / 50)] ?? null);
  });
}

/// The part of the page, in whole points, in which these texts stand, with a border: a picture of a long page is slow.
function around(found) {
  const boxes = found.flatMap((text) => text?.boxes ?? []);
  const least = (index) => Math.max(0, Math.floor(Math.min(...boxes.map((box) => box[index]))) - 4);
  const [x, y] = [least(0), least(1)];
  const most = (index) => Math.ceil(Math.max(...boxes.map((box) => box[index] + box[index + 2]))) + 4;
  return boxes.length ? { x, y, width: most(0) - x, height: most(1) - y } : { x: 0, y: 0, width: 1, height: 1 };
}

/// The texts among `targets` whose contrast is too low, or that are nowhere to be seen; and how many were decided.
export async function decideContrast(page, targets) {
  const found = await page.evaluate(texts, { targets, hide: false });
  const clip = around(found);
  const picture = async () => (await page.screenshot({ fullPage: true, clip, animations: "disabled" })).toString("base64");
  const withText = await picture();
  await page.evaluate(texts, { targets, hide: true });
  const without = await picture();
  await page.evaluate(restore, targets);
  const ratios = await page.evaluate(measure, { withText, without, found, clip });
  const faults = [];
  for (const [index, text] of found.entries()) {
    if (!text) {
      faults.push(`${targets[index]} is gone before its contrast could be decided`);
      continue;
    }
    const { size, bold, boxes } = text;
    const bar = size >= 24 || (bold && size >= 18.66) ? 3 : 4.5;
    const ratio = ratios[index];
    if (ratio === null || ratio < bar) faults.push(`${targets[index]} ${ratio === null ? `not seen (${boxes.length} boxes)` : `contrast ${ratio.toFixed(2)}`}`);
  }
  return { faults, decided: targets.length };
}
