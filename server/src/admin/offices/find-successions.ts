import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import type { Page } from '../../common/cursor.js';
import { administeredIds } from '../administered.js';
import { type PageQuery, pageByKey } from '../admin-http.js';

export interface SuccessionView {
  readonly id: string;
  readonly predecessorCode: string;
  readonly successorCode: string;
  readonly effectiveOn: string;
  readonly decisionNumber: string;
  readonly version: number;
}

const VIEW = `
  SELECT s.id, old.code AS "predecessorCode", new.code AS "successorCode", s.effective_on::text AS "effectiveOn",
         s.decision_number AS "decisionNumber", s.version
    FROM office_succession s JOIN office old ON old.id = s.predecessor_id JOIN office new ON new.id = s.successor_id`;

export async function successionView(em: EntityManager, id: string): Promise<SuccessionView> {
  const rows: [SuccessionView] = await em.query(`${VIEW} WHERE s.id = $1`, [id]);
  return rows[0];
}

/** Successions from or to an office one administers, newest first. */
export async function findSuccessions(
  em: EntityManager,
  actor: Actor,
  query: PageQuery,
): Promise<Page<SuccessionView>> {
  return pageByKey(
    'admin-successions',
    query,
    () => null,
    (after, count) =>
      em.query<SuccessionView[]>(
        `${VIEW} WHERE (s.predecessor_id = ANY ($1) OR s.successor_id = ANY ($1)) AND ($2::uuid IS NULL OR s.id < $2)
          ORDER BY s.id DESC LIMIT $3`,
        [administeredIds(actor), after?.id ?? null, count],
      ),
  );
}
