// Preloaded into a server process under test (`node --import`): counts the statements of one act, and holds the one whose
// number the test has said, and all behind it on its connection, until the test says `go on`. The product itself has no such hook.
import pg from 'pg';

const original = pg.Client.prototype.query;
let holdAt = null;
/** The connection that carries the act, and how many of its statements were asked for. */
let acting = null;
let asked = 0;
let goOn = null;

process.on('message', (what) => {
  if (what === 'go on') return goOn?.();
  [holdAt, acting, asked, goOn] = [what.holdAt, null, 0, null];
});

let gate = Promise.resolve();
pg.Client.prototype.query = function query(...args) {
  const text = typeof args[0] === 'string' ? args[0] : (args[0]?.text ?? '');
  if (holdAt !== null && acting === null && text.includes('INSERT INTO idempotency_key')) acting = this;
  if (acting !== this) return original.apply(this, args);
  asked += 1;
  process.send({ statement: text.replace(/\s+/g, ' ').slice(0, 80) });
  if (asked === holdAt) {
    gate = new Promise((resolve) => (goOn = resolve));
    process.send({ statement: 'held' });
  }
  if (/^\s*(COMMIT|ROLLBACK)/i.test(text)) acting = holdAt = null;
  if (goOn === null) return original.apply(this, args);
  return gate.then(() => original.apply(this, args));
};
