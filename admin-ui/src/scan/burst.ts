import type { KeyRecord } from './key-record';
import { decodeKeys, isCharacterKey, isCorrection, isPacket, pressesIn } from './key-stream';
import { isUnfinished } from './scan-result';

/** Presses before a row of keys can be called a scanner's. */
const ENOUGH_PRESSES = 6;
/** The second half of a scan may be its last two digits. */
const ENOUGH_OF_SECOND_HALF = 2;
/** Scanners take 5 to 30 ms a press. A hand that is as fast still holds its keys when the next go down. */
const TYPICAL_GAP_MS = 35;
const LONGEST_GAP_MS = 60;
/** Some scanners report several keys at once; no hand is that exact. */
const AT_ONCE_MS = 4;
const SILENCE_MS = 120;
/** Longer, for the times of keys tell rows apart, and a computer short of breath hands the next key out late. */
const FORGET_MS = 1500;
const SECOND_HALF_MS = 1500;
/** An Enter may come after the silence: nobody reads the screen and answers within this time. */
const LATE_END_MS = 300;

/** Where the watch over the keyboard stands. Watching lets keys through, reading swallows them. */
export interface Burst {
  readonly phase: 'idle' | 'watching' | 'reading';
  readonly keys: readonly KeyRecord[];
  /** A scan that stopped in the middle, and until when it waits for the rest. */
  readonly half: { readonly keys: readonly KeyRecord[]; readonly untilMs: number } | null;
  readonly held: ReadonlySet<string>;
  /** Keys held from before: their releases say nothing about this row. */
  readonly heldBefore: ReadonlySet<string>;
  readonly endedMs: number;
}

/** What happened to the row of keys; with `read`, `text` is what was scanned. */
export type BurstChange =
  | { readonly kind: 'begun' | 'recognised' | 'paused' | 'dropped' }
  /** `closed` by Enter or Tab rather than by silence; `leaked` when the page has got keys of it since `begun`. */
  | { readonly kind: 'read'; readonly text: string; readonly closed: boolean; readonly leaked: boolean };

export interface BurstStep {
  readonly burst: Burst;
  readonly change?: BurstChange;
  /** The page may not have this key. */
  readonly swallow: boolean;
}

export const IDLE: Burst = {
  phase: 'idle',
  keys: [],
  half: null,
  held: new Set(),
  heldBefore: new Set(),
  endedMs: -Infinity,
};

/** When `silence` has something to say, by the time of events; null when nothing is under way. */
export function silenceDueMs({ phase, keys, half }: Burst): number | null {
  if (phase !== 'idle') return keys.at(-1)!.timeMs + (phase === 'reading' ? SILENCE_MS : FORGET_MS);
  return half?.untilMs ?? null;
}

/** No key has come until `nowMs`. */
export function silence(burst: Burst, nowMs: number): BurstStep {
  const due = silenceDueMs(burst);
  if (due === null || nowMs < due) return { burst, swallow: false };
  if (burst.phase === 'reading') return pauseOrRead(burst);
  if (burst.phase === 'watching') return { burst: ended(burst), change: { kind: 'dropped' }, swallow: false };
  return read(burst, { closed: false, leaked: false });
}

/** A key went down or up. What was due by `silence` before it must have been asked for. */
export function nextKey(burst: Burst, record: KeyRecord): BurstStep {
  const held = new Set(burst.held);
  if (record.type === 'up') {
    held.delete(record.code);
    return release({ ...burst, held }, record);
  }
  const again = record.repeat === true || (record.code !== '' && isHeldInRow(burst, record.code));
  held.add(record.code);
  const now: Burst = { ...burst, held };
  if (isEnd(record)) return end(now, record);
  if (now.phase === 'reading') return { burst: again ? now : withKey(now, record), swallow: true };
  if (isModifier(record)) return { burst: now.phase === 'watching' ? withKey(now, record) : now, swallow: false };
  if (again) return drop(now);
  if (!isCorrection(record) && !isCharacterKey(record) && !isPacket(record)) return drop(now);
  if (now.phase === 'watching' && !isByHand(now.keys, record)) return recognise(withKey(now, record));
  const begun = begin(now, record, burst.held);
  // By its own time this key followed at once: the silence was the computer's.
  const last = now.phase === 'idle' ? now.half?.keys.at(-1) : undefined;
  if (last === undefined || record.timeMs - last.timeMs > LONGEST_GAP_MS) return begun;
  return { ...begun, burst: { ...begun.burst, phase: 'reading' }, swallow: true };
}

function release(burst: Burst, record: KeyRecord): BurstStep {
  if (burst.heldBefore.has(record.code)) {
    const heldBefore = new Set(burst.heldBefore);
    heldBefore.delete(record.code);
    return { burst: { ...burst, heldBefore }, swallow: false };
  }
  if (burst.phase === 'idle') return { burst, swallow: false };
  const now = withKey(burst, record);
  return now.phase === 'reading' ? { burst: now, swallow: true } : recognise(now);
}

function begin(burst: Burst, record: KeyRecord, heldBefore: ReadonlySet<string>): BurstStep {
  return {
    burst: { ...burst, phase: 'watching', keys: [record], heldBefore },
    change: { kind: 'begun' },
    swallow: false,
  };
}

/** The key after which a row is a scanner's is the first one that is swallowed. */
function recognise(burst: Burst): BurstStep {
  const enough = burst.half ? ENOUGH_OF_SECOND_HALF : ENOUGH_PRESSES;
  const presses = pressesIn(burst.keys);
  const last = presses.slice(-enough);
  const fast = last.length === enough && last.at(-1)!.timeMs - last[0]!.timeMs <= (enough - 1) * TYPICAL_GAP_MS;
  // Keyboards far away repeat a held key as presses of it.
  const varied = burst.half !== null || presses.some(({ code, key }) => code !== last[0]?.code || key !== last[0].key);
  if (!fast || !varied) return { burst, swallow: false };
  return { burst: { ...burst, phase: 'reading' }, change: { kind: 'recognised' }, swallow: true };
}

function end(burst: Burst, record: KeyRecord): BurstStep {
  if (burst.phase === 'reading') return { ...read(burst, { closed: true, leaked: true }), swallow: true };
  if (burst.half) {
    const rest = pressesIn(burst.keys).at(-1);
    const belongs = rest !== undefined && record.timeMs - rest.timeMs <= TYPICAL_GAP_MS;
    const scan = belongs ? burst : { ...burst, keys: [] };
    return { ...read(scan, { closed: true, leaked: belongs }), swallow: true };
  }
  if (record.timeMs - burst.endedMs <= LATE_END_MS) return { burst, swallow: true };
  return drop(burst);
}

function pauseOrRead(burst: Burst): BurstStep {
  const keys = [...(burst.half?.keys ?? []), ...burst.keys];
  if (!isUnfinished(decodeKeys(keys))) return read(burst, { closed: false, leaked: true });
  const half = { keys, untilMs: keys.at(-1)!.timeMs + SECOND_HALF_MS };
  return { burst: { ...ended(burst), half }, change: { kind: 'paused' }, swallow: false };
}

function read(burst: Burst, how: { readonly closed: boolean; readonly leaked: boolean }): BurstStep {
  const keys = [...(burst.half?.keys ?? []), ...burst.keys];
  return {
    burst: { ...ended(burst), half: null, endedMs: keys.at(-1)!.timeMs },
    change: { kind: 'read', text: decodeKeys(keys), ...how },
    swallow: false,
  };
}

function drop(burst: Burst): BurstStep {
  return burst.phase === 'idle'
    ? { burst, swallow: false }
    : { burst: ended(burst), change: { kind: 'dropped' }, swallow: false };
}

const ended = (burst: Burst): Burst => ({ ...burst, phase: 'idle', keys: [] });

const withKey = (burst: Burst, record: KeyRecord): Burst => ({ ...burst, keys: [...burst.keys, record] });

const isEnd = ({ code, key }: KeyRecord): boolean =>
  key === 'Enter' || key === 'Tab' || code === 'Enter' || code === 'NumpadEnter' || code === 'Tab';

const isModifier = ({ key }: KeyRecord): boolean =>
  key === 'Shift' ||
  key === 'Alt' ||
  key === 'AltGraph' ||
  key === 'Control' ||
  key === 'CapsLock' ||
  key === 'NumLock';

const isHeldInRow = ({ keys, held, heldBefore }: Burst, code: string): boolean =>
  held.has(code) && !heldBefore.has(code) && keys.some((key) => key.code === code);

/** Too long after the key before, or while that one is still held. */
function isByHand(keys: readonly KeyRecord[], record: KeyRecord): boolean {
  const before = keys.findLast(({ type }) => type === 'down');
  if (before && record.timeMs - before.timeMs > LONGEST_GAP_MS) return true;
  if (!isCharacterKey(record)) return false;
  const down = new Map<string, number>();
  for (const key of keys) {
    if (key.type === 'up') down.delete(key.code);
    else if (isCharacterKey(key)) down.set(key.code, key.timeMs);
  }
  return [...down.values()].some((timeMs) => record.timeMs - timeMs > AT_ONCE_MS);
}
