import { addDays, instantAt, isLocalDate, localDateOf, parseLocalDate } from '@motcua/shared/calendar';
import { DOSSIER_STATE, type DossierState, isDossierCode } from '@motcua/shared/dossiers';
import { foldVietnamese } from '@motcua/shared/text';
import { normalizePhone } from '@motcua/shared/validation';
import { applicantIndex, phoneIndex } from '../applicants/keep-applicant.js';
import { recordAccess } from '../audit/access-log.js';
import type { Actor } from '../common/actor.js';
import { type Page, pageOf, readCursor, writeCursor } from '../common/cursor.js';
import { malformed, refused } from '../common/domain-error.js';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { chooseOffice, withPredecessors } from '../offices/office-choice.js';
import type { ListDossiersQuery, SearchDossiersDto, Sort, View } from './dto/list.dto.js';
import { timeliness } from './dossier.view.js';

const LIST_ROLES = ['counter_officer', 'case_officer', 'leader', 'records_clerk', 'supervisor'] as const;
const DEFAULT_LIMIT = 25;
/** Counting stops here: beyond it nobody reads the figure, but everybody pays for it. */
const COUNT_CAP = 10_000;

/** Sort names of the contract and the columns they mean; nothing a caller sends reaches the statement. */
const SORT_COLUMNS: Record<Sort, { column: string; type: string; nullable: boolean }> = {
  dueAt: { column: 'd.due_at', type: 'timestamptz', nullable: true },
  submittedAt: { column: 'd.submitted_at', type: 'timestamptz', nullable: false },
  receivedAt: { column: 'd.received_at', type: 'timestamptz', nullable: true },
  code: { column: 'd.code', type: 'text', nullable: false },
};

/** As PostgreSQL writes instants in JSON; what only JavaScript takes for one would fail in the statement. */
const isInstant = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?[+-](?:0\d|1[0-4]):[0-5]\d$/.test(text) &&
  isLocalDate(text.slice(0, 10));

const OPEN = `d.state IN ('submitted', 'accepted', 'processing', 'awaiting_supplement', 'awaiting_payment', 'suspended')`;
const RUNNING = `d.state IN ('accepted', 'processing') AND NOT d.paused`;

export interface DossierRow {
  readonly id: string;
  readonly code: string;
  readonly externalCode: string | null;
  readonly state: DossierState;
  readonly version: number;
  readonly channel: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly applicantName: string;
  readonly submittedAt: Date;
  readonly receivedAt: Date | null;
  readonly dueAt: Date | null;
  readonly dueSoonAt: Date | null;
  readonly finishedAt: Date | null;
  readonly duePromised: Date | null;
  readonly responseDueAt: Date | null;
  readonly paused: boolean;
  readonly stepCode: string | null;
  readonly handoverPending: boolean;
  readonly assigneeId: string | null;
  readonly assigneeName: string | null;
  readonly sortKey: string | null;
}

/** Lists of dossiers: filters on declared names only, pages by key, never by offset. */
export class FindDossiersService {
  constructor(private readonly box: SecretBox) {}

  async list(tx: OfficeTx, actor: Actor, query: ListDossiersQuery): Promise<Page<Record<string, unknown>>> {
    const office = await chooseOffice(tx.em, actor, LIST_ROLES, query.officeCode);
    const where = new Conditions();
    addOffice(where, await withPredecessors(tx.em, office.id, localDateOf(tx.now)));
    addView(where, query.view ?? 'office', actor, tx.now);
    addFilters(where, query);

    const sort = query.sort ?? 'dueAt';
    const order = query.order ?? 'asc';
    const purpose = `dossiers-${sort}-${order}`;
    const { column, type, nullable } = SORT_COLUMNS[sort];
    const isValue = (value: string): boolean => (type === 'text' ? isDossierCode(value) : isInstant(value));
    const total = query.count ? await this.count(tx, where) : undefined;

    const cursor = readCursor(purpose, query.cursor, isValue);
    if (cursor) {
      const compare = order === 'asc' ? '>' : '<';
      if (cursor.value === null) where.add(`(${column} IS NULL AND d.id ${compare} ?::uuid)`, cursor.id);
      else {
        const after = `(${column}, d.id) ${compare} (?::${type}, ?::uuid)`;
        where.add(nullable ? `(${after} OR ${column} IS NULL)` : after, cursor.value, cursor.id);
      }
    }
    const limit = query.limit ?? DEFAULT_LIMIT;
    const rows: DossierRow[] = await tx.em.query(
      `${ROWS(column, type)} WHERE ${where.sql} ORDER BY ${column} ${order} NULLS LAST, d.id ${order} LIMIT ${limit + 1}`,
      where.values,
    );
    await recordAccess(tx, { officeId: office.id, staffId: actor.staffId, action: 'list' });
    const page = pageOf(
      rows,
      limit,
      ({ sortKey, id }) => writeCursor(purpose, { value: sortKey, id }),
      (row) => rowView(row, tx.now),
    );
    return total ? { ...page, page: { ...page.page, total } } : page;
  }

  /** Exact search by what must never stand in a URL. */
  async search(
    tx: OfficeTx,
    actor: Actor,
    { citizenId, phone, officeCode }: SearchDossiersDto,
  ): Promise<Page<Record<string, unknown>>> {
    if ((citizenId === undefined) === (phone === undefined)) {
      throw refused('search.one_of', 'Search by citizen id or by phone, one of them.');
    }
    const office = await chooseOffice(tx.em, actor, LIST_ROLES, officeCode);
    const where = new Conditions();
    const officeIds = await withPredecessors(tx.em, office.id, localDateOf(tx.now));
    addOffice(where, officeIds);
    if (citizenId !== undefined) {
      const kinds = citizenId.length === 9 ? 'cmnd' : 'citizenId';
      const index = applicantIndex(this.box, kinds, citizenId);
      where.add(
        `(d.applicant_id IN (SELECT a.id FROM applicant a WHERE a.office_id = ANY (?) AND a.id_index = ?) OR d.submitter_index = ?)`,
        officeIds,
        index,
        index,
      );
    } else {
      const number = normalizePhone(phone!);
      if (number === null) throw malformed('phone', 'phone.invalid');
      where.add('d.phone_index = ?', phoneIndex(this.box, number));
    }
    const rows: DossierRow[] = await tx.em.query(
      `${ROWS('d.submitted_at', 'timestamptz')} WHERE ${where.sql} ORDER BY d.submitted_at DESC, d.id DESC LIMIT 100`,
      where.values,
    );
    await recordAccess(tx, {
      officeId: office.id,
      staffId: actor.staffId,
      action: 'search',
      fields: [citizenId === undefined ? 'phone' : 'citizenId'],
    });
    return { data: rows.map((row) => rowView(row, tx.now)), page: { nextCursor: null, hasNext: false } };
  }

  private async count(tx: OfficeTx, where: Conditions): Promise<{ value: number; exact: boolean }> {
    const [{ n }]: [{ n: number }] = await tx.em.query(
      `SELECT count(*)::int AS n FROM (SELECT 1 FROM dossier d WHERE ${where.sql} LIMIT ${COUNT_CAP + 1}) counted`,
      where.values,
    );
    return n > COUNT_CAP ? { value: COUNT_CAP, exact: false } : { value: n, exact: true };
  }
}

/** Conditions with their values; every `?` becomes the next numbered parameter. */
class Conditions {
  private readonly parts: string[] = [];
  readonly values: unknown[] = [];

  add(sql: string, ...values: unknown[]): void {
    let next = this.values.length;
    this.values.push(...values);
    this.parts.push(sql.replace(/\?/g, () => `$${++next}`));
  }

  get sql(): string {
    return this.parts.join(' AND ');
  }
}

/** Dossiers an office received or handles, and those of offices it has succeeded. */
function addOffice(where: Conditions, officeIds: readonly string[]): void {
  const [only, ...more] = officeIds;
  if (more.length === 0) where.add('(d.office_id = ? OR d.handling_office_id = ?)', only, only);
  else where.add('(d.office_id = ANY (?) OR d.handling_office_id = ANY (?))', officeIds, officeIds);
}

function addView(where: Conditions, view: View, actor: Actor, now: Date): void {
  switch (view) {
    case 'mine':
      return where.add(`(d.assignee_id = ? OR d.holder_id = ?) AND ${OPEN}`, actor.staffId, actor.staffId);
    case 'desk':
      return where.add(`d.state IN ('submitted', 'accepted', 'awaiting_supplement', 'awaiting_payment', 'decided')`);
    case 'overdue':
      return where.add(`${RUNNING} AND d.due_at < ?`, now);
    case 'dueSoon':
      return where.add(`${RUNNING} AND d.due_soon_at <= ? AND d.due_at >= ?`, now, now);
    case 'waitingCitizen':
      return where.add(`d.state IN ('awaiting_supplement', 'awaiting_payment')`);
    case 'toHandOver':
      return where.add(`d.state = 'decided'`);
    case 'office':
  }
}

function addFilters(where: Conditions, query: ListDossiersQuery): void {
  if (query.state?.length) where.add('d.state = ANY (?)', query.state);
  if (query.procedureCode?.length) where.add('d.procedure_code = ANY (?)', query.procedureCode);
  if (query.assigneeId) where.add('d.assignee_id = ?', query.assigneeId);
  addRange(where, 'd.received_at', 'received', query.receivedFrom, query.receivedTo);
  addRange(where, 'd.due_at', 'due', query.dueFrom, query.dueTo);
  if (query.q) addSearch(where, query.q);
}

/** Local dates, both inclusive. */
function addRange(
  where: Conditions,
  column: string,
  name: string,
  from: string | undefined,
  to: string | undefined,
): void {
  if (from) where.add(`${column} >= ?`, instantAt(day(`${name}From`, from), 0));
  if (to) where.add(`${column} < ?`, instantAt(addDays(day(`${name}To`, to), 1), 0));
}

function day(path: string, text: string): string {
  try {
    return parseLocalDate(text);
  } catch {
    throw malformed(path, 'field.invalid');
  }
}

/** A whole code, the number within the day, or part of a name; the name is compared without diacritics. */
function addSearch(where: Conditions, q: string): void {
  const text = q.trim();
  if (isDossierCode(text.toUpperCase()))
    return where.add('(d.code = ? OR d.external_code = ?)', text.toUpperCase(), text);
  if (/^\d{1,5}$/.test(text)) return where.add('d.code_tail = ?', text.padStart(4, '0'));
  where.add(
    '(position(? in d.applicant_fold) > 0 OR d.external_code = ? OR d.code = ?)',
    foldVietnamese(text),
    text,
    text.toUpperCase(),
  );
}

const ROWS = (sortColumn: string, type: string): string => `
  SELECT d.id, d.code, d.external_code AS "externalCode", d.state, d.version, d.channel, d.procedure_code AS "procedureCode",
         v.definition ->> 'name' AS "procedureName", d.applicant_name AS "applicantName", d.submitted_at AS "submittedAt",
         d.received_at AS "receivedAt", d.due_at AS "dueAt", d.due_soon_at AS "dueSoonAt", d.finished_at AS "finishedAt",
         d.due_promised AS "duePromised", d.response_due_at AS "responseDueAt", d.paused, d.step_code AS "stepCode",
         d.handover_pending AS "handoverPending", d.assignee_id AS "assigneeId", p.full_name AS "assigneeName",
         ${type === 'text' ? sortColumn : `to_json(${sortColumn}) #>> '{}'`} AS "sortKey"
    FROM dossier d
    JOIN procedure_version v ON v.id = d.procedure_version_id
    LEFT JOIN staff p ON p.id = d.assignee_id`;

function rowView(
  { sortKey: _sortKey, dueSoonAt, assigneeId, assigneeName, ...row }: DossierRow,
  now: Date,
): Record<string, unknown> {
  return {
    ...row,
    stateNumber: DOSSIER_STATE[row.state].number,
    timeliness: timeliness({ ...row, dueSoonAt }, now),
    assignee: assigneeId === null ? null : { id: assigneeId, fullName: assigneeName },
  };
}
