import type { DossierChange } from './messages.js';

/** One act writes a dossier, its notices and their states; the desk needs to read it once. */
const COLLECT_FOR_MS = 100;

/** Collects the changes of a moment, so that each dossier is told once, with its latest version. */
export class PendingChanges {
  private pending = new Map<string, DossierChange>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly tell: (change: DossierChange) => void) {}

  add(change: DossierChange): void {
    const { dossierId, version, officeIds } = this.pending.get(change.dossierId) ?? change;
    this.pending.set(dossierId, {
      dossierId,
      version: Math.max(version, change.version),
      officeIds: [...new Set([...officeIds, ...change.officeIds])],
    });
    this.timer ??= setTimeout(() => this.flush(), COLLECT_FOR_MS);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private flush(): void {
    const due = this.pending;
    this.pending = new Map();
    this.timer = undefined;
    for (const change of due.values()) this.tell(change);
  }
}
