import type { TimeLimit } from '@motcua/shared/calendar';
import type { ProcedureDefinition } from '@motcua/shared/procedures';

/** A procedure as the list of those in force gives it. */
export interface ProcedureRow {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly limit: TimeLimit;
  readonly sameVisit: boolean;
}

/** One procedure with all that it asks for. */
export interface Procedure extends ProcedureDefinition {
  readonly code: string;
  readonly version: number;
}
