import { instantAt, isLocalDate, type LocalDate } from '../calendar/index.js';

/** A day of an older system, with the time where it kept one. */
export interface OldTime {
  readonly date: LocalDate;
  /** Null where only the day is known. */
  readonly at: Date | null;
}

const VIETNAMESE = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T]+(.+))?$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[ T]+(.+))?$/;
const TIME = /^([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,6})?)?$/;
const ZONED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/** Dossier codes write the year with two digits, and no older system is older than that. */
const FIRST_YEAR = 2000;
const LAST_YEAR = 2099;

/**
 * Reads a time as older systems write it: `15/01/2024`, `15/01/2024 09:30[:15]`, or ISO 8601. Without a zone it is
 * Vietnam's.
 *
 * @returns null for anything else, and for days that do not exist
 */
export function readOldTime(text: string): OldTime | null {
  const vietnamese = VIETNAMESE.exec(text);
  if (!vietnamese && ZONED.test(text)) return zoned(text);
  const iso = vietnamese ? null : ISO.exec(text);
  const [year, month, day, time] = vietnamese
    ? [vietnamese[3]!, vietnamese[2]!, vietnamese[1]!, vietnamese[4]]
    : iso
      ? [iso[1]!, iso[2]!, iso[3]!, iso[4]]
      : [];
  if (!year || !month || !day || Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) return null;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isLocalDate(date)) return null;
  if (time === undefined) return { date, at: null };
  const clock = TIME.exec(time.trim());
  if (!clock) return null;
  const [, hour, minute, second = '0'] = clock;
  const at = instantAt(date, Number(hour) * 60 + Number(minute));
  return { date, at: new Date(at.getTime() + Number(second) * 1_000) };
}

const VIETNAM_MS = 7 * 3_600_000;

function zoned(text: string): OldTime | null {
  const at = new Date(text);
  if (Number.isNaN(at.getTime()) || !isLocalDate(text.slice(0, 10))) return null;
  const date = new Date(at.getTime() + VIETNAM_MS).toISOString().slice(0, 10);
  const year = Number(date.slice(0, 4));
  return year < FIRST_YEAR || year > LAST_YEAR ? null : { date, at };
}
