import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import type { Page } from '../../common/cursor.js';
import type { DelegationKind } from '../../staff/staff.entity.js';
import { listedOffices } from '../administered.js';
import { pageByKey } from '../admin-http.js';
import type { DelegatedRole, ListDelegationsQuery } from './delegations.dto.js';

interface Person {
  readonly id: string;
  readonly username: string;
  readonly fullName: string;
}

export interface DelegationView {
  readonly id: string;
  readonly officeCode: string;
  readonly from: Person;
  readonly to: Person;
  readonly role: DelegatedRole;
  readonly kind: DelegationKind;
  readonly fields: readonly string[];
  readonly fromOn: string;
  readonly toOn: string;
  readonly decisionNumber: string;
  readonly revokedAt: Date | null;
  readonly version: number;
}

const person = (alias: string): string =>
  `json_build_object('id', ${alias}.id, 'username', ${alias}.username, 'fullName', ${alias}.full_name)`;

const VIEW = `
  SELECT d.id, o.code AS "officeCode", ${person('giver')} AS "from", ${person('taker')} AS "to", d.role, d.kind, d.fields,
         d.from_on::text AS "fromOn", d.to_on::text AS "toOn", d.decision_number AS "decisionNumber",
         d.revoked_at AS "revokedAt", d.version
    FROM delegation d JOIN office o ON o.id = d.office_id
    JOIN staff giver ON giver.id = d.from_staff_id JOIN staff taker ON taker.id = d.to_staff_id`;

export async function delegationView(em: EntityManager, id: string): Promise<DelegationView> {
  const rows: [DelegationView] = await em.query(`${VIEW} WHERE d.id = $1`, [id]);
  return rows[0];
}

/** Delegations at the offices one administers, ended and revoked ones included, newest first. */
export async function findDelegations(
  em: EntityManager,
  actor: Actor,
  query: ListDelegationsQuery,
): Promise<Page<DelegationView>> {
  const offices = await listedOffices(em, actor, query.officeCode);
  return pageByKey(
    'admin-delegations',
    query,
    () => null,
    (after, count) =>
      em.query<DelegationView[]>(
        `${VIEW}
          WHERE d.office_id = ANY ($1) AND ($2::uuid IS NULL OR $2 IN (d.from_staff_id, d.to_staff_id))
            AND ($3::uuid IS NULL OR d.id < $3)
          ORDER BY d.id DESC LIMIT $4`,
        [offices, query.staffId ?? null, after?.id ?? null, count],
      ),
  );
}
