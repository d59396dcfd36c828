import type { AgesOfOffices } from './working-ages.js';

/** Whose dossiers are counted. */
export interface FigureScope {
  readonly officeIds: readonly string[];
  /** Those of them that compare with the due time by the minute; the others do by the day. */
  readonly byMinute: readonly string[];
  /** What working days mean there; needed by figures of working age only. */
  readonly ages?: AgesOfOffices;
}
