import { effectiveCase, type ProcedureDefinition } from '@motcua/shared/procedures';
import type { EntityManager } from 'typeorm';
import { newId } from '../common/ids.js';
import { createDataSource } from '../database/data-source.js';
import { openForOwner } from '../database/without-walls.js';
import { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import {
  BATCH,
  differing,
  type KeptStay,
  staysOfEvents,
  type StepEvent,
  type TimedDossier,
  TIMED_DOSSIERS,
  type TimedStay,
} from './check-step-times.js';
import { countMinutes } from './count-minutes.js';

/** It goes through all dossiers once. */
const STATEMENT_MS = 30 * 60_000;

/**
 * Makes the stays at steps anew of all dossiers whose events tell others, and counts what has not been counted. What no event
 * says stays as it was kept, or unknown: the queue somebody had, and who had a dossier that was given to nobody. Nobody can
 * work meanwhile.
 *
 * @param ownerUrl of whom the tables belong to
 * @returns how many dossiers were mended
 */
export async function mendSteps(ownerUrl: string, now: Date): Promise<number> {
  const settings = { url: ownerUrl, poolSize: 1, applicationName: 'motcua-figures-check', statementMs: STATEMENT_MS };
  const db = await createDataSource(settings).initialize();
  try {
    return await db.transaction(async (em) => {
      const tables = ['dossier', 'dossier_event', 'dossier_pause', 'step_duration'];
      const restore = await openForOwner((sql) => em.query(sql), tables);
      const mended = await mendAll(em, now);
      const catalogue = new ProcedureCatalogue();
      while ((await countMinutes(em, catalogue, now, BATCH)) > 0);
      await restore();
      return mended;
    });
  } finally {
    await db.destroy();
  }
}

async function mendAll(em: EntityManager, now: Date): Promise<number> {
  const catalogue = new ProcedureCatalogue();
  let mended = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows: TimedDossier[] = await em.query(TIMED_DOSSIERS, [after, BATCH, now]);
    for (const dossier of rows.filter((row) => differing(row).length > 0)) {
      const { definition } = await catalogue.byId(em, dossier.procedureVersionId);
      await replace(em, dossier, staysToKeep(dossier, definition));
      mended += 1;
    }
    if (rows.length < BATCH) return mended;
    after = rows.at(-1)!.id;
  }
}

type Stay = Omit<KeptStay, 'owed'>;

/** What events tell, with what only was kept of it. */
function staysToKeep(
  { events, stays, caseCode }: TimedDossier,
  definition: Pick<ProcedureDefinition, keyof Parameters<typeof effectiveCase>[0]>,
): Stay[] {
  const kept = [...stays];
  const steps = (effectiveCase(definition, caseCode) ?? effectiveCase(definition, null)!).steps;
  const [first, again] = [steps[0], steps.find(({ role }) => role === 'case_officer') ?? steps[0]];
  // Accepted it comes to the first step; reopened, to whoever works on it: unless another is kept. Events do not say, and
  // whoever gives it on within the step has to find it there.
  const named = events.map((event): StepEvent => {
    if (event.transition !== 'accept' && event.transition !== 'reopen_decision') return event;
    const usual = (event.transition === 'accept' ? first : again)!.code;
    const there = stays.filter(({ enteredMs }) => enteredMs === event.atMs).map(({ step }) => step);
    return { ...event, stepCode: there.includes(usual) ? usual : (there[0] ?? usual) };
  });
  return staysOfEvents(named, []).map((told): Stay => {
    const step = told.step!;
    const at = kept.findIndex((one) => one.enteredMs === told.enteredMs && one.step === step);
    const [same] = at < 0 ? [] : kept.splice(at, 1);
    const counted = same?.leftMs === told.leftMs ? same : undefined;
    return {
      ...told,
      step,
      id: same?.id ?? newId(),
      holderId: same ? same.holderId : holderOf(told, events),
      workingMinutes: counted?.workingMinutes ?? null,
      timing: counted?.timing ?? null,
      queueAtEntry: same?.queueAtEntry ?? null,
    };
  });
}

/** To whom it came, or was given while it was there. */
const holderOf = ({ enteredMs, leftMs }: TimedStay, events: readonly StepEvent[]): string | null =>
  events.findLast(
    ({ assigneeId, atMs, transition }) =>
      assigneeId &&
      atMs >= enteredMs &&
      (atMs === enteredMs || (transition === 'reassign' && (leftMs === null || atMs < leftMs))),
  )?.assigneeId ?? null;

async function replace(em: EntityManager, dossier: TimedDossier, stays: readonly Stay[]): Promise<void> {
  const { id: dossierId, officeId, handlingOfficeId, procedureCode } = dossier;
  await em.query('DELETE FROM step_duration WHERE dossier_id = $1', [dossierId]);
  const date = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));
  for (const { id, step, holderId, enteredMs, leftMs, leftBy, workingMinutes, timing, queueAtEntry } of stays) {
    await em.query(
      `INSERT INTO step_duration (id, office_id, handling_office_id, dossier_id, procedure_code, step_code, holder_id, entered_at, left_at,
                                  left_by, working_minutes, timing, queue_at_entry)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        ...[id, officeId, handlingOfficeId, dossierId, procedureCode, step, holderId],
        ...[date(enteredMs), date(leftMs), leftBy, workingMinutes, timing, queueAtEntry],
      ],
    );
  }
}
