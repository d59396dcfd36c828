import type { StaffRole } from '@motcua/shared/staff';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../common/actor.js';
import { forbidden, notFound, refused } from '../common/domain-error.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { MoveDecision } from './calendar-move.entity.js';

/** Who answers for promises of an office: its leaders, and supervisors over it. */
const DECIDING: readonly StaffRole[] = ['leader', 'supervisor'];

export interface MoveDecisionRequest {
  readonly officeCode?: string;
  readonly ids?: readonly string[];
  readonly all?: boolean;
  readonly decision: MoveDecision;
  readonly reason: string;
}

/**
 * The offices about whose promises this person may decide, all or the one named.
 *
 * @throws DomainError 403 without the role anywhere or at the office named, 404 for a foreign or absent office
 */
export async function decidingOffices(
  em: EntityManager,
  actor: Actor,
  officeCode: string | undefined,
): Promise<ReadonlyMap<string, StaffRole>> {
  const roles = new Map<string, StaffRole>();
  for (const { officeId, role } of actor.roles) {
    // Who is both acts as the leader, who is nearer to the work.
    if (DECIDING.includes(role) && roles.get(officeId) !== 'leader') roles.set(officeId, role);
  }
  if (officeCode === undefined) {
    if (roles.size === 0) throw forbidden('role.not_allowed', 'A leader or supervisor decides this.');
    return roles;
  }
  const rows: { id: string }[] = await em.query('SELECT id FROM office WHERE code = $1', [officeCode]);
  const id = rows[0]?.id;
  if (id === undefined || !actor.roles.some(({ officeId }) => officeId === id)) throw notFound();
  const role = roles.get(id);
  if (role === undefined) throw forbidden('role.not_allowed', 'A leader or supervisor of the office decides this.');
  return new Map([[id, role]]);
}

/**
 * Puts a decision down; it is carried out dossier by dossier right after.
 *
 * @returns how many dossiers it is about; those that somebody else has decided about meanwhile are not among them
 * @throws DomainError 422 `calendar.moves_unnamed` unless either ids or all are named
 */
export async function decideMoves(tx: OfficeTx, actor: Actor, request: MoveDecisionRequest): Promise<number> {
  const { officeCode, ids, all, decision, reason } = request;
  if ((ids === undefined) === (all !== true)) {
    throw refused('calendar.moves_unnamed', 'Name either some dossiers or all.', [
      { path: 'ids', code: 'field.invalid' },
    ]);
  }
  const offices = await decidingOffices(tx.em, actor, officeCode);
  const [, changed]: [unknown[], number] = await tx.em.query(
    `UPDATE calendar_move m SET state = 'deciding', decision = $3, decided_by_id = $4, decided_role = role.name,
            decided_at = $5, reason = $6
       FROM unnest($1::uuid[], $2::text[]) AS role (office_id, name)
      WHERE m.office_id = role.office_id AND m.state = 'pending' AND ($7::uuid[] IS NULL OR m.id = ANY ($7))`,
    [[...offices.keys()], [...offices.values()], decision, actor.staffId, tx.now, reason, ids ?? null],
  );
  return changed;
}
