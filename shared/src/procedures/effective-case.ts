import type { TimeLimit } from '../calendar/index.js';
import type { ComponentDefinition, FeeDefinition, ProcedureDefinition, ProcessStep } from './procedure.types.js';

/** What a procedure asks for in one of its cases: the case's own words, else the procedure's. */
export interface EffectiveCase {
  readonly limit: TimeLimit;
  readonly components: readonly ComponentDefinition[];
  readonly fees: readonly FeeDefinition[];
  readonly steps: readonly ProcessStep[];
}

/** What the cases of a procedure may have otherwise than it has. */
export type ProcedureOfCases = Pick<ProcedureDefinition, 'limit' | 'components' | 'fees' | 'steps' | 'cases'>;

/** What the dossiers of a procedure name by codes. */
export type KnownParts = Pick<EffectiveCase, 'components' | 'fees' | 'steps'>;

/**
 * All papers, fees and steps by whose codes a dossier may have something: what its present case has comes first, then what
 * the procedure and its other cases have, for its case may have been another.
 */
export function knownParts(definition: ProcedureOfCases, present: KnownParts): KnownParts {
  const sources: readonly Partial<KnownParts>[] = [present, definition, ...definition.cases];
  return {
    components: sources.flatMap(({ components = [] }) => components),
    fees: sources.flatMap(({ fees = [] }) => fees),
    steps: sources.flatMap(({ steps = [] }) => steps),
  };
}

/** @returns null when the procedure has no case of that code; without a code: the procedure itself */
export function effectiveCase(definition: ProcedureOfCases, caseCode: string | null): EffectiveCase | null {
  const found = caseCode === null ? undefined : definition.cases.find(({ code }) => code === caseCode);
  if (caseCode !== null && !found) return null;
  return {
    limit: found?.limit ?? definition.limit,
    components: found?.components ?? definition.components,
    fees: found?.fees ?? definition.fees,
    steps: found?.steps ?? definition.steps,
  };
}
