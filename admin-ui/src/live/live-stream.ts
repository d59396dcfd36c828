/** Somebody else who has a dossier open. */
export interface Viewer {
  readonly id: string;
  readonly fullName: string;
}

export interface LiveListener {
  /** A dossier, or a proposal or notice of it, has changed. */
  readonly onDossier?: (change: { readonly id: string; readonly version: number }) => void;
  /** Changes may have been missed: read everything again. */
  readonly onResync?: () => void;
  readonly onEnded?: () => void;
}

const REFUSED_PAUSE_MS = 5_000;

const listeners = new Set<LiveListener>();
const watchers = new Set<() => void>();
let source: EventSource | null = null;
let opened: string | null = null;
let wanted = false;
/** Whether this sitting has had a stream before: what happened since it closed has passed unseen. */
let viewed = false;
let connected = true;
let viewers: ReadonlyMap<string, readonly Viewer[]> = new Map();

const publish = (): void => watchers.forEach((watch) => watch());

/** What the stream knows at the moment, for React's external stores. */
export const live = {
  subscribe(watch: () => void): () => void {
    watchers.add(watch);
    return () => watchers.delete(watch);
  },
  viewers: (): ReadonlyMap<string, readonly Viewer[]> => viewers,
  connected: (): boolean => connected,
};

export function listen(listener: LiveListener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Starts the stream when somebody signs in, and stops it when they sign out. */
export function setLive(on: boolean): void {
  wanted = on;
  reopen();
}

/** Tells colleagues which dossier is open here. */
export function setOpenDossier(id: string | null): void {
  if (opened === id) return;
  opened = id;
  reopen();
}

// Browsers allow six connections to one server: only the tab that is looked at holds one.
document.addEventListener('visibilitychange', () => reopen());

let pending: ReturnType<typeof setTimeout> | undefined;

/** Going from page to page closes one dossier and opens the next: one connection for both. */
function reopen(): void {
  clearTimeout(pending);
  pending = setTimeout(connect, 50);
}

function connect(): void {
  if (!wanted || document.hidden) return close();
  const before = source;
  const stream = new EventSource(`/api/v1/live${opened === null ? '' : `?dossierId=${opened}`}`);
  source = stream;
  // The stream before it goes on until this one is ready, so that nothing passes between the two.
  let missed = before === null && viewed;
  viewed = true;
  const on = <T>(name: string, act: (data: T) => void): void =>
    stream.addEventListener(name, (event) => {
      if (source === stream) act(JSON.parse((event as MessageEvent<string>).data) as T);
    });
  on('ready', () => {
    before?.close();
    viewers = new Map();
    connected = true;
    publish();
    if (missed) listeners.forEach(({ onResync }) => onResync?.());
    // Ready once more means that the connection was lost in between.
    missed = true;
  });
  on<{ id: string; version: number }>('dossier', (change) => listeners.forEach(({ onDossier }) => onDossier?.(change)));
  on<{ dossierId: string; people: Viewer[] }>('presence', ({ dossierId, people }) => {
    const next = new Map(viewers);
    if (people.length === 0) next.delete(dossierId);
    else next.set(dossierId, people);
    viewers = next;
    publish();
  });
  on('resync', () => listeners.forEach(({ onResync }) => onResync?.()));
  on('ended', () => {
    stream.close();
    listeners.forEach(({ onEnded }) => onEnded?.());
  });
  stream.onerror = () => {
    if (source !== stream) return;
    before?.close();
    connected = false;
    publish();
    // A refusal ends the stream for good; from everything else the browser comes back by itself.
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => source === stream && connect(), REFUSED_PAUSE_MS);
  };
}

function close(): void {
  source?.close();
  source = null;
  viewers = new Map();
  connected = true;
  if (!wanted) viewed = false;
  publish();
}
