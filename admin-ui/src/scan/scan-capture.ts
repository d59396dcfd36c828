import { type Burst, type BurstStep, IDLE, nextKey, silence, silenceDueMs } from './burst';
import { type FieldSnapshot, snapshotOfFocus, typeAtCaret } from './field-snapshot';
import type { KeyRecord } from './key-record';
import { anyScanHandler, deliverScan, pushScanHandler, type ScanHandler } from './scan-handlers';
import { readScan } from './scan-result';
import { setScanStatus } from './scan-status';

/** A timer later than this tells of a busy page, where keys may still be waiting to be handed out. */
const BUSY_MS = 20;
const GRACE_MS = 30;

let burst: Burst = IDLE;
let before: FieldSnapshot | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let composing = false;
let unnamed = false;
/** How long the last key was under way: silence counts from its arrival, and so does the wait for another half. */
let lagMs = 0;
let quiet = false;
let installed = false;
const swallowed = new Set<string>();

/**
 * Hands every scan to `handler`, the newest handler first, until the answer is called. From the first handler on the
 * keyboard is watched: the keys of a scanner reach no field, button or shortcut.
 */
export function onScan(handler: ScanHandler): () => void {
  install();
  return pushScanHandler(handler);
}

function install(): void {
  if (installed) return;
  installed = true;
  document.addEventListener('keydown', onKey, true);
  document.addEventListener('keyup', onKey, true);
  document.addEventListener('keypress', onCharacter, true);
  document.addEventListener('beforeinput', onTyped, true);
  document.addEventListener('input', onTyped, true);
  document.addEventListener('compositionstart', () => (composing = true), true);
  document.addEventListener('compositionend', () => (composing = false), true);
  for (const name of ['blur', 'focus', 'focusin', 'focusout', 'change']) document.addEventListener(name, onMoved, true);
}

function onKey(event: KeyboardEvent): void {
  // A browser that fills in a saved password sends events that only carry the name.
  if (!(event instanceof KeyboardEvent)) return;
  // Of a character without a key some systems tell the letter only with the character itself.
  unnamed = event.type === 'keydown' && event.code === '' && event.key === 'Unidentified';
  if (!unnamed) hear(event, recordOf(event));
}

function onCharacter(event: KeyboardEvent): void {
  // The name of the key may be missing here, too; its character never is.
  if (unnamed) hear(event, { ...recordOf(event), type: 'down', code: '', key: String.fromCharCode(event.charCode) });
  else onTyped(event);
  unnamed = false;
}

function hear(event: KeyboardEvent, record: KeyRecord): void {
  if (!event.isTrusted || (!anyScanHandler() && burst.phase === 'idle')) return;
  lagMs = Math.max(0, performance.now() - event.timeStamp);
  hearSilence(event.timeStamp);
  const step = nextKey(burst, record);
  const released = swallowed.delete(record.code) && record.type === 'up';
  if (step.swallow && record.type === 'down') swallowed.add(record.code);
  if (step.swallow || released) swallow(event);
  follow(step);
  waitForSilence();
}

/** What keys and input methods have typed, though the key was swallowed: Alt codes, compositions. */
function onTyped(event: Event): void {
  if (event.isTrusted && burst.phase === 'reading') swallow(event);
}

function onMoved(event: Event): void {
  if (quiet) event.stopImmediatePropagation();
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function follow({ burst: next, change }: BurstStep): void {
  burst = next;
  switch (change?.kind) {
    case 'begun':
      before = snapshotOfFocus();
      break;
    case 'recognised':
      setScanStatus('reading');
      break;
    case 'dropped':
      before = null;
      break;
    case 'paused':
      putBack();
      break;
    case 'read':
      if (change.leaked) putBack();
      before = null;
      handOver(change.text, change.closed);
      break;
  }
}

/** Leaves the field as it was before the scanner's first key. */
function putBack(): void {
  const snapshot = before;
  before = null;
  const element = document.activeElement;
  if (composing && snapshot && element instanceof HTMLElement) {
    // An input method gives up what it composes only when the cursor leaves; the page need not know.
    quiet = true;
    element.blur();
    element.focus({ preventScroll: true });
    quiet = false;
  }
  snapshot?.restore();
}

/** A barcode that means nothing to us goes where the cursor stands, as from any keyboard; a person's data never does. */
function handOver(text: string, closed: boolean): void {
  const result = readScan(text, closed);
  let done = result.kind === 'unknown' && typeAtCaret(text);
  try {
    done ||= deliverScan(result) || (result.kind === 'dossierCode' && typeAtCaret(text));
  } finally {
    setScanStatus(done && result.kind !== 'incomplete' ? 'ready' : 'failed');
  }
}

function hearSilence(nowMs: number): void {
  for (;;) {
    const step = silence(burst, nowMs);
    follow(step);
    if (!step.change) return;
  }
}

function waitForSilence(): void {
  clearTimeout(timer);
  const dueMs = silenceDueMs(burst);
  if (dueMs === null) return;
  const timeMs = dueMs + lagMs;
  timer = setTimeout(() => onTimer(timeMs), Math.max(0, timeMs - performance.now()) + 1);
}

function onTimer(timeMs: number): void {
  if (performance.now() - timeMs > BUSY_MS) timer = setTimeout(endSilence, GRACE_MS);
  else endSilence();
}

function endSilence(): void {
  hearSilence(performance.now() - lagMs);
  waitForSilence();
}

function recordOf({
  type,
  code,
  key,
  shiftKey,
  altKey,
  ctrlKey,
  metaKey,
  repeat,
  timeStamp,
}: KeyboardEvent): KeyRecord {
  return {
    type: type === 'keydown' ? 'down' : 'up',
    code,
    key,
    shift: shiftKey,
    alt: altKey,
    ctrl: ctrlKey || metaKey,
    repeat,
    timeMs: timeStamp,
  };
}
