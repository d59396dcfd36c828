import { localDateOf } from '@motcua/shared/calendar';
import {
  type ListedNotice,
  NOTICE_KINDS,
  NOTICE_STATES,
  NOTICE_WAYS,
  type NoticeKind,
  type NoticeState,
  type NoticeWay,
} from '@motcua/shared/notices';
import { recordAccess } from '../audit/access-log.js';
import { type Actor, holdsRoleAnywhere } from '../common/actor.js';
import { isInstantKey, type Page, pageOf, readCursor, writeCursor } from '../common/cursor.js';
import { forbidden } from '../common/domain-error.js';
import { endOfDay, startOfDay } from '../common/http/day-range.js';
import { CivilDate, Line, OneOf, QueryFlag, QuerySet, QueryWhole, Uuid } from '../common/http/fields.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { type Condition, Conditions } from '../dossiers/conditions.js';
import { NEEDS_SOMEBODY } from '../figures/untold.sql.js';
import { chooseWithPredecessors } from '../offices/office-choice.js';
import { NOTICE_ROW } from './notice-row.js';

export class ListNoticesQuery {
  @Uuid({ optional: true }) dossierId?: string;
  @Line({
    max: 60,
    optional: true,
    example: 'H23.18.07-261123-0001',
    description: 'Ours, a portal’s, or the number within the day.',
  })
  dossierCode?: string;
  @OneOf(NOTICE_WAYS, { optional: true }) channel?: NoticeWay;
  @OneOf(NOTICE_KINDS, { optional: true }) kind?: NoticeKind;
  @QuerySet(NOTICE_STATES, { optional: true }) state?: NoticeState[];
  @QueryFlag({
    optional: true,
    description: 'Only what came to a bad or unclear end and was told by no other channel; `false` narrows nothing.',
  })
  needsSomebody?: boolean;
  @CivilDate({ optional: true }) from?: string;
  @CivilDate({ optional: true }) to?: string;
  @Line({ max: 40, optional: true, example: 'H23.18.07' }) officeCode?: string;
  @QueryWhole({ min: 1, max: 100, optional: true }) limit?: number;
  @Line({ max: 500, optional: true }) cursor?: string;
}

export class CallListQuery {
  @Line({ max: 40, optional: true, example: 'H23.18.07' }) officeCode?: string;
}

const ROLES = ['counter_officer', 'case_officer', 'leader', 'records_clerk', 'supervisor'] as const;
const DEFAULT_LIMIT = 25;
const PURPOSE = 'notices';

/** What the citizens of an office, and of those it has succeeded, were told, the newest first. */
export class FindNotices {
  async execute(tx: OfficeTx, actor: Actor, query: ListNoticesQuery): Promise<Page<ListedNotice<Date>>> {
    const scope = await scopeOf(tx, actor, query);
    if (scope === null) return { data: [], page: { nextCursor: null, hasNext: false } };
    const limit = query.limit ?? DEFAULT_LIMIT;
    const where = conditionsOf(scope.officeIds, query);
    const ofEachOffice = where.branches.map(
      (branch) => `(${NOTICE_ROW} WHERE ${branch} ORDER BY n.created_at DESC, n.id DESC LIMIT ${limit + 1})`,
    );
    const rows: (ListedNotice<Date> & { sortKey: string })[] = await tx.em.query(
      `SELECT listed.*, to_json(listed."createdAt") #>> '{}' AS "sortKey" FROM (${ofEachOffice.join(' UNION ALL ')}) listed
        ORDER BY listed."createdAt" DESC, listed.id DESC LIMIT ${limit + 1}`,
      where.values,
    );
    await recordAccess(tx, {
      officeId: scope.officeId,
      staffId: actor.staffId,
      action: 'list',
      ...(query.dossierId && { dossierId: query.dossierId }),
    });
    return pageOf(
      rows,
      limit,
      ({ id, sortKey }) => writeCursor(PURPOSE, { value: sortKey, id }),
      ({ sortKey: _, ...row }) => row,
    );
  }
}

function conditionsOf(officeIds: readonly string[], query: ListNoticesQuery): Conditions {
  const where = new Conditions();
  where.addEither(...officeIds.map((officeId): Condition => ['n.office_id = ?', officeId]));
  if (query.dossierId) where.add('n.dossier_id = ?', query.dossierId);
  if (query.dossierCode) {
    const code = query.dossierCode.trim();
    if (/^\d{1,5}$/.test(code)) where.add('d.code_tail = ?', code.padStart(4, '0'));
    else where.add('(d.code = ? OR d.external_code = ?)', code.toUpperCase(), code);
  }
  if (query.channel) where.add('n.channel = ?', query.channel);
  if (query.kind) where.add('n.kind = ?', query.kind);
  if (query.state) where.add('sent.state = ANY (?)', query.state);
  if (query.needsSomebody) where.add(NEEDS_SOMEBODY);
  if (query.from) where.add('n.created_at >= ?', startOfDay('from', query.from));
  if (query.to) where.add('n.created_at < ?', endOfDay('to', query.to));
  const cursor = readCursor(PURPOSE, query.cursor, isInstantKey);
  if (cursor) where.add('(n.created_at, n.id) < (?::timestamptz, ?::uuid)', cursor.value, cursor.id);
  return where;
}

/**
 * The notices of one dossier lie with its receiving office, whoever handles it; others with the office one names.
 *
 * @returns null when there is no such dossier here: a list of its notices is empty
 */
async function scopeOf(
  tx: OfficeTx,
  actor: Actor,
  { dossierId, officeCode }: ListNoticesQuery,
): Promise<{ readonly officeId: string; readonly officeIds: readonly string[] } | null> {
  if (dossierId === undefined) {
    const today = localDateOf(tx.now);
    const { office, officeIds } = await chooseWithPredecessors(tx.em, actor, ROLES, officeCode, today);
    return { officeId: office.id, officeIds };
  }
  if (!ROLES.some((role) => holdsRoleAnywhere(actor, role))) {
    throw forbidden('role.not_allowed', 'Your roles do not allow this.');
  }
  const rows: { office_id: string }[] = await tx.em.query('SELECT office_id FROM dossier WHERE id = $1', [dossierId]);
  if (!rows[0]) return null;
  const [{ office_id: officeId }] = rows;
  await tx.widen(officeId);
  return { officeId, officeIds: [officeId] };
}
