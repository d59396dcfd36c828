import type { ForecastWord } from '@motcua/shared/forecast';
import type { EntityManager } from 'typeorm';
import { calendarAt, currentCalendar } from '../calendar/office-calendars.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { settingsOfOffices } from '../offices/settings-of-office.js';
import { FORECAST_GROUND } from '../dossiers/forecast-shown.js';
import { ENTERED_AT, pausesOf } from './count-minutes.js';
import { type Circumstances, type DossierAtWork, foresee, type Foreseen, isCheckpoint } from './foresee.js';
import { KnownSteps } from './step-statistics.js';

interface DueRow extends DossierAtWork {
  readonly officeId: string;
  readonly procedureVersionId: string;
  readonly version: number;
}

interface ForecastRow {
  readonly dossier_id: string;
  readonly office_id: string;
  readonly handling_office_id: string;
  readonly word: ForecastWord | null;
  readonly chance: number | null;
  readonly step_code: string | null;
  readonly expected_at: Date | null;
  readonly cautious_at: Date | null;
  readonly cases: number;
  readonly version: number;
  readonly checkpoint: boolean;
}

type OnFault = (dossierId: string, error: unknown) => void;

/** Whoever computes locks this, so that two workers do not do the same dossiers. */
const LOCK = 4_117_902_266;

/**
 * Foresees dossiers that have changed since they were last foreseen, and those whose forecast is too old.
 *
 * @param olderThan forecasts made before are made again
 * @param onFault told of each dossier that cannot be reckoned; it stays without a word until it changes or the hour is over
 * @returns whether there may be more
 */
export async function computeForecasts(
  em: EntityManager,
  catalogue: ProcedureCatalogue,
  now: Date,
  olderThan: Date,
  batch: number,
  onFault: OnFault,
): Promise<boolean> {
  const [{ mine }]: [{ mine: boolean }] = await em.query('SELECT pg_try_advisory_xact_lock($1) AS mine', [LOCK]);
  if (!mine) return false;
  const due: DueRow[] = await em.query(
    `SELECT d.id, d.office_id AS "officeId", d.handling_office_id AS "handlingOfficeId", d.version,
            d.procedure_code AS "procedureCode", d.procedure_version_id AS "procedureVersionId", d.case_code AS "caseCode",
            d.step_code AS "stepCode", d.clock_from AS "clockFrom", d.due_at AS "dueAt",
            (SELECT ${ENTERED_AT} FROM step_duration s WHERE s.dossier_id = d.id AND s.left_at IS NULL) AS "enteredAt",
            (SELECT count(*)::int FROM dossier other WHERE other.assignee_id = d.assignee_id AND other.id <> d.id
                AND other.state IN ('submitted', 'accepted', 'processing', 'awaiting_supplement', 'awaiting_payment', 'suspended')) AS queue
       FROM (SELECT d.id FROM dossier d LEFT JOIN dossier_forecast f ON f.dossier_id = d.id
              WHERE ${FORECAST_GROUND} AND (f.dossier_id IS NULL OR f.version <> d.version OR f.computed_at < $1)
              LIMIT $2) chosen
       JOIN dossier d ON d.id = chosen.id`,
    [olderThan, batch],
  );
  if (due.length === 0) return false;
  await store(em, await foreseeAll(em, catalogue, now, due, onFault), now);
  return due.length === batch;
}

async function foreseeAll(
  em: EntityManager,
  catalogue: ProcedureCatalogue,
  now: Date,
  due: readonly DueRow[],
  onFault: OnFault,
): Promise<ForecastRow[]> {
  const pauses = await pausesOf(
    em,
    due.map(({ id }) => id),
    now,
  );
  const known = await KnownSteps.read(
    em,
    due.map(({ handlingOfficeId }) => handlingOfficeId),
    due.map(({ procedureCode }) => procedureCode),
  );
  const settings = await settingsOfOffices(
    em,
    due.map(({ handlingOfficeId }) => handlingOfficeId),
  );
  const { revision } = await currentCalendar(em, null);
  const rows: ForecastRow[] = [];
  for (const dossier of due) {
    const { definition } = await catalogue.byId(em, dossier.procedureVersionId);
    const circumstances = {
      now,
      definition,
      calendar: await calendarAt(em, dossier.handlingOfficeId, revision),
      pauses: pauses.get(dossier.id) ?? [],
      settings: settings.get(dossier.handlingOfficeId)!,
      known: (stepCode: string) => known.of(dossier.handlingOfficeId, dossier.procedureCode, stepCode),
    };
    const found = foreseeOrSay(dossier, circumstances, onFault);
    rows.push({
      dossier_id: dossier.id,
      office_id: dossier.officeId,
      handling_office_id: dossier.handlingOfficeId,
      word: found?.word ?? null,
      chance: found?.chance ?? null,
      step_code: found?.stepCode ?? null,
      expected_at: found?.expectedAt ?? null,
      cautious_at: found?.cautiousAt ?? null,
      cases: found?.cases ?? 0,
      version: dossier.version,
      checkpoint: found?.checkpoint ?? false,
    });
  }
  return rows;
}

/** One that cannot be reckoned has no word, rather than that nothing is foreseen of all others. */
function foreseeOrSay(
  dossier: DossierAtWork,
  circumstances: Circumstances,
  onFault: OnFault,
): (Foreseen & { readonly checkpoint: boolean }) | null {
  try {
    const found = foresee(dossier, circumstances);
    return found && { ...found, checkpoint: isCheckpoint(dossier, circumstances) };
  } catch (error) {
    onFault(dossier.id, error);
    return null;
  }
}

/** The word said half-way is kept once; a dossier that is at work again has not been judged. */
async function store(em: EntityManager, rows: readonly ForecastRow[], now: Date): Promise<void> {
  await em.query(
    `INSERT INTO dossier_forecast AS f (dossier_id, office_id, handling_office_id, word, chance, step_code, expected_at, cautious_at, cases,
                                        computed_at, version, checkpoint_word, checkpoint_at)
     SELECT r.dossier_id, r.office_id, r.handling_office_id, r.word, r.chance, r.step_code, r.expected_at, r.cautious_at, r.cases, $2, r.version,
            CASE WHEN r.checkpoint THEN r.word END, CASE WHEN r.checkpoint THEN $2::timestamptz END
       FROM jsonb_to_recordset($1::jsonb) AS r (dossier_id uuid, office_id uuid, handling_office_id uuid, word text,
              chance double precision, step_code text, expected_at timestamptz, cautious_at timestamptz, cases int, version int, checkpoint boolean)
     ON CONFLICT (dossier_id) DO UPDATE SET office_id = EXCLUDED.office_id, handling_office_id = EXCLUDED.handling_office_id,
            word = EXCLUDED.word, chance = EXCLUDED.chance, step_code = EXCLUDED.step_code,
            expected_at = EXCLUDED.expected_at, cautious_at = EXCLUDED.cautious_at, cases = EXCLUDED.cases, computed_at = EXCLUDED.computed_at, version = EXCLUDED.version,
            checkpoint_word = COALESCE(f.checkpoint_word, EXCLUDED.checkpoint_word),
            checkpoint_at = COALESCE(f.checkpoint_at, EXCLUDED.checkpoint_at), outcome = NULL, finished_on = NULL`,
    [JSON.stringify(rows), now],
  );
}
