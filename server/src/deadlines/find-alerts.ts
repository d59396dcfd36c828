import type { EntityManager } from 'typeorm';
import type { Actor } from '../common/actor.js';
import { type Page, pageOf, readCursor, writeCursor } from '../common/cursor.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import type { AlertKind } from '../alerts/alert.entities.js';

export interface AlertView {
  readonly id: string;
  readonly kind: AlertKind;
  readonly dossierId: string;
  readonly code: string;
  readonly procedureName: string;
  /** The office that answers for it. */
  readonly officeCode: string;
  readonly dueAt: Date;
  readonly sameDay: boolean;
  readonly createdAt: Date;
  readonly seenAt: Date | null;
}

interface AlertRow extends Omit<AlertView, 'procedureName'> {
  readonly procedureVersionId: string;
}

const DEFAULT_LIMIT = 25;
const PURPOSE = 'alerts';

/** What one person was told, the newest first. */
export async function findAlerts(
  em: EntityManager,
  catalogue: ProcedureCatalogue,
  actor: Actor,
  query: { seen?: boolean; limit?: number; cursor?: string },
): Promise<Page<AlertView>> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const cursor = readCursor(PURPOSE, query.cursor, () => false);
  const rows: AlertRow[] = await em.query(
    `SELECT a.id, a.kind, a.dossier_id AS "dossierId", d.code, d.procedure_version_id AS "procedureVersionId",
            o.code AS "officeCode", a.due_at AS "dueAt", a.same_day AS "sameDay", a.created_at AS "createdAt",
            t.seen_at AS "seenAt"
       FROM staff_alert t JOIN deadline_alert a ON a.id = t.alert_id JOIN dossier d ON d.id = a.dossier_id
       JOIN office o ON o.id = a.office_id
      WHERE t.staff_id = $1 AND t.on_desk AND ($2::boolean IS NULL OR (t.seen_at IS NOT NULL) = $2)
        AND ($3::uuid IS NULL OR t.alert_id < $3)
      ORDER BY t.alert_id DESC LIMIT $4`,
    [actor.staffId, query.seen ?? null, cursor?.id ?? null, limit + 1],
  );
  const page = pageOf(
    rows,
    limit,
    ({ id }) => writeCursor(PURPOSE, { value: null, id }),
    (row) => row,
  );
  const data: AlertView[] = [];
  for (const { procedureVersionId, ...row } of page.data) {
    const { definition } = await catalogue.byId(em, procedureVersionId);
    data.push({ ...row, procedureName: definition.name });
  }
  return { ...page, data };
}
