import type { StaffRole } from '@motcua/shared/staff';
import { foldVietnamese } from '@motcua/shared/text';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import type { Page } from '../../common/cursor.js';
import { notFound } from '../../common/domain-error.js';
import { listedOffices, requireOwnStaff } from '../administered.js';
import { pageByKey } from '../admin-http.js';
import { folded } from '../folded.js';
import type { ListStaffQuery } from './staff.dto.js';

export interface StaffView {
  readonly id: string;
  readonly username: string;
  readonly fullName: string;
  readonly title: string | null;
  readonly email: string | null;
  readonly portalSource: string | null;
  readonly roles: readonly { readonly role: StaffRole; readonly officeCode: string }[];
  readonly disabledAt: Date | null;
  readonly createdAt: Date;
  readonly version: number;
}

const VIEW = `
  SELECT p.id, p.username, p.full_name AS "fullName", p.title, p.email, p.portal_source AS "portalSource",
         COALESCE((SELECT json_agg(json_build_object('role', r.role, 'officeCode', o.code) ORDER BY o.code, r.role)
                     FROM staff_role_at_office r JOIN office o ON o.id = r.office_id WHERE r.staff_id = p.id), '[]') AS roles,
         p.disabled_at AS "disabledAt", p.created_at AS "createdAt", p.version
    FROM staff p`;

export async function staffView(em: EntityManager, id: string): Promise<StaffView> {
  const rows: StaffView[] = await em.query(`${VIEW} WHERE p.id = $1`, [id]);
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** One person who works at an office one administers. */
export async function ownStaffView(em: EntityManager, actor: Actor, id: string): Promise<StaffView> {
  await requireOwnStaff(em, actor, id);
  return staffView(em, id);
}

/** People with a role at an office one administers, disabled ones included, by user name. */
export async function findStaff(em: EntityManager, actor: Actor, query: ListStaffQuery): Promise<Page<StaffView>> {
  const offices = await listedOffices(em, actor, query.officeCode);
  return pageByKey(
    'admin-staff',
    query,
    ({ username }) => username,
    (after, count) =>
      em.query<StaffView[]>(
        `${VIEW}
          WHERE EXISTS (SELECT 1 FROM staff_role_at_office r WHERE r.staff_id = p.id AND r.office_id = ANY ($1))
            AND ($2::text IS NULL OR position($2 in ${folded(`p.username || ' ' || p.full_name`)}) > 0) AND ($3::text IS NULL OR p.username > $3)
          ORDER BY p.username LIMIT $4`,
        [offices, query.q === undefined ? null : foldVietnamese(query.q), after?.value ?? null, count],
      ),
  );
}
