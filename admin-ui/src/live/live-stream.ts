import type { LiveEvents, PersonPresent } from '@motcua/shared/live';

export interface LiveListener {
  /** A dossier, or a proposal or notice of it, has changed. */
  readonly onDossier?: (change: LiveEvents['dossier']) => void;
  /** A file this person asked for is further on. */
  readonly onExport?: (news: LiveEvents['export']) => void;
  /** Changes may have been missed: read everything again. */
  readonly onResync: () => void;
  /** The session is over, or has other offices now. */
  readonly onEnded?: () => void;
}

const REFUSED_PAUSE_MS = 5_000;

const listeners = new Set<LiveListener>();
const watchers = new Set<() => void>();
let source: EventSource | null = null;
/** Streams that go on until the newest is ready, so that nothing passes between the two. */
const older = new Set<EventSource>();
let opened: string | null = null;
let wanted = false;
/** Whether anything may have passed unseen: no stream was open for a while. */
let missed = false;
let connected = true;
let viewers: ReadonlyMap<string, readonly PersonPresent[]> = new Map();

const publish = (): void => watchers.forEach((watch) => watch());

/** What the stream knows at the moment, for React's external stores. */
export const live = {
  subscribe(watch: () => void): () => void {
    watchers.add(watch);
    return () => watchers.delete(watch);
  },
  viewers: (): ReadonlyMap<string, readonly PersonPresent[]> => viewers,
  connected: (): boolean => connected,
};

export function listen(listener: LiveListener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Starts the stream when somebody signs in, or has signed in again, and stops it when they sign out. */
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
  if (source) older.add(source);
  const stream = new EventSource(`/api/v1/live${opened === null ? '' : `?dossierId=${opened}`}`);
  source = stream;
  const on = <E extends keyof LiveEvents>(name: E, act: (data: LiveEvents[E]) => void): void =>
    stream.addEventListener(name, ({ data }: MessageEvent<string>) => act(JSON.parse(data) as LiveEvents[E]));
  const isNewest = (): boolean => source === stream;

  on('ready', () => isNewest() && greet());
  on('dossier', (change) => listeners.forEach(({ onDossier }) => onDossier?.(change)));
  on('export', (news) => listeners.forEach(({ onExport }) => onExport?.(news)));
  on('presence', (presence) => isNewest() && show(presence));
  on('resync', () => listeners.forEach(({ onResync }) => onResync()));
  on('ended', () => {
    stream.close();
    missed = true;
    if (isNewest()) listeners.forEach(({ onEnded }) => onEnded?.());
  });
  stream.onerror = () => {
    missed = true;
    if (!isNewest()) return;
    closeOlder();
    connected = false;
    publish();
    // A refusal ends the stream for good; from everything else the browser comes back by itself.
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => isNewest() && connect(), REFUSED_PAUSE_MS);
  };
}

/** The newest stream hears everything from here on, also after its connection was lost. */
function greet(): void {
  closeOlder();
  viewers = new Map();
  connected = true;
  publish();
  if (missed) listeners.forEach(({ onResync }) => onResync());
  missed = false;
}

function show({ dossierId, people }: LiveEvents['presence']): void {
  const next = new Map(viewers);
  if (people.length === 0) next.delete(dossierId);
  else next.set(dossierId, people);
  viewers = next;
  publish();
}

function closeOlder(): void {
  for (const stream of older) stream.close();
  older.clear();
}

function close(): void {
  closeOlder();
  source?.close();
  source = null;
  viewers = new Map();
  connected = true;
  // Who signs in next begins with what the server says then.
  missed = wanted;
  publish();
}
