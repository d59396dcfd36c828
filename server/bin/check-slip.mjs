// What `npm run slip:check` runs: says whether the QR of a paper is this installation's, without asking it.
import './require-node.mjs';

const { buildIfNeeded } = await import('./build.mjs');
if (!(await buildIfNeeded())) process.exit(1);

const { checkSlip, CHECK_SLIP_HELP } = await import('../dist/papers/check-slip.js');
const [publicKey, ...marks] = process.argv.slice(2);
if (publicKey === undefined || marks.length > 1) {
  console.log(CHECK_SLIP_HELP);
  process.exit(2);
}
const mark = marks[0] ?? (await readLine());
const { ok, sentence } = checkSlip(publicKey, mark.trim());
console.log(sentence);
process.exit(ok ? 0 : 1);

/** A scanner types into the terminal and presses Enter. */
async function readLine() {
  const { createInterface } = await import('node:readline');
  for await (const line of createInterface({ input: process.stdin })) return line;
  return '';
}
