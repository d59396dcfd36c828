import { afterPossibleBurst } from '../scan/after-possible-burst';

/**
 * `F2`, `/`, `n`, `Shift+K`, `Alt+1`, `Ctrl+Enter`. Letters are read by the place of their key, so that an input method
 * for Vietnamese cannot change them.
 */
export type Keys = string;

export interface Shortcut {
  readonly keys: Keys;
  /** What it does, in the language shown. */
  readonly label: string;
  /** Heading of the sheet it stands under. */
  readonly group: string;
  /** Null where a part of the page hears the key itself, and the sheet only tells of it. */
  readonly run: (() => void) | null;
  /** Dialogs lie above pages: only the highest layer listens. */
  readonly layer: number;
}

const registered: Shortcut[] = [];
const watchers = new Set<() => void>();
let shown: readonly Shortcut[] = [];

export function register(shortcut: Shortcut): () => void {
  registered.push(shortcut);
  publish();
  return () => {
    registered.splice(registered.indexOf(shortcut), 1);
    publish();
  };
}

const layers: number[] = [0];

/** Opens a layer above the page; what lies below stops listening until it is closed. @returns how to close it */
export function openLayer(layer: number): () => void {
  layers.push(layer);
  return () => void layers.splice(layers.indexOf(layer), 1);
}

function publish(): void {
  shown = [...registered];
  watchers.forEach((watch) => watch());
}

export const shortcuts = {
  subscribe(watch: () => void): () => void {
    watchers.add(watch);
    return () => watchers.delete(watch);
  },
  list: (): readonly Shortcut[] => shown,
};

const NAMED: Record<string, string> = { Slash: '/', Escape: 'Escape', Enter: 'Enter' };

/** The keys of an event as shortcuts are written. */
export function keysOf(event: KeyboardEvent): Keys {
  const { code, shiftKey, ctrlKey, altKey, metaKey } = event;
  if (event.key === '?' || (code === 'Slash' && shiftKey && !ctrlKey && !altKey)) return '?';
  // On most keyboards it is written with Shift; the key it is on counts without.
  if ((event.key === '+' || code === 'Equal') && !ctrlKey && !altKey && !metaKey) return '+';
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  const name = letter ?? digit ?? NAMED[code] ?? event.key;
  const held = [ctrlKey && 'Ctrl', altKey && 'Alt', shiftKey && 'Shift', metaKey && 'Meta'].filter(Boolean);
  if (held.length === 0) return letter ? letter.toLowerCase() : name;
  return [...held, name].join('+');
}

const WRITING = 'input:not([type=checkbox],[type=radio],[type=button]), textarea, select, [contenteditable=true]';

/** A key that would also write something belongs to the field one stands in. */
const writesOnly = (keys: Keys): boolean => /^(?:Shift\+)?.$/.test(keys);

/** What the key would do here and now. */
const runOf = (keys: Keys): Shortcut['run'] => {
  const top = Math.max(...layers);
  return registered.findLast((one) => one.run && one.keys === keys && one.layer === top)?.run ?? null;
};

/** Does by another way, such as an entry of a menu, what the key does. */
export const pressShortcut = (keys: Keys): void => runOf(keys)?.();

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.repeat) return;
  const keys = keysOf(event);
  const run = runOf(keys);
  if (!run) return;
  const plain = writesOnly(keys);
  // Escape leaves a field before it leaves a page.
  if ((plain || keys === 'Escape') && event.target instanceof Element && event.target.closest(WRITING)) return;
  event.preventDefault();
  // The first key of a scan looks like a shortcut; a hand's key is followed by silence.
  if (plain) afterPossibleBurst(event, run);
  else run();
}

document.addEventListener('keydown', onKeyDown);
