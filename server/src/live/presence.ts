import type { PersonPresent } from '@motcua/shared/live';
import type { Viewer } from './messages.js';

/** Who has which dossier open, in this process and in the others. */
export class Presence {
  private readonly seen = new Map<string, { readonly viewer: Viewer; readonly atMs: number }>();

  /** @returns whether the viewer is new */
  saw(viewer: Viewer, nowMs: number): boolean {
    const isNew = !this.seen.has(viewer.streamId);
    this.seen.set(viewer.streamId, { viewer, atMs: nowMs });
    return isNew;
  }

  /** @returns the viewer that has gone, when it was known */
  left(streamId: string): Viewer | undefined {
    const viewer = this.seen.get(streamId)?.viewer;
    this.seen.delete(streamId);
    return viewer;
  }

  /** Forgets viewers of whom nothing was heard since. @returns them */
  expire(sinceMs: number): Viewer[] {
    const silent = [...this.seen.values()].filter(({ atMs }) => atMs < sinceMs).map(({ viewer }) => viewer);
    for (const { streamId } of silent) this.seen.delete(streamId);
    return silent;
  }

  /** Everybody once, however many pages they have open; in an order that stays. */
  peopleAt(dossierId: string): PersonPresent[] {
    const viewers = [...this.seen.values()].filter(({ viewer }) => viewer.dossierId === dossierId);
    const people = new Map(viewers.map(({ viewer: { person } }) => [person.id, person]));
    return [...people.values()].sort((a, b) => a.fullName.localeCompare(b.fullName, 'vi') || (a.id < b.id ? -1 : 1));
  }

  /** One viewer of each dossier that anybody has open. */
  openDossiers(): Viewer[] {
    return [...new Map([...this.seen.values()].map(({ viewer }) => [viewer.dossierId, viewer])).values()];
  }
}
