import type { HistoryImportState } from '@motcua/shared/history';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTransactions, OfficeTx } from '../database/office-transaction.js';
import { HistoryImport } from '../dossiers/entities/history-import.entity.js';
import { officeById } from '../offices/office-choice.js';
import { KEPT_DAYS, RUNNING_DAYS } from './history-limits.js';
import { HistoryImportPart } from './history-import-part.entity.js';
import { openRows } from './history-part-rows.js';
import { judgeRows, mergedOffices } from './judge-rows.js';
import { enterImported } from '../dossiers/register-numbers.js';
import { takeOver } from './take-over.js';

/** What is left of an import is in the database: where a process stops, the next goes on with the part that is not done. */
export class HistoryBatches {
  constructor(
    private readonly transactions: OfficeTransactions,
    private readonly box: SecretBox,
  ) {}

  /**
   * One part of one import, in one transaction.
   *
   * @param officeIds every office
   * @returns whether there may be more
   */
  async execute(officeIds: readonly string[]): Promise<boolean> {
    const waiting: { id: string; officeId: string }[] = await this.transactions.forOffices(officeIds, async (tx) => {
      await giveUpForgotten(tx);
      return tx.em.query(
        `SELECT id, office_id AS "officeId" FROM history_import WHERE state IN ('checking', 'running') ORDER BY id`,
      );
    });
    const failures: unknown[] = [];
    for (const { id, officeId } of waiting) {
      try {
        if (await this.transactions.forOffices([officeId], (tx) => this.part(tx, id))) return true;
      } catch (error) {
        // One that cannot go on must not keep the others waiting.
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
    return false;
  }

  /** @returns false when another process is at it */
  private async part(tx: OfficeTx, importId: string): Promise<boolean> {
    const [found]: Pick<HistoryImport, 'officeId' | 'state' | 'startedById'>[] = await tx.em.query(
      `SELECT office_id AS "officeId", state, started_by_id AS "startedById" FROM history_import
        WHERE id = $1 AND state IN ('checking', 'running') FOR UPDATE SKIP LOCKED`,
      [importId],
    );
    if (!found) return false;
    // Two imports of an office, or of one and its successor, could otherwise both find the same old code free.
    for (const id of [found.officeId, ...(await mergedOffices(tx, found.officeId))].sort()) {
      await tx.em.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`history-import/${id}`]);
    }
    const running = found.state === 'running';
    const [part]: Pick<HistoryImportPart, 'position' | 'rowsEnc'>[] = await tx.em.query(
      `SELECT position, rows_enc AS "rowsEnc" FROM history_import_part
        WHERE import_id = $1 AND ${running ? 'imported_at' : 'checked_at'} IS NULL ORDER BY position LIMIT 1`,
      [importId],
    );
    if (!part) {
      if (running) await enterImported(tx, importId);
      await endOf(tx, importId, running ? 'done' : 'checked');
      return true;
    }
    const { fresh, known, wrong, faults } = await judgeRows(tx, found.officeId, openRows(this.box, part.rowsEnc!));
    if (running) {
      const office = await officeById(tx.em, found.officeId);
      await takeOver(tx, this.box, { office, importId, staffId: found.startedById! }, fresh);
    }
    await tx.em.update(HistoryImportPart, { importId, position: part.position }, {
      fresh: running ? 0 : fresh.length,
      known,
      wrong,
      faults,
      ...(running ? { importedAt: tx.now, imported: fresh.length, rowsEnc: null } : { checkedAt: tx.now }),
    } as never);
    return true;
  }
}

async function endOf(tx: OfficeTx, importId: string, state: HistoryImportState): Promise<void> {
  await tx.em.query(`UPDATE history_import SET state = $2, version = version + 1, finished_at = $3 WHERE id = $1`, [
    importId,
    state,
    state === 'checked' ? null : tx.now,
  ]);
}

/** Ends an import; what has been taken in stays, and what was read of the file goes. */
export async function giveUp(tx: OfficeTx, importId: string): Promise<void> {
  await enterImported(tx, importId);
  await endOf(tx, importId, 'cancelled');
  await tx.em.query('UPDATE history_import_part SET rows_enc = NULL WHERE import_id = $1', [importId]);
}

async function giveUpForgotten(tx: OfficeTx): Promise<void> {
  const rows: { id: string }[] = await tx.em.query(
    `SELECT id FROM history_import
      WHERE state IN ('checking', 'checked') AND created_at < $1::timestamptz - $2 * interval '1 day'
         OR state = 'running' AND started_at < $1::timestamptz - $3 * interval '1 day'
      FOR UPDATE SKIP LOCKED`,
    [tx.now, KEPT_DAYS, RUNNING_DAYS],
  );
  for (const { id } of rows) await giveUp(tx, id);
}
