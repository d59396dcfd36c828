// Preloaded into a worker process under test (`node --import`): ends the process the hard way right before the statement
// that MOTCUA_KILL_AT names is sent, or right after it was answered. The product itself has no such hook.
import pg from 'pg';

const STEPS = {
  'the outbox is read': /FROM outbox_message WHERE kind = 'notice'/,
  'notices are dispatched': /ELSE 'dispatched' END, dispatch_no/,
  'the outbox is emptied': /DELETE FROM outbox_message/,
  'the relay commits': /^\s*COMMIT/i,
  'a notice is claimed': /SET state = 'submitting'/,
  'the gateway is about to be called': /SET submitting_since = clock_timestamp/,
  'the answer is written down': /recorded AS \(/,
};
const [step, side] = (process.env.MOTCUA_KILL_AT ?? '').split(': ');
const original = pg.Client.prototype.query;
/** The connection that has emptied the outbox, whose next COMMIT is the relay's. */
let relaying = null;

const die = () => process.kill(process.pid, 'SIGKILL');
const never = () => new Promise(() => undefined);

pg.Client.prototype.query = function query(...args) {
  const text = typeof args[0] === 'string' ? args[0] : (args[0]?.text ?? '');
  const here = STEPS[step].test(text) && (step !== 'the relay commits' || relaying === this);
  if (STEPS['the outbox is emptied'].test(text)) relaying = this;
  if (!here) return original.apply(this, args);
  if (side === 'before') {
    die();
    return never();
  }
  const callback = args.findIndex((argument) => typeof argument === 'function');
  if (callback >= 0) args[callback] = die;
  const result = original.apply(this, args);
  if (typeof result?.then === 'function') void result.then(die);
  return never();
};
