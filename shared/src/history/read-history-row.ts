import { classifyFinished, instantAt, localDateOf } from '../calendar/index.js';
import { type Channel, LATE_CAUSE_WORDS, LATE_CAUSES, type LateCause } from '../dossiers/index.js';
import { foldVietnamese } from '../text/index.js';
import { checkCitizenId, isTaxCode, normalizePersonName } from '../validation/index.js';
import { HISTORY_COLUMN, HISTORY_COLUMNS, type HistoryColumn } from './history-columns.js';
import type { HistoryFault, HistoryFaultCode } from './history-import.types.js';
import { type OldTime, readOldTime } from './old-time.js';

/** A row of the sheet: texts of the columns it has, without blanks around them. */
export type HistoryCells = Readonly<Partial<Record<HistoryColumn, string>>>;

export type OldOutcome = 'granted' | 'denied' | 'withdrawn';

/** A finished dossier of an older system. */
export interface HistoryDossier {
  readonly oldCode: string;
  readonly procedureCode: string;
  readonly applicant: {
    readonly kind: 'person' | 'organisation';
    readonly fullName: string;
    readonly idKind: 'citizenId' | 'cmnd' | 'taxCode' | 'passport' | 'none';
    readonly idNumber: string | null;
  };
  readonly channel: Channel;
  readonly receivedAt: Date;
  /** Null where there was no limit. */
  readonly dueAt: Date | null;
  readonly finishedAt: Date;
  readonly handedOverAt: Date;
  readonly outcome: OldOutcome;
  /** Null where none was given. */
  readonly lateCause: LateCause | null;
}

export type ReadHistoryRow =
  | { readonly ok: true; readonly dossier: HistoryDossier }
  | { readonly ok: false; readonly faults: readonly HistoryFault[] };

/** Longest text of a cell: names have 200 letters at most, codes fewer. */
const LONGEST = 200;
const LONGEST_CODE = 60;
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}\ufffd]/u;

const CHANNELS: Readonly<Record<string, Channel>> = {
  'truc tiep': 'desk',
  'tai quay': 'desk',
  desk: 'desk',
  'buu chinh': 'post',
  'buu dien': 'post',
  'buu chinh cong ich': 'post',
  post: 'post',
  'truc tuyen': 'online',
  online: 'online',
};
const OUTCOMES: Readonly<Record<string, OldOutcome>> = {
  'da giai quyet': 'granted',
  'dong y': 'granted',
  'da tra ket qua': 'granted',
  granted: 'granted',
  'tu choi': 'denied',
  'khong dong y': 'denied',
  denied: 'denied',
  rut: 'withdrawn',
  'rut ho so': 'withdrawn',
  'da rut': 'withdrawn',
  withdrawn: 'withdrawn',
};

/** By the words of either language, or by their code. */
const CAUSES: Readonly<Record<string, LateCause>> = Object.fromEntries(
  LATE_CAUSES.flatMap((cause) =>
    [cause, LATE_CAUSE_WORDS[cause].vi, LATE_CAUSE_WORDS[cause].en].map((name) => [foldVietnamese(name), cause]),
  ),
);

/**
 * Reads one row. Where only days are known a dossier was received at the beginning of its day and due at the end of
 * its own, so that it is never late within the day it was promised for.
 *
 * @param row its number as the spreadsheet counts
 * @param now nothing was received or finished later than this
 */
export function readHistoryRow(cells: HistoryCells, row: number, now: Date): ReadHistoryRow {
  const faults: HistoryFault[] = [];
  const wrong = (column: HistoryColumn, code: HistoryFaultCode): void => {
    if (!faults.some((fault) => fault.column === column)) faults.push({ row, column, code });
  };
  for (const column of HISTORY_COLUMNS) {
    const text = cells[column] ?? '';
    if (text === '' && HISTORY_COLUMN[column].filled) wrong(column, 'history.value_missing');
    const longest = column === 'oldCode' || column === 'procedureCode' ? LONGEST_CODE : LONGEST;
    if (text.length > longest || CONTROLS.test(text)) wrong(column, 'history.value_invalid');
  }
  const word = <T>(column: HistoryColumn, words: Readonly<Record<string, T>>, usual: T): T => {
    const text = foldVietnamese(cells[column] ?? '');
    if (text === '') return usual;
    if (!Object.hasOwn(words, text)) wrong(column, 'history.value_unknown');
    return words[text] ?? usual;
  };
  const channel = word('channel', CHANNELS, 'desk');
  const outcome = word('outcome', OUTCOMES, 'granted');
  const lateCause = word<LateCause | null>('lateCause', CAUSES, null);
  const applicant = readApplicantOf(cells, wrong);
  const times = readTimes(cells, now, wrong);
  // By the minute, whatever the office compares by: reports ask for the cause only of what they count as late.
  const late = times && outcome !== 'withdrawn' && classifyFinished(times.finishedAt, times.dueAt, 'minute') === 'late';
  if (lateCause !== null && times && !late) wrong('lateCause', 'history.not_late');
  if (faults.length > 0 || !times) return { ok: false, faults };
  const { oldCode, procedureCode } = cells as { oldCode: string; procedureCode: string };
  return { ok: true, dossier: { oldCode, procedureCode, applicant, channel, outcome, lateCause, ...times } };
}

type Wrong = (column: HistoryColumn, code: HistoryFaultCode) => void;

function readApplicantOf(cells: HistoryCells, wrong: Wrong): HistoryDossier['applicant'] {
  const fullName = normalizePersonName(cells.applicantName ?? '');
  if (fullName === null) wrong('applicantName', 'name.invalid');
  const named = { kind: 'person', fullName: fullName ?? '' } as const;
  const id = (cells.idNumber ?? '').replaceAll(/\s/g, '').toUpperCase();
  if (id === '') return { ...named, idKind: 'none', idNumber: null };
  if (isTaxCode(id)) return { ...named, kind: 'organisation', idKind: 'taxCode', idNumber: id };
  if (/^\d{9}$/.test(id)) return { ...named, idKind: 'cmnd', idNumber: id };
  if (/^\d{11,13}$/.test(id)) {
    if (!checkCitizenId(id).ok) wrong('idNumber', 'citizen_id.invalid');
    return { ...named, idKind: 'citizenId', idNumber: id };
  }
  if (!/^(?=.*\d)(?=.*[A-Z])[A-Z0-9-]{5,20}$/.test(id)) wrong('idNumber', 'id.invalid');
  return { ...named, idKind: 'passport', idNumber: id };
}

const LAST_MINUTE = 23 * 60 + 59;

type Times = Pick<HistoryDossier, 'receivedAt' | 'dueAt' | 'finishedAt' | 'handedOverAt'>;

function readTimes(cells: HistoryCells, now: Date, wrong: Wrong): Times | null {
  const today = localDateOf(now);
  const read = (column: HistoryColumn, past: boolean): OldTime | null => {
    const text = cells[column] ?? '';
    if (text === '') return null;
    const time = readOldTime(text);
    if (!time) wrong(column, 'history.date_invalid');
    else if (past && (time.date > today || (time.at && time.at > now))) wrong(column, 'history.date_ahead');
    return time;
  };
  const received = read('receivedAt', true);
  const due = read('dueAt', false);
  const finished = read('finishedAt', true);
  const handedOver = read('handedOverAt', true);
  if (!received || !finished) return null;
  const receivedAt = received.at ?? instantAt(received.date, 0);
  /** A day without a time, as late as it must be to follow what went before on the same day. */
  const after = ({ date, at }: OldTime, before: Date): Date => at ?? later(instantAt(date, 0), before, date);
  const finishedAt = after(finished, receivedAt);
  const handedOverAt = handedOver ? after(handedOver, finishedAt) : finishedAt;
  const dueAt = due && (due.at ?? instantAt(due.date, LAST_MINUTE));
  if (finishedAt < receivedAt) wrong('finishedAt', 'history.date_order');
  if (handedOverAt < finishedAt) wrong('handedOverAt', 'history.date_order');
  if (dueAt && dueAt < receivedAt) wrong('dueAt', 'history.date_order');
  return { receivedAt, dueAt, finishedAt, handedOverAt };
}

const later = (at: Date, before: Date, date: string): Date =>
  before > at && localDateOf(before) === date ? before : at;
