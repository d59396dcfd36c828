import { effectiveCase, type ProcedureDefinition } from '@motcua/shared/procedures';
import type { DataSource, EntityManager } from 'typeorm';
import { newId } from '../common/ids.js';
import type { WorkerLogger } from '../queue/worker-logger.js';
import { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { type AlertKind, CLOCK_ALERT_KINDS } from '../alerts/alert.entities.js';
import { answering, leads, staffNoticeRuleOf, supervises } from '../alerts/staff-notice-rule-of.js';
import { draftApologies } from './draft-apologies.js';
import { overKinds } from './alert-grounds.js';

const BATCH = 500;

interface LateRow {
  readonly dossierId: string;
  readonly officeId: string;
  readonly kind: AlertKind;
  /** As PostgreSQL writes it: a JavaScript Date would cut off what is below a millisecond, and find it again for ever. */
  readonly dueAt: string;
  readonly holderId: string | null;
  readonly procedureVersionId: string;
  readonly caseCode: string | null;
}

/** Of the dossier: what a row of the answer shows. */
const COLUMNS = `d.id AS "dossierId", d.holder_id AS "holderId", d.procedure_version_id AS "procedureVersionId", d.case_code AS "caseCode"`;

/** What nobody has been told of yet, the longest due first. $1 is the time, $2 the local date, $3 how many of each. */
const LATE = overKinds(
  CLOCK_ALERT_KINDS,
  (kind, { officeId, dueAt, from, holds, order }) =>
    `SELECT ${COLUMNS}, ${officeId} AS "officeId", '${kind}' AS kind, ${dueAt}::text AS "dueAt" FROM ${from}
      WHERE ${holds} AND NOT EXISTS (
            SELECT 1 FROM deadline_alert a WHERE a.dossier_id = d.id AND a.kind = '${kind}' AND a.due_at = ${dueAt})
      ORDER BY ${order} LIMIT $3`,
);

/**
 * Tells whom the rules of its office name, who answers for a dossier and the leaders where nobody has set any, that it is due soon or overdue, that an application has waited too
 * long for its answer, that a pause should have been looked at again, or that an apology lies drafted. Each is told once for each promised time: a
 * date that moves is a new promise.
 */
export class LateScan {
  private readonly catalogue = new ProcedureCatalogue();

  constructor(
    private readonly db: DataSource,
    private readonly clockOffsetMs: number,
    private readonly logger: WorkerLogger,
  ) {}

  async scan(): Promise<void> {
    const drafted = await this.db.transaction(async (em) =>
      draftApologies(em, this.catalogue, (await this.time(em)).at),
    );
    if (drafted > 0) this.logger.info({ drafted }, 'apologies drafted');
    let told = 0;
    for (;;) {
      const found = await this.db.transaction((em) => this.batch(em));
      told += found;
      if (found === 0) break;
    }
    if (told > 0) this.logger.info({ told }, 'deadlines told');
  }

  /** @returns how many alerts were made */
  private async batch(em: EntityManager): Promise<number> {
    const { at, today } = await this.time(em);
    const rows: LateRow[] = await em.query(LATE, [at, today, BATCH]);
    if (rows.length === 0) return 0;
    const limits = await this.sameDayVersions(em, rows);
    const alerts = rows.map((row) => ({ ...row, id: newId(), sameDay: limits(row) }));
    const made: { id: string }[] = await em.query(
      `INSERT INTO deadline_alert (id, office_id, dossier_id, kind, due_at, same_day, created_at)
       SELECT a.id, a.office_id, a.dossier_id, a.kind, a.due_at, a.same_day, $7
         FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[], $6::boolean[])
              AS a (id, office_id, dossier_id, kind, due_at, same_day)
       ON CONFLICT (dossier_id, kind, due_at) DO NOTHING RETURNING id`,
      [
        alerts.map(({ id }) => id),
        alerts.map(({ officeId }) => officeId),
        alerts.map(({ dossierId }) => dossierId),
        alerts.map(({ kind }) => kind),
        alerts.map(({ dueAt }) => dueAt),
        alerts.map(({ sameDay }) => sameDay),
        at,
      ],
    );
    await this.tell(
      em,
      made.map(({ id }) => id),
      alerts,
      today,
    );
    return made.length;
  }

  private async time(em: EntityManager): Promise<{ at: Date; today: string }> {
    const [time]: [{ at: Date; today: string }] = await em.query(
      `SELECT t AS at, (t AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS today
         FROM (SELECT now() + $1 * interval '1 millisecond' AS t) clock`,
      [this.clockOffsetMs],
    );
    return time;
  }

  /**
   * Whom the rules of the office name: the holder, or the counter for what nobody holds who still works here; its leaders;
   * who supervises it. Work of one day is always on the desk: the next digest would tell it too late.
   */
  private async tell(
    em: EntityManager,
    ids: readonly string[],
    alerts: readonly { readonly id: string; readonly holderId: string | null }[],
    today: string,
  ): Promise<void> {
    const fresh = alerts.filter(({ id }) => ids.includes(id));
    await em.query(
      `INSERT INTO staff_alert (alert_id, staff_id, office_id, on_desk, mail_owed)
       SELECT DISTINCT a.id, p.id, a.office_id, rule.desk = 'always' OR a.same_day, rule.at_once
         FROM unnest($1::uuid[], $2::uuid[]) AS told (id, holder_id)
         JOIN deadline_alert a ON a.id = told.id
        CROSS JOIN LATERAL (${staffNoticeRuleOf('a.office_id', 'a.kind')}) rule
        CROSS JOIN LATERAL (SELECT ${answering('a.office_id', '$3')} AS ids OFFSET 0) place
         JOIN staff p ON p.disabled_at IS NULL AND (
              rule.holder AND (p.id = told.holder_id OR NOT EXISTS (
                SELECT 1 FROM staff h WHERE h.id = told.holder_id AND h.disabled_at IS NULL) AND EXISTS (
                SELECT 1 FROM staff_role_at_office r
                 WHERE r.staff_id = p.id AND r.office_id = ANY (place.ids) AND r.role = 'counter_officer'))
              OR rule.leaders AND ${leads('p.id', 'place.ids', '$3')}
              OR rule.supervisors AND ${supervises('p.id', 'a.office_id')})
        WHERE rule.desk = 'always' OR rule.email <> 'never' OR rule.at_once
       ON CONFLICT DO NOTHING`,
      [fresh.map(({ id }) => id), fresh.map(({ holderId }) => holderId), today],
    );
  }

  private async sameDayVersions(
    em: EntityManager,
    rows: readonly LateRow[],
  ): Promise<(row: Pick<LateRow, 'procedureVersionId' | 'caseCode'>) => boolean> {
    const ids = [...new Set(rows.map(({ procedureVersionId }) => procedureVersionId))];
    const versions: { id: string; definition: ProcedureDefinition }[] = await em.query(
      'SELECT id, definition FROM procedure_version WHERE id = ANY ($1)',
      [ids],
    );
    const known = new Map(versions.map(({ id, definition }) => [id, definition]));
    return ({ procedureVersionId, caseCode }) => {
      const definition = known.get(procedureVersionId)!;
      return (effectiveCase(definition, caseCode) ?? definition).limit.unit === 'sameDay';
    };
  }
}
