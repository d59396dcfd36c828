import { Readable } from 'node:stream';
import type { LiveEvents, PersonPresent } from '@motcua/shared/live';
import { type Actor, officesOf } from '../common/actor.js';
import { newId } from '../common/ids.js';
import type { ExportNews, Viewer } from './messages.js';

/** A client that reads slower than this piles up is cut off; it connects again and reads everything anew. */
const MAX_UNREAD_BYTES = 64 * 1024;
/** How long a browser waits before it connects again. */
const RETRY_MS = 3_000;

/** The dossier that a page has open, and the offices that see it. */
export type ViewedDossier = Pick<Viewer, 'dossierId' | 'officeIds'>;

/** One page that watches. */
export class LiveStream {
  readonly viewer: Viewer | undefined;
  readonly body = new Readable({ read: () => undefined });
  private readonly officeIds: ReadonlySet<string>;
  /** Who the page believes has which dossier open. */
  private readonly told = new Map<string, string>();
  private isReady = false;

  constructor(
    private readonly actor: Actor,
    readonly sessionToken: string,
    viewed: ViewedDossier | undefined,
  ) {
    this.officeIds = new Set(officesOf(actor));
    this.viewer = viewed && {
      ...viewed,
      streamId: newId(),
      person: { id: actor.staffId, fullName: actor.fullName.slice(0, 200) },
    };
    this.write(`retry: ${RETRY_MS}\n\n`);
  }

  /** From here on nothing is missed; said again, something may have been missed meanwhile. */
  hears(): void {
    this.send(this.isReady ? 'resync' : 'ready', {});
    this.isReady = true;
  }

  /** @param officeIds the offices that see what is to be told */
  isToldOf(officeIds: readonly string[]): boolean {
    return this.isReady && officeIds.some((id) => this.officeIds.has(id));
  }

  tellChange(id: string, version: number): void {
    this.send('dossier', { id, version });
  }

  /** Only to the one who asked for it. */
  tellExport({ staffId, ...news }: ExportNews): void {
    if (this.isReady && staffId === this.actor.staffId) this.send('export', news);
  }

  /** Names the others, when they are not the ones it has named before. */
  tellPeople(dossierId: string, everybody: readonly PersonPresent[]): void {
    const people = everybody.filter(({ id }) => id !== this.actor.staffId);
    const names = JSON.stringify(people);
    if (names === (this.told.get(dossierId) ?? '[]')) return;
    if (people.length > 0) this.told.set(dossierId, names);
    else this.told.delete(dossierId);
    this.send('presence', { dossierId, people });
  }

  /** A line that browsers skip. */
  beat(): void {
    this.write(':\n\n');
  }

  /** @param actor the person behind the session as it is now, or null when it is over */
  isStillFor(actor: Actor | null): boolean {
    const now = actor && officesOf(actor);
    return now?.length === this.officeIds.size && now.every((id) => this.officeIds.has(id));
  }

  /** The last words; nothing may follow them. */
  end(): void {
    this.send('ended', {});
    this.body.push(null);
  }

  private send<E extends keyof LiveEvents>(event: E, data: LiveEvents[E]): void {
    this.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  private write(text: string): void {
    if (this.body.destroyed) return;
    this.body.push(text);
    if (this.body.readableLength > MAX_UNREAD_BYTES) this.body.destroy();
  }
}
