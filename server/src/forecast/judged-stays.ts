import type { StepTiming } from '@motcua/shared/figures';
import type { ProcedureOfCases } from '@motcua/shared/procedures';
import { calendarAt, newestRevision } from '../calendar/office-calendars.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { pausesOf, STAY } from './count-minutes.js';
import { judgeStay, type JudgedStay } from './judge-stay.js';

/** A stay at a step that is over, and whether that was in time. */
export interface StayThatEnded {
  readonly stepCode: string;
  readonly leftAt: Date;
  readonly timing: StepTiming;
}

interface EndedRow extends JudgedStay {
  readonly handlingOfficeId: string;
  readonly timing: StepTiming | null;
}

/**
 * The stays of a dossier that are over, as they were judged, or will be: the worker does that some seconds after a step was left, and
 * what is printed meanwhile says no less. Keeps nothing.
 */
export async function judgedStays(
  { em, now }: OfficeTx,
  dossierId: string,
  definition: ProcedureOfCases,
): Promise<StayThatEnded[]> {
  const rows: EndedRow[] = await em.query(
    `SELECT ${STAY}, s.timing FROM step_duration s JOIN dossier d ON d.id = s.dossier_id
      WHERE s.dossier_id = $1 AND s.left_at IS NOT NULL ORDER BY s.entered_at, s.id`,
    [dossierId],
  );
  const isJudged = rows.every(({ timing }) => timing !== null);
  const pauses = isJudged ? [] : ((await pausesOf(em, [dossierId], now)).get(dossierId) ?? []);
  const revision = isJudged ? 0 : await newestRevision(em);
  const stays: StayThatEnded[] = [];
  for (const row of rows) {
    const { stepCode, leftAt, handlingOfficeId } = row;
    const timing = row.timing ?? judgeStay(row, definition, pauses, await calendarAt(em, handlingOfficeId, revision));
    stays.push({ stepCode, leftAt, timing });
  }
  return stays;
}
