import type { TimeLimit, WorkingCalendar } from '@motcua/shared/calendar';
import { effectiveCase } from '@motcua/shared/procedures';
import type { EntityManager } from 'typeorm';
import { reckonDue } from '../dossiers/due-time.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import type { RunningDossier } from './running-dossiers.js';

/** A date that a change of the calendar makes another. */
export interface MovingDate {
  readonly dossier: RunningDossier;
  readonly dueTo: Date;
}

/** Answers the calendar of an office. */
export type CalendarOf = (officeId: string) => Promise<WorkingCalendar>;

/**
 * Which of these dossiers the step from one calendar to the next concerns. Those whose promise was kept at an earlier
 * change are named only when this one would change their date once more.
 */
export async function datesThatMove(
  em: EntityManager,
  catalogue: ProcedureCatalogue,
  dossiers: readonly RunningDossier[],
  before: CalendarOf,
  after: CalendarOf,
): Promise<MovingDate[]> {
  const moving: MovingDate[] = [];
  for (const dossier of dossiers) {
    const limit = await limitOf(em, catalogue, dossier);
    const was = reckonDue(dossier, limit, dossier.pauses, await before(dossier.handlingOfficeId));
    const becomes = reckonDue(dossier, limit, dossier.pauses, await after(dossier.handlingOfficeId));
    if (becomes === null || becomes.getTime() === was?.getTime()) continue;
    if (becomes.getTime() !== dossier.dueAt.getTime()) moving.push({ dossier, dueTo: becomes });
  }
  return moving;
}

/** The limit of the dossier's case by the version it is pinned to. */
export async function limitOf(
  em: EntityManager,
  catalogue: ProcedureCatalogue,
  { procedureVersionId, caseCode }: Pick<RunningDossier, 'procedureVersionId' | 'caseCode'>,
): Promise<TimeLimit> {
  const { definition } = await catalogue.byId(em, procedureVersionId);
  return (effectiveCase(definition, caseCode) ?? effectiveCase(definition, null)!).limit;
}
