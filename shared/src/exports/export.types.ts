/** What can be made as a file beside the requests of the desks. Stored words, never renamed. */
export const EXPORT_KINDS = ['register', 'dossiers', 'closed_list'] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

export const EXPORT_FORMATS = ['xlsx', 'csv', 'pdf'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** `waiting` and `running` go on by themselves; `expired` is a ready file that is kept no longer. Stored words. */
export const EXPORT_STATES = ['waiting', 'running', 'ready', 'failed', 'cancelled', 'expired'] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

/** Whether something is still being done about it. */
export const isAtWork = (state: ExportState): boolean => state === 'waiting' || state === 'running';

/** A file that is made beside the requests of the desks, as the person is told who asked for it. */
export interface ExportView {
  readonly id: string;
  readonly kind: ExportKind;
  readonly format: ExportFormat;
  readonly officeCode: string;
  readonly officeName: string;
  /** The days of a register or of a closed period, both inclusive; null of a list. */
  readonly from: string | null;
  readonly to: string | null;
  readonly state: ExportState;
  /** Rows that are written. */
  readonly done: number;
  /** Of so many; null until they are counted. */
  readonly rows: number | null;
  /** Null until it is ready. */
  readonly fileName: string | null;
  readonly sizeBytes: number | null;
  /** Code of the refusal; null but where it failed. */
  readonly error: string | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  /** The file is kept until then. */
  readonly expiresAt: string | null;
  /** When it was first taken. */
  readonly fetchedAt: string | null;
}

/** Made, kept, and not taken yet: what the one who asked is reminded of, however long they were away. */
export const waitsToBeTaken = ({ state, fetchedAt }: Pick<ExportView, 'state' | 'fetchedAt'>): boolean =>
  state === 'ready' && fetchedAt === null;
