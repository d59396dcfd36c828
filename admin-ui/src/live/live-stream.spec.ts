import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { listen, live, setLive, setOpenDossier } from './live-stream';

/** What the browser has of a stream; the test is its server. */
class FakeStream extends EventTarget {
  static readonly CLOSED = 2;
  static all: FakeStream[] = [];
  onerror: (() => void) | null = null;
  readyState = 1;

  constructor(readonly url: string) {
    super();
    FakeStream.all.push(this);
  }

  static get open(): string[] {
    return FakeStream.all.filter(({ readyState }) => readyState !== FakeStream.CLOSED).map(({ url }) => url);
  }

  close(): void {
    this.readyState = FakeStream.CLOSED;
  }

  say(name: string, data: object = {}): void {
    if (this.readyState !== FakeStream.CLOSED) {
      this.dispatchEvent(Object.assign(new Event(name), { data: JSON.stringify(data) }));
    }
  }

  fail(readyState: number): void {
    this.readyState = readyState;
    this.onerror?.();
  }
}

describe('the stream of changes', () => {
  const page = Object.assign(new EventTarget(), { hidden: false });
  const heard: string[] = [];
  let stream: {
    listen: typeof listen;
    live: typeof live;
    setLive: typeof setLive;
    setOpenDossier: typeof setOpenDossier;
  };

  const newest = (): FakeStream => FakeStream.all.at(-1)!;
  const settle = (): void => void jest.advanceTimersByTime(100);
  const show = (hidden: boolean): void => {
    page.hidden = hidden;
    page.dispatchEvent(new Event('visibilitychange'));
    settle();
  };

  beforeEach(async () => {
    jest.useFakeTimers();
    jest.resetModules();
    Object.assign(globalThis, { document: page, EventSource: FakeStream });
    FakeStream.all = [];
    heard.length = 0;
    stream = await import('./live-stream');
    stream.listen({
      onDossier: ({ id }) => heard.push(id),
      onResync: () => heard.push('resync'),
      onEnded: () => heard.push('ended'),
    });
    stream.setLive(true);
    settle();
    newest().say('ready');
  });
  afterEach(() => {
    stream.setLive(false);
    settle();
    page.hidden = false;
    jest.useRealTimers();
    Reflect.deleteProperty(globalThis, 'document');
    Reflect.deleteProperty(globalThis, 'EventSource');
  });

  it('hears on the one before until the next is ready, and keeps none behind', () => {
    const [first] = FakeStream.all;
    stream.setOpenDossier('a');
    settle();
    first!.say('dossier', { id: 'between', version: 2 });
    // On to the next before this one was ready.
    stream.setOpenDossier('b');
    settle();
    expect(FakeStream.open).toEqual(['/api/v1/live', '/api/v1/live?dossierId=a', '/api/v1/live?dossierId=b']);
    newest().say('ready');
    expect(FakeStream.open).toEqual(['/api/v1/live?dossierId=b']);
    expect(heard).toEqual(['between']);
  });

  it('closes all of them behind another tab and reads anew when it comes back', () => {
    stream.setOpenDossier('a');
    settle();
    show(true);
    expect(FakeStream.open).toEqual([]);
    show(false);
    newest().say('ready');
    expect(heard).toEqual(['resync']);
  });

  it('reads anew after a connection that was lost', () => {
    newest().fail(0);
    expect(stream.live.connected()).toBe(false);
    newest().say('ready');
    expect(stream.live.connected()).toBe(true);
    expect(heard).toEqual(['resync']);
  });

  it('comes back after a refusal and reads anew', () => {
    newest().fail(FakeStream.CLOSED);
    jest.advanceTimersByTime(5_000);
    expect(FakeStream.all).toHaveLength(2);
    newest().say('ready');
    expect(heard).toEqual(['resync']);
  });

  it('starts again for who has signed in again, and reads nothing anew for the next person', () => {
    newest().say('ended');
    expect([heard, FakeStream.open]).toEqual([['ended'], []]);
    stream.setLive(true);
    settle();
    newest().say('ready');
    expect(heard).toEqual(['ended', 'resync']);
    stream.setLive(false);
    settle();
    stream.setLive(true);
    settle();
    newest().say('ready');
    expect(heard).toEqual(['ended', 'resync']);
  });

  it('shows who else is there as the newest stream tells it', () => {
    const people = [{ id: '1', fullName: 'Phạm Quang Huy' }];
    const [first] = FakeStream.all;
    newest().say('presence', { dossierId: 'a', people });
    expect(stream.live.viewers().get('a')).toEqual(people);
    stream.setOpenDossier('b');
    settle();
    first!.say('presence', { dossierId: 'a', people: [] });
    expect(stream.live.viewers().get('a')).toEqual(people);
    newest().say('ready');
    expect(stream.live.viewers().size).toBe(0);
  });
});
