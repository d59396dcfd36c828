/** What is kept of a keyboard event: enough to tell a scanner from a hand, and to read what it typed. */
export interface KeyRecord {
  readonly type: 'down' | 'up';
  /** Physical key, e.g. `KeyA`; empty for characters that a program sends without a key. */
  readonly code: string;
  readonly key: string;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly ctrl: boolean;
  readonly repeat?: boolean;
  /** Time of the event itself, not of its handler: a page that was busy gets its keys late but truly dated. */
  readonly timeMs: number;
}
