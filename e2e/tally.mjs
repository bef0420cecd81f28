// What the run counts: checks that held, and what those say that did not.
let passed = 0;
export const failures = [];

/// One check: its name says where and what, `says` what was found instead.
export function check(name, holds, says = "") {
  if (holds) passed += 1;
  else failures.push(`${name}: ${says}`);
}

/// Prints the failures and the line that `./check` reads, and gives the code with which to end.
export function closing(skipped = 0) {
  for (const failure of failures) console.log(`FAILED ${failure}`);
  console.log(`${passed} passed, ${failures.length} failed, ${skipped} skipped`);
  return failures.length ? 1 : 0;
}

/// Does the work of a list, `hands` pieces of it at a time, each hand with what `prepare` gives it.
export async function share(list, hands, prepare, work) {
  const left = [...list];
  const hand = async () => {
    const tool = await prepare();
    while (left.length) await work(tool, left.shift());
    await tool.close();
  };
  await Promise.all(Array.from({ length: hands }, hand));
}
