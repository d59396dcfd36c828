import { localDateOf } from '@motcua/shared/calendar';
import type { StaffRole } from '@motcua/shared/staff';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../common/actor.js';
import { forbidden, notFound } from '../common/domain-error.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { elsewhere } from '../dossiers/elsewhere.sql.js';
import { chooseOffice, heldAt, mayChoose, OFFICE_COLUMNS, type OfficeRef } from '../offices/office-choice.js';
import type { FigureScope } from './figure-scope.js';

/** Who reads figures of an office. An administrator is told numbers and is shown no dossier. */
export const FIGURE_ROLES = ['leader', 'supervisor', 'administrator'] as const satisfies readonly StaffRole[];

/** Who answers for the figures of an office; supervisors read, and change nothing. A deputy for some fields does not. */
export const CLOSING_ROLES: readonly StaffRole[] = ['leader'];

/** Offices whose figures this person may read; goes into the database session for row-level security. */
export const figureOfficesOf = ({ roles }: Pick<Actor, 'roles'>): string[] => [
  ...new Set(roles.filter(({ role }) => isFigureRole(role)).map(({ officeId }) => officeId)),
];

const isFigureRole = (role: StaffRole): boolean => (FIGURE_ROLES as readonly StaffRole[]).includes(role);

export interface ScopeOfFigures extends FigureScope {
  readonly office: OfficeRef;
  /** Offices that are not among them and have received dossiers that one of them handles. */
  readonly receivedBy: readonly string[];
}

interface OfficesAsked {
  readonly officeCode?: string | undefined;
  readonly below?: boolean | undefined;
}

/**
 * The office asked for and all it had succeeded by a day; with `below`, those under it too, each counted once. A form of
 * the time before a merger stays as it was handed in.
 *
 * @param lastDay the last day that is counted, or today where that is earlier
 * @throws DomainError 403 also where one of the offices below is not the person's to read, 404 and 422 as `chooseOffice`
 */
export async function scopeOfFigures(
  tx: OfficeTx,
  actor: Actor,
  roles: readonly StaffRole[],
  asked: OfficesAsked,
  lastDay?: string,
): Promise<ScopeOfFigures> {
  return openScope(tx, await findScopeOfFigures(tx.em, actor, roles, asked, localDateOf(tx.now), lastDay));
}

/** The scope before its walls are opened. Waits once, unless the person holds the roles at several offices and names none. */
export async function findScopeOfFigures(
  em: EntityManager,
  actor: Actor,
  roles: readonly StaffRole[],
  { officeCode, below = false }: OfficesAsked,
  today: string,
  lastDay?: string,
): Promise<ScopeOfFigures> {
  const until = lastDay !== undefined && lastDay < today ? lastDay : today;
  const readable = heldAt(actor, roles);
  const scope =
    officeCode !== undefined
      ? await findScope(em, 'code', officeCode, below, until)
      : await findScope(em, 'id', await onlyOffice(em, actor, roles), below, until);
  if (officeCode !== undefined) mayChoose(actor, roles, scope?.office);
  if (!scope) throw notFound();
  if (!scope.officeIds.every((id) => readable.has(id))) {
    throw forbidden('role.not_allowed', 'Your roles do not cover every office below.');
  }
  return scope;
}

/** The scope of an office that the transaction was opened for; who may read it has been asked before. */
export async function scopeOfOffice(tx: OfficeTx, officeId: string): Promise<ScopeOfFigures> {
  const scope = await findScope(tx.em, 'id', officeId, false, localDateOf(tx.now));
  if (!scope) throw notFound();
  return openScope(tx, scope);
}

/** Events of a dossier that was received elsewhere lie behind the receiving office's wall. */
export async function openScope<Scope extends Pick<ScopeOfFigures, 'receivedBy'>>(
  tx: OfficeTx,
  scope: Scope,
): Promise<Scope> {
  for (const id of scope.receivedBy) await tx.widen(id);
  return scope;
}

/** The office, with `below` those under it, and all that any of them had succeeded by a day. */
const PLACE = `
  WITH RECURSIVE chosen AS (SELECT id, path FROM office WHERE BY = $1),
  place AS (
    SELECT o.id FROM chosen JOIN office o ON o.id = chosen.id BELOW
    UNION
    SELECT s.predecessor_id FROM place JOIN office_succession s ON s.successor_id = place.id AND s.effective_on <= $2)`;
/** Hardly any office has a word of its own on it, and to ask for what holds at each takes long. */
const COMPARES_BY_MINUTE = `CASE WHEN EXISTS (SELECT 1 FROM office_setting s WHERE s.key = 'deadline.compare')
  THEN settings_of_office(place.id) ->> 'deadline.compare' = 'minute' ELSE false END`;

async function findScope(
  em: EntityManager,
  by: 'id' | 'code',
  value: string,
  below: boolean,
  until: string,
): Promise<ScopeOfFigures | null> {
  const rows: (OfficeRef & Omit<ScopeOfFigures, 'office'>)[] = await em.query(
    `${PLACE.replace('BY', by).replace('BELOW', below ? 'OR chosen.id = ANY (o.path)' : '')}
     SELECT ${OFFICE_COLUMNS}, array_to_json(ARRAY(SELECT id FROM place)) AS "officeIds",
            array_to_json(ARRAY(SELECT place.id FROM place WHERE ${COMPARES_BY_MINUTE})) AS "byMinute",
            array_to_json(ARRAY(SELECT DISTINCT d.office_id FROM dossier d
                   WHERE d.handling_office_id = ANY (ARRAY(SELECT id FROM place)) AND ${elsewhere('d')}
                     AND d.office_id <> ALL (ARRAY(SELECT id FROM place)))) AS "receivedBy"
       FROM office WHERE id = (SELECT id FROM chosen)`,
    [value, until],
  );
  if (!rows[0]) return null;
  const { officeIds, byMinute, receivedBy, ...office } = rows[0];
  return { office, officeIds, byMinute, receivedBy };
}

async function onlyOffice(em: EntityManager, actor: Actor, roles: readonly StaffRole[]): Promise<string> {
  const [only, ...more] = heldAt(actor, roles);
  return only !== undefined && more.length === 0 ? only : (await chooseOffice(em, actor, roles, undefined)).id;
}
