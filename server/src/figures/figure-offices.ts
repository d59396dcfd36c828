import { localDateOf } from '@motcua/shared/calendar';
import type { StaffRole } from '@motcua/shared/staff';
import type { Actor } from '../common/actor.js';
import { forbidden } from '../common/domain-error.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { chooseOffice, type OfficeRef } from '../offices/office-choice.js';
import { settingsOfOffices } from '../offices/settings-of-office.js';
import type { FigureScope } from './figure-scope.js';

/** Who reads figures of an office. An administrator is told numbers and is shown no dossier. */
export const FIGURE_ROLES = ['leader', 'supervisor', 'administrator'] as const satisfies readonly StaffRole[];

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
  { officeCode, below = false }: { readonly officeCode?: string | undefined; readonly below?: boolean | undefined },
  lastDay?: string,
): Promise<ScopeOfFigures> {
  const office = await chooseOffice(tx.em, actor, roles, officeCode);
  const officeIds = await officesCounted(tx, office.id, below, lastDay);
  const readable = new Set(actor.roles.filter(({ role }) => roles.includes(role)).map(({ officeId }) => officeId));
  if (!officeIds.every((id) => readable.has(id))) {
    throw forbidden('role.not_allowed', 'Your roles do not cover every office below.');
  }
  return openScope(tx, office, officeIds);
}

/** The office, with `below` those under it, and all that any of them had succeeded by a day. */
export async function officesCounted(
  tx: OfficeTx,
  officeId: string,
  below: boolean,
  lastDay?: string,
): Promise<string[]> {
  const today = localDateOf(tx.now);
  const rows: { id: string }[] = await tx.em.query(
    `WITH RECURSIVE place AS (
       SELECT o.id FROM office o WHERE o.id = $1 OR ($2 AND $1 = ANY (o.path))
       UNION
       SELECT s.predecessor_id FROM place JOIN office_succession s ON s.successor_id = place.id AND s.effective_on <= $3)
     SELECT id FROM place`,
    [officeId, below, lastDay !== undefined && lastDay < today ? lastDay : today],
  );
  return rows.map(({ id }) => id);
}

/** The scope of offices that the transaction was opened for; who may read them has been asked before. */
export async function openScope(
  tx: OfficeTx,
  office: OfficeRef,
  officeIds: readonly string[],
): Promise<ScopeOfFigures> {
  const receivers = await openReceivingOffices(tx, officeIds);
  const settings = await settingsOfOffices(tx.em, officeIds);
  const byMinute = officeIds.filter((id) => settings.get(id)?.['deadline.compare'] === 'minute');
  return { office, officeIds, byMinute, receivedBy: receivers.filter((id) => !officeIds.includes(id)) };
}

/** Events of a dossier that was received elsewhere lie behind the receiving office's wall. */
async function openReceivingOffices(tx: OfficeTx, officeIds: readonly string[]): Promise<string[]> {
  const rows: { id: string }[] = await tx.em.query(
    `SELECT DISTINCT d.office_id AS id FROM dossier d
      WHERE d.handling_office_id = ANY ($1) AND d.office_id <> d.handling_office_id`,
    [officeIds],
  );
  for (const { id } of rows) await tx.widen(id);
  return rows.map(({ id }) => id);
}
