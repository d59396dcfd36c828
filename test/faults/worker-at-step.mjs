// Preloaded into a worker process under test (`node --import`): right before the statement that MOTCUA_KILL_AT or
// MOTCUA_HOLD_AT names is sent, or right after it was answered, the process ends the hard way, or that statement stands
// still, once, until the test says `go on`. The product itself has no such hook.
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
const { MOTCUA_KILL_AT: killAt, MOTCUA_HOLD_AT: holdAt } = process.env;
const [step, side] = (killAt ?? holdAt ?? '').split(': ');
const original = pg.Client.prototype.query;
/** The connection that has emptied the outbox, whose next COMMIT is the relay's. */
let relaying = null;
let held = false;

/** Never resolves for who is killed. */
function stop() {
  if (killAt !== undefined) {
    process.kill(process.pid, 'SIGKILL');
    return new Promise(() => undefined);
  }
  const goOn = new Promise((resolve) => process.on('message', (what) => what === 'go on' && resolve()));
  process.send('held');
  return goOn;
}

pg.Client.prototype.query = function query(...args) {
  const text = typeof args[0] === 'string' ? args[0] : (args[0]?.text ?? '');
  const here = !held && STEPS[step].test(text) && (step !== 'the relay commits' || relaying === this);
  if (STEPS['the outbox is emptied'].test(text)) relaying = this;
  if (!here) return original.apply(this, args);
  held = true;
  if (side === 'before') return stop().then(() => original.apply(this, args));
  const at = args.findIndex((argument) => typeof argument === 'function');
  if (at >= 0) {
    const answer = args[at];
    args[at] = (...told) => void stop().then(() => answer(...told));
    return original.apply(this, args);
  }
  return original.apply(this, args).then((result) => stop().then(() => result));
};
