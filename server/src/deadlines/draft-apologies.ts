import { apologyFrom, newDueAfter } from '@motcua/shared/calendar';
import type { OfficeSettings } from '@motcua/shared/offices';
import { effectiveCase } from '@motcua/shared/procedures';
import type { EntityManager } from 'typeorm';
import { calendarAt } from '../calendar/office-calendars.js';
import { newId } from '../common/ids.js';
import { settingsOfOffices } from '../offices/settings-of-office.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';

interface EndangeredRow {
  readonly id: string;
  readonly officeId: string;
  readonly handlingOfficeId: string;
  readonly dueAt: Date;
  /** As PostgreSQL writes it, below the millisecond too. */
  readonly dueText: string;
  readonly calendarRevision: number;
  readonly procedureVersionId: string;
  readonly caseCode: string | null;
  /** The step that will cause it, or the one it is at. */
  readonly stepCode: string | null;
  readonly cautiousAt: Date | null;
}

interface Draft {
  readonly id: string;
  readonly office_id: string;
  readonly dossier_id: string;
  readonly due_at: string;
  readonly step_code: string | null;
  readonly new_due_at: Date;
  readonly reason: string;
}

const BATCH = 500;
const RUNNING = `d.state IN ('accepted', 'processing') AND NOT d.paused`;
const PICKED = `${RUNNING} AND d.due_promised IS NULL AND d.id > $2
      AND NOT EXISTS (SELECT 1 FROM apology_draft a WHERE a.dossier_id = d.id AND a.due_at = d.due_at)
    ORDER BY d.id LIMIT $3`;

/** Dossiers that are foreseen to be late or are so already, without a draft for the date they will miss. */
const ENDANGERED = `
  SELECT d.id, d.office_id AS "officeId", d.handling_office_id AS "handlingOfficeId", d.due_at AS "dueAt",
         d.due_at::text AS "dueText", d.calendar_revision AS "calendarRevision",
         d.procedure_version_id AS "procedureVersionId", d.case_code AS "caseCode",
         COALESCE(f.step_code, d.step_code) AS "stepCode", f.cautious_at AS "cautiousAt"
    FROM ((SELECT d.id FROM dossier d WHERE d.due_at < $1 AND ${PICKED})
          UNION
          (SELECT d.id FROM dossier_forecast f JOIN dossier d ON d.id = f.dossier_id
            WHERE f.word = 'late' AND d.due_at >= $1 AND ${PICKED})) picked
    JOIN dossier d ON d.id = picked.id
    LEFT JOIN dossier_forecast f ON f.dossier_id = d.id AND f.word = 'late'
   ORDER BY d.id LIMIT $3`;

/**
 * Drafts the apologies whose time has come: the smaller of three working days and half the limit before a due time that
 * is foreseen to be missed, and at once for what is late already.
 *
 * @returns how many were drafted
 */
export async function draftApologies(em: EntityManager, catalogue: ProcedureCatalogue, now: Date): Promise<number> {
  let made = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows: EndangeredRow[] = await em.query(ENDANGERED, [now, after, BATCH]);
    const last = rows.at(-1);
    if (!last) return made;
    after = last.id;
    const drafts = await draftsOf(em, catalogue, rows, now);
    const [{ stored }]: [{ stored: number }] = await em.query(
      `WITH fresh AS (
         INSERT INTO apology_draft (id, office_id, dossier_id, due_at, step_code, new_due_at, reason, made_at)
         SELECT r.id, r.office_id, r.dossier_id, r.due_at, r.step_code, r.new_due_at, r.reason, $2
           FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, office_id uuid, dossier_id uuid, due_at timestamptz,
                  step_code text, new_due_at timestamptz, reason text)
         ON CONFLICT DO NOTHING RETURNING 1)
       SELECT count(*)::int AS stored FROM fresh`,
      [JSON.stringify(drafts), now],
    );
    made += stored;
  }
}

async function draftsOf(
  em: EntityManager,
  catalogue: ProcedureCatalogue,
  rows: readonly EndangeredRow[],
  now: Date,
): Promise<Draft[]> {
  const settings = await settingsOfOffices(
    em,
    rows.map(({ handlingOfficeId }) => handlingOfficeId),
  );
  const drafts: Draft[] = [];
  for (const row of rows) {
    const draft = await draftOf(em, catalogue, row, settings.get(row.handlingOfficeId)!, now);
    if (draft) drafts.push(draft);
  }
  return drafts;
}

/** @returns null while it is too early, or when the office's own limit leaves no day that could be promised */
async function draftOf(
  em: EntityManager,
  catalogue: ProcedureCatalogue,
  row: EndangeredRow,
  settings: OfficeSettings,
  now: Date,
): Promise<Draft | null> {
  const { definition } = await catalogue.byId(em, row.procedureVersionId);
  const { limit, steps } = effectiveCase(definition, row.caseCode) ?? definition;
  const calendar = await calendarAt(em, row.handlingOfficeId, row.calendarRevision);
  if (now < apologyFrom(row.dueAt, limit, calendar)) return null;
  const doneAt = row.cautiousAt !== null && row.cautiousAt > now ? row.cautiousAt : now;
  const newDueAt = newDueAfter(row.dueAt, doneAt, calendar, settings['apology.maxExtensionDays']);
  if (newDueAt <= now) return null;
  const step = steps.find(({ code }) => code === row.stepCode);
  return {
    id: newId(),
    office_id: row.officeId,
    dossier_id: row.id,
    due_at: row.dueText,
    step_code: row.stepCode,
    new_due_at: newDueAt,
    reason: step
      ? `Hồ sơ cần thêm thời gian giải quyết ở bước “${step.name}”.`
      : 'Hồ sơ cần thêm thời gian giải quyết.',
  };
}
