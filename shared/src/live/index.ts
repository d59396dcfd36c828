import type { ExportState } from '../exports/index.js';

/** What the desk is told while it watches, and what stands in `data` of each event. The names are never renamed. */
export interface LiveEvents {
  /** The stream hears everything from here on; whoever connects again has missed something and reads anew. */
  readonly ready: Record<string, never>;
  /** Changes may have been missed: everything on the screen is to be read again. */
  readonly resync: Record<string, never>;
  /** A dossier, one of its approvals or one of its notices is no longer as it was. */
  readonly dossier: { readonly id: string; readonly version: number };
  /** Who else has the dossier open now; an empty list when the last one has gone. */
  readonly presence: { readonly dossierId: string; readonly people: readonly PersonPresent[] };
  /** A file that this person asked for is further on, ready or given up. */
  readonly export: {
    readonly id: string;
    readonly state: ExportState;
    readonly done: number;
    readonly rows: number | null;
  };
  /** The session is over, or shows other offices now: the stream ends, and the browser asks who it is. */
  readonly ended: Record<string, never>;
}

export interface PersonPresent {
  readonly id: string;
  readonly fullName: string;
}
