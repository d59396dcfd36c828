// Preloaded into a server process under test (`node --import`): tells each step of an upload, of the disk and of the
// database, and ends the process the hard way before the one that MOTCUA_KILL_BEFORE names. The product has no such hook.
import fs from 'node:fs';
import http from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import pg from 'pg';

const killBefore = process.env.MOTCUA_KILL_BEFORE;
/** The files that arrive, and the connection that writes their row. */
const arriving = new WeakSet();
let uploading = false;
let acting = null;
let writes = 0;

/** @returns whether the process lives on */
function lives(step) {
  process.send?.({ statement: step });
  if (step !== killBefore) return true;
  process.kill(process.pid, 'SIGKILL');
  return false;
}
const never = () => new Promise(() => undefined);

const { open, rename, mkdir, rm } = fs.promises;
fs.promises.open = async (path, flags, mode) => {
  if (flags !== 'wx+') return open(path, flags, mode);
  uploading = true;
  if (!lives('open')) return never();
  const handle = await open(path, flags, mode);
  arriving.add(handle);
  return handle;
};
const onDisk =
  (name, original) =>
  (...args) =>
    !uploading || lives(name) ? original(...args) : never();
fs.promises.rename = onDisk('rename', rename);
fs.promises.mkdir = onDisk('mkdir', mkdir);
fs.promises.rm = onDisk('rm', rm);

const probe = await open(process.execPath, 'r');
const { write, sync } = Object.getPrototypeOf(probe);
Object.assign(Object.getPrototypeOf(probe), {
  write(...args) {
    if (!arriving.has(this)) return write.apply(this, args);
    writes += 1;
    return lives(writes > 2 ? 'write on' : `write ${writes}`) ? write.apply(this, args) : never();
  },
  sync() {
    return lives(arriving.has(this) ? 'flush' : 'flush folder') ? sync.apply(this) : never();
  },
});
await probe.close();

// A bucket is spoken to by its own calls, each a step, and each piece of what is sent.
const { request } = http;
let pieces = 0;
http.request = (...args) => {
  if (!uploading) return request(...args);
  pieces = 0;
  const method = args.find((one) => one?.method)?.method ?? 'GET';
  lives(`S3 ${method}`);
  return request(...args);
};
const { write: send } = http.OutgoingMessage.prototype;
http.ClientRequest.prototype.write = function (...args) {
  if (uploading) {
    pieces += 1;
    lives(pieces > 2 ? 'S3 body on' : `S3 body ${pieces}`);
  }
  return send.apply(this, args);
};
syncBuiltinESMExports();

const query = pg.Client.prototype.query;
pg.Client.prototype.query = function (...args) {
  const text = typeof args[0] === 'string' ? args[0] : (args[0]?.text ?? '');
  if (uploading && acting === null && text.includes('INSERT INTO idempotency_key')) acting = this;
  if (acting !== this) return query.apply(this, args);
  if (!lives(text.trim().replace(/\s+/g, ' ').slice(0, 60))) return never();
  if (/^\s*COMMIT/i.test(text)) acting = null;
  return query.apply(this, args);
};
