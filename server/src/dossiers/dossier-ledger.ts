import type { PauseCause } from '@motcua/shared/dossiers';
import { computeDeadline, isProvisional } from '@motcua/shared/calendar';
import type { LedgerLine, TimeLimit, WorkingCalendar } from '@motcua/shared/calendar';
import { limitInForce, type ReckonedDossier, reckonDue } from './due-time.js';
import type { PauseRow, PersonRef } from './dossier.sql.js';
import type { Dossier } from './entities/dossier.entity.js';

/** In Vietnamese, as callers of the API read them beside the name of whoever answers for the pause. */
const PAUSE_WORDS: Readonly<Record<PauseCause, string>> = {
  supplement: 'chờ bổ sung giấy tờ',
  payment: 'chờ thực hiện nghĩa vụ tài chính',
  other_agency: 'chờ cơ quan khác',
  force_majeure: 'bất khả kháng',
  suspension: 'dừng xử lý',
};

/** A finished pause as the reckoning names it; lines refer to it by its place in the list. */
interface LedgerPause {
  readonly cause: PauseCause;
  readonly from: string;
  readonly to: string;
  readonly owner: PersonRef | null;
  readonly document: string | null;
}

/** The answer to "why this date?": every day from the start of the clock to the due day, with what it used up. */
export interface DossierLedger {
  /** Where counting began: the receipt, or a supplement that started the limit anew. */
  readonly from: string;
  readonly restarted: boolean;
  readonly limit: TimeLimit;
  readonly dueAt: string | null;
  /** Whether this is the date the dossier has; it is not where a promise was kept although the calendar changed. */
  readonly agrees: boolean;
  readonly lines: readonly LedgerLine[];
  /** What the lines use up together: the limit in days, half-days or minutes. */
  readonly total: number;
  readonly pauses: readonly LedgerPause[];
  /** Years on the way whose days off are not yet announced: the date may still change. */
  readonly provisionalYears: readonly number[];
}

/**
 * Reckons the due time of an accepted dossier anew, by the same functions that promised it.
 *
 * @returns null before acceptance: nothing is promised
 */
export function dossierLedger(
  dossier: ReckonedDossier & Pick<Dossier, 'dueAt'>,
  limitOfCase: TimeLimit,
  rows: readonly PauseRow[],
  calendar: WorkingCalendar,
): DossierLedger | null {
  const { clockFrom, receivedAt } = dossier;
  if (clockFrom === null) return null;
  const limit = limitInForce(dossier, limitOfCase, calendar);
  const finished = rows.flatMap((row) =>
    row.counts && row.endedAt !== null ? [{ ...row, endedAt: row.endedAt }] : [],
  );
  const pauses = finished.map(({ cause, owner, startedAt, endedAt }) => ({
    from: new Date(startedAt),
    to: new Date(endedAt),
    why: owner === null ? PAUSE_WORDS[cause] : `${PAUSE_WORDS[cause]}, ${owner.fullName}`,
  }));
  const { counted } = computeDeadline({ acceptedAt: clockFrom, limit, calendar, pauses });
  const dueAt = reckonDue(dossier, limitOfCase, pauses, calendar);
  const days = counted.map(({ date }) => date);
  return {
    from: clockFrom.toISOString(),
    restarted: clockFrom.getTime() !== receivedAt?.getTime(),
    limit,
    dueAt: dueAt?.toISOString() ?? null,
    agrees: dueAt?.getTime() === dossier.dueAt?.getTime(),
    lines: counted,
    total: counted.reduce((sum, { units }) => sum + units, 0),
    pauses: finished.map(({ cause, startedAt, endedAt, owner, document }) => ({
      cause,
      from: startedAt,
      to: endedAt,
      owner,
      document,
    })),
    provisionalYears: [
      ...new Set(days.filter((day) => isProvisional(day, calendar)).map((day) => Number(day.slice(0, 4)))),
    ],
  };
}
