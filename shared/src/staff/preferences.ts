/** Languages of the desk. Stored words: never renamed. */
export const LOCALES = ['vi', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** How bright the desk is; `system` follows the computer. Stored words: never renamed. */
export const THEMES = ['light', 'dark', 'system'] as const;
export type Theme = (typeof THEMES)[number];

/** What a person has set up for themselves. Kept by the server, because nothing of a person may stay in the browser. */
export interface Preferences {
  readonly locale: Locale;
  readonly theme: Theme;
  /** Whether the rail at the side shows signs only. */
  readonly railFolded: boolean;
  /** Columns of the list of dossiers, in order; empty means the usual ones. */
  readonly columns: readonly string[];
  /** Codes of procedures. */
  readonly favouriteProcedures: readonly string[];
  /** Codes of procedures, the latest first. */
  readonly recentProcedures: readonly string[];
  /** Id of the digest of a morning that was read and put away; null where none was. */
  readonly digestPutAway: string | null;
  /** Whether the digest of the morning also comes as a mail, where the office sends it. */
  readonly digestByMail: boolean;
}

/** The preferences of somebody who has never set any. */
export const DEFAULT_PREFERENCES: Preferences = {
  locale: 'vi',
  theme: 'system',
  railFolded: false,
  columns: [],
  favouriteProcedures: [],
  recentProcedures: [],
  digestPutAway: null,
  digestByMail: true,
};
