import { foldVietnamese } from '@motcua/shared/text';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import type { Page } from '../../common/cursor.js';
import { notFound } from '../../common/domain-error.js';
import { administeredIds, administers } from '../administered.js';
import { pageByKey } from '../admin-http.js';
import { folded } from '../folded.js';
import type { ListOfficesQuery } from './offices.dto.js';

export interface OfficeView {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly parentCode: string | null;
  readonly placeName: string;
  readonly counterName: string;
  readonly phone: string | null;
  readonly address: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly demo: boolean;
  readonly version: number;
}

const VIEW = `
  SELECT o.id, o.code, o.name, parent.code AS "parentCode", o.place_name AS "placeName", o.counter_name AS "counterName",
         o.phone, o.address, o.valid_from::text AS "validFrom", o.valid_to::text AS "validTo", o.demo, o.version
    FROM office o LEFT JOIN office parent ON parent.id = o.parent_id`;

export async function officeView(em: EntityManager, id: string): Promise<OfficeView> {
  const rows: OfficeView[] = await em.query(`${VIEW} WHERE o.id = $1`, [id]);
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** @throws DomainError 404 for foreign and absent offices alike */
export async function ownOfficeView(em: EntityManager, actor: Actor, id: string): Promise<OfficeView> {
  if (!administers(actor, id)) throw notFound();
  return officeView(em, id);
}

/** Offices one administers, those that have ended included, by code. */
export async function findOffices(em: EntityManager, actor: Actor, query: ListOfficesQuery): Promise<Page<OfficeView>> {
  return pageByKey(
    'admin-offices',
    query,
    ({ code }) => code,
    (after, count) =>
      em.query<OfficeView[]>(
        `${VIEW}
          WHERE o.id = ANY ($1) AND ($2::text IS NULL OR position($2 in ${folded(`o.code || ' ' || o.name`)}) > 0)
            AND ($3::text IS NULL OR o.code > $3)
          ORDER BY o.code LIMIT $4`,
        [administeredIds(actor), query.q === undefined ? null : foldVietnamese(query.q), after?.value ?? null, count],
      ),
  );
}
