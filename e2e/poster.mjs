// A poster is printed on one page, in letters of 16 points or larger, and is a PDF as well.
import { check } from "./tally.mjs";

export async function poster(context, base, state) {
  const page = await context.newPage();
  await page.goto(base + state.path, { waitUntil: "networkidle" });
  await page.emulateMedia({ media: "print" });
  const smallest = await page.evaluate(() => {
    const sizes = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const element = texts.currentNode.parentElement;
      const seen = texts.currentNode.data.trim() && element.getClientRects().length > 0;
      if (seen) sizes.push((parseFloat(getComputedStyle(element).fontSize) * 72) / 96);
    }
    return Math.min(...sizes);
  });
  check(`${state.name}: 16 points or larger`, smallest >= 15.99, `${smallest} points`);
  const printed = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const pages = printed.match(/\/Type\s*\/Page\b/g)?.length;
  check(`${state.name}: printed on one page`, pages === 1, `${pages} pages`);
  await page.close();
  const answer = await fetch(`${base + state.path}.pdf`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const is = answer.headers.get("content-type") === "application/pdf" && bytes.subarray(0, 5).equals(Buffer.from("%PDF-"));
  check(`${state.name}: also a PDF`, answer.status === 200 && is, `${answer.status} ${answer.headers.get("content-type")}`);
  check(`${state.name}: a PDF of 40 kB at most`, bytes.length <= 40_000, `${bytes.length} bytes`);
}
