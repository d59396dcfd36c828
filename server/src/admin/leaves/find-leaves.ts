import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import type { Page } from '../../common/cursor.js';
import { listedOffices } from '../administered.js';
import { pageByKey } from '../admin-http.js';
import type { ListLeavesQuery } from './leaves.dto.js';

export interface LeaveView {
  readonly id: string;
  readonly staff: { readonly id: string; readonly username: string; readonly fullName: string };
  readonly fromOn: string;
  readonly toOn: string;
  readonly reason: string | null;
  readonly cancelledAt: Date | null;
  readonly version: number;
}

const VIEW = `
  SELECT l.id, json_build_object('id', p.id, 'username', p.username, 'fullName', p.full_name) AS staff,
         l.from_on::text AS "fromOn", l.to_on::text AS "toOn", l.reason, l.cancelled_at AS "cancelledAt", l.version
    FROM staff_leave l JOIN staff p ON p.id = l.staff_id`;

export async function leaveView(em: EntityManager, id: string): Promise<LeaveView> {
  const rows: [LeaveView] = await em.query(`${VIEW} WHERE l.id = $1`, [id]);
  return rows[0];
}

/** Leaves of the people at the offices one administers, newest first. */
export async function findLeaves(em: EntityManager, actor: Actor, query: ListLeavesQuery): Promise<Page<LeaveView>> {
  const offices = await listedOffices(em, actor, query.officeCode);
  return pageByKey(
    'admin-leaves',
    query,
    () => null,
    (after, count) =>
      em.query<LeaveView[]>(
        `${VIEW}
          WHERE EXISTS (SELECT 1 FROM staff_role_at_office r WHERE r.staff_id = l.staff_id AND r.office_id = ANY ($1))
            AND ($2::uuid IS NULL OR l.staff_id = $2) AND ($3::uuid IS NULL OR l.id < $3)
          ORDER BY l.id DESC LIMIT $4`,
        [offices, query.staffId ?? null, after?.id ?? null, count],
      ),
  );
}
