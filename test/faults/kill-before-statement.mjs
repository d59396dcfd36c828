// Preloaded into a server process under test (`node --import`): counts the statements of one act and ends the process
// the hard way before the one that MOTCUA_KILL_BEFORE names, or right after its COMMIT was answered (`committed`).
// The product itself has no such hook.
import pg from 'pg';

const killBefore = process.env.MOTCUA_KILL_BEFORE;
const original = pg.Client.prototype.query;
/** The connection that carries the act, and how many of its statements have been sent. */
let acting = null;
let sent = 0;

const die = () => process.kill(process.pid, 'SIGKILL');
const textOf = (query) => (typeof query === 'string' ? query : (query?.text ?? ''));

pg.Client.prototype.query = function query(...args) {
  const text = textOf(args[0]);
  if (acting === null && text.includes('INSERT INTO idempotency_key')) acting = this;
  if (acting !== this) return original.apply(this, args);
  sent += 1;
  process.send?.({ statement: text.replace(/\s+/g, ' ').slice(0, 80) });
  if (String(sent) === killBefore) {
    die();
    return new Promise(() => undefined);
  }
  if (!/^\s*COMMIT/i.test(text)) return original.apply(this, args);
  acting = null;
  if (killBefore !== 'committed') return original.apply(this, args);
  const callback = args.findIndex((argument) => typeof argument === 'function');
  if (callback >= 0) args[callback] = die;
  const result = original.apply(this, args);
  if (typeof result?.then === 'function') void result.then(die);
  return new Promise(() => undefined);
};
