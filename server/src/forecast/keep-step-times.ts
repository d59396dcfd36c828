import { newId } from '../common/ids.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { Dossier } from '../dossiers/entities/dossier.entity.js';
import { type StepMove, StepTimes } from '../dossiers/step-times.js';

const OPEN = `state IN ('submitted', 'accepted', 'processing', 'awaiting_supplement', 'awaiting_payment', 'suspended')`;

/** Writes the history that forecasts rest on. Minutes are counted later: the officer does not wait for that. */
export class KeepStepTimes extends StepTimes {
  override moved(tx: OfficeTx, dossier: Dossier, { from, to, transition }: StepMove): Promise<void> {
    if (from !== null) {
      tx.write(`UPDATE step_duration SET left_at = $2, left_by = $3 WHERE dossier_id = $1 AND left_at IS NULL`, [
        dossier.id,
        tx.now,
        transition,
      ]);
    }
    if (to !== null && transition === 'recall') this.goOn(tx, dossier, to);
    else if (to !== null) this.arrive(tx, dossier, to, transition);
    return Promise.resolve();
  }

  override handedOn(tx: OfficeTx, { id, assigneeId }: Dossier): Promise<void> {
    tx.write(`UPDATE step_duration SET holder_id = $2 WHERE dossier_id = $1 AND left_at IS NULL`, [id, assigneeId]);
    return Promise.resolve();
  }

  /** The worker judges anew what was judged by the wrong clock; only the first stay began with it, and is counted anew. */
  override receivedAnew(tx: OfficeTx, { id }: Dossier): Promise<void> {
    tx.write(
      `UPDATE step_duration s SET timing = NULL,
              working_minutes = CASE WHEN EXISTS (SELECT 1 FROM step_duration e WHERE e.dossier_id = s.dossier_id AND e.entered_at < s.entered_at)
                                     THEN s.working_minutes END
        WHERE s.dossier_id = $1 AND s.left_at IS NOT NULL`,
      [id],
    );
    return Promise.resolve();
  }

  private arrive(tx: OfficeTx, dossier: Dossier, to: string, transition: StepMove['transition']): void {
    tx.write(
      `INSERT INTO step_duration (id, office_id, handling_office_id, dossier_id, procedure_code, step_code, holder_id, entered_at, queue_at_entry)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8,
              (SELECT count(*)::int FROM dossier d WHERE d.assignee_id = $7 AND d.id <> $4 AND ${OPEN})`,
      [
        newId(),
        dossier.officeId,
        dossier.handlingOfficeId,
        dossier.id,
        dossier.procedureCode,
        to,
        dossier.assigneeId,
        // What was kept on paper for some hours has been at the first step for that long.
        transition === 'accept' ? dossier.receivedAt : tx.now,
      ],
    );
  }

  /** Nobody had taken it: the step before was never left. */
  private goOn(tx: OfficeTx, dossier: Dossier, step: string): void {
    tx.write(
      `UPDATE step_duration SET left_at = NULL, left_by = NULL, working_minutes = NULL, timing = NULL
        WHERE id = (SELECT id FROM step_duration WHERE dossier_id = $1 AND step_code = $2 ORDER BY entered_at DESC LIMIT 1)`,
      [dossier.id, step],
    );
  }
}
