// Text twice as large, and nothing else: no letter cut, covered or out of sight, no sideways scrolling.
import { crowded } from "../crowded.mjs";
import { check } from "../tally.mjs";
import { widths } from "../visit.mjs";

/// A state with letters of 200 %, set as a reader does in the browser, at both widths.
export async function largeText(context, base, { name, path }) {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(base + path);
    await session.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
    await page.evaluate(() => document.fonts.ready.then(() => 0));
    const faults = await page.evaluate(crowded);
    const grown = await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize) >= 32);
    if (!grown) faults.push("the letters have not grown");
    check(`${name} ${width} 200 %`, faults.length === 0, `${faults.slice(0, 4).join("; ")}${faults.length > 4 ? `; and ${faults.length - 4} more` : ""}`);
  }
  await page.close();
}
