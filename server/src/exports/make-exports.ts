import type { DataSource } from 'typeorm';
import { type Actor, officesOf } from '../common/actor.js';
import type { Clock } from '../common/clock.js';
import { DomainError, forbidden } from '../common/domain-error.js';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTransactions, OfficeTx } from '../database/office-transaction.js';
import { LONGEST_OF_FILES_MS } from '../database/replica.js';
import type { ReportTransactions } from '../database/report-transactions.js';
import { type ArrivedFile, type FileStore, FileTooLarge } from '../file-store/file-store.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { reasonOf, type WorkerLogger } from '../queue/worker-logger.js';
import { actorOfStaff } from '../staff/actor-of-staff.js';
import { closedListSource } from './closed-list-source.js';
import { dossierListSource } from './dossier-list-source.js';
import type { ExportJob } from './export-job.entity.js';
import type { ExportRequest } from './export-request.js';
import type { ExportSource } from './export-source.js';
import { registerSource } from './register-source.js';
import { csvSheet } from './sheets/csv-sheet.js';
import type { RowBatches } from './sheets/sheet.js';
import { xlsxSheet } from './sheets/xlsx-sheet.js';
import { NoLongerOurs, TellProgress } from './tell-progress.js';

/** Whoever makes a file says so at least this often, or another begins it anew. */
const LEASE_SECONDS = 60;
const RENEW_EVERY_MS = (LEASE_SECONDS * 1_000) / 4;
/** A file that brings its process down each time must not do so for ever. */
const MOST_ATTEMPTS = 3;
const KEPT_DAYS = 7;
const MOST_BYTES = 500 * 1024 * 1024;

type Claimed = Pick<ExportJob, 'id' | 'officeId' | 'staffId' | 'format' | 'attempts'> & {
  requestEnc: Buffer;
};

/**
 * Makes the files that were asked for, one at a time: with the eyes of the one who asked, as they are by then, and from one
 * moment, however long it takes; on the replica where there is one. Nothing is left of a process that dies but its lease; the next begins anew.
 */
export class MakeExports {
  private isLeaving = false;

  constructor(
    private readonly db: DataSource,
    private readonly transactions: OfficeTransactions,
    private readonly reports: ReportTransactions,
    private readonly clock: Clock,
    private readonly catalogue: ProcedureCatalogue,
    private readonly box: SecretBox,
    private readonly store: FileStore,
    private readonly logger: WorkerLogger,
  ) {}

  /** The process ends: what is half made goes back to whoever comes next, and nobody waits for it. */
  leaveOff(): void {
    this.isLeaving = true;
  }

  /** @returns whether there may be more */
  async execute(): Promise<boolean> {
    const offices: { id: string }[] = await this.db.query('SELECT id FROM office');
    const ids = offices.map(({ id }) => id);
    await this.giveUp(ids);
    const job = await this.claim(ids);
    if (!job) return false;
    try {
      await this.make(job);
      this.logger.info({ exportId: job.id, attempt: job.attempts }, 'export made');
    } catch (error) {
      if (this.isLeaving) {
        await this.putBack(job);
        return false;
      }
      if (error instanceof NoLongerOurs) return true;
      if (!(error instanceof DomainError)) {
        this.logger.warn({ exportId: job.id, attempt: job.attempts, reason: reasonOf(error) }, 'export not made');
      }
      await this.failed(job, codeOf(error));
    }
    return true;
  }

  /** What was begun too often, each time without an end. */
  private giveUp(officeIds: readonly string[]): Promise<unknown> {
    return this.transactions.forOffices(officeIds, (tx) =>
      tx.em.query(
        `UPDATE export_job SET state = 'failed', error = 'export.failed', request_enc = NULL, lease_until = NULL, finished_at = $2
          WHERE state = 'running' AND lease_until <= now() AND attempts >= $1`,
        [MOST_ATTEMPTS, tx.now],
      ),
    );
  }

  private claim(officeIds: readonly string[]): Promise<Claimed | undefined> {
    return this.transactions.forOffices(officeIds, async (tx) => {
      const [claimed]: [Claimed[], number] = await tx.em.query(
        `UPDATE export_job SET state = 'running', done = 0, rows = NULL, attempts = attempts + 1,
                lease_until = clock_timestamp() + $1 * interval '1 second'
          WHERE id = (SELECT id FROM export_job
                       WHERE state = 'waiting' AND (lease_until IS NULL OR lease_until <= now())
                          OR state = 'running' AND lease_until <= now()
                       ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
          RETURNING id, office_id AS "officeId", staff_id AS "staffId", format, attempts, request_enc AS "requestEnc"`,
        [LEASE_SECONDS],
      );
      return claimed[0];
    });
  }

  private async make(job: Claimed): Promise<void> {
    const { officeIds, fileName, rows, file } = await this.write(job);
    try {
      await this.keep(job, file, { officeIds, rows, fileName: `${fileName}.${job.format}` });
    } finally {
      await file.discard();
    }
  }

  /** Reads all of it from one moment: a dossier that is acted on meanwhile is in the file once, and as it was. */
  private async write(
    job: Claimed,
  ): Promise<Pick<ExportSource, 'officeIds' | 'fileName' | 'rows'> & { readonly file: ArrivedFile }> {
    const request = JSON.parse(this.box.decrypt(job.requestEnc)) as ExportRequest;
    const progress = new TellProgress((done) => this.told(job, done, rows));
    const tell = (done: number): void => {
      if (this.isLeaving) throw new NoLongerOurs();
      progress.tell(done);
    };
    // With the rights that hold now, wherever it is read.
    const actor = await actorOfStaff(this.db.manager, job.staffId, this.clock.at(new Date(0)).getTime());
    if (!actor) throw forbidden('role.not_allowed', 'The account is locked.');
    let rows = 0;
    // Counting, and setting a paper, tell nothing for longer than a lease.
    const renewing = setInterval(() => void this.renew(job).catch(() => undefined), RENEW_EVERY_MS);
    let arrived: ArrivedFile | undefined;
    return this.reports
      .ofOneMoment(officesOf(actor), async (tx) => {
        // Of one that broke off at the very end.
        await arrived?.discard();
        await tx.em.query(`SET LOCAL statement_timeout = ${LONGEST_OF_FILES_MS}`);
        // A thick book is set for longer than a desk may leave its transaction alone.
        await tx.em.query(`SET LOCAL idle_in_transaction_session_timeout = '10min'`);
        const source = await this.sourceOf(tx, actor, job, request);
        ({ rows } = source);
        tell(0);
        arrived = await this.store.receive(contentOf(job.format, source, tell), MOST_BYTES);
        return { officeIds: source.officeIds, fileName: source.fileName, rows, file: arrived };
      })
      .catch(async (error: unknown) => {
        await arrived?.discard();
        throw error;
      })
      .finally(() => {
        clearInterval(renewing);
        return progress.settled();
      });
  }

  private sourceOf(tx: OfficeTx, actor: Actor, { format }: Claimed, request: ExportRequest): Promise<ExportSource> {
    switch (request.kind) {
      case 'register':
        return registerSource(tx, actor, this.box, request, format === 'pdf');
      case 'dossiers':
        return dossierListSource(tx, actor, this.catalogue, request.list);
      case 'closed_list':
        return closedListSource(tx, actor, request.closeId, format);
    }
  }

  /** @returns false for what was called off, or is somebody else's by now */
  private told({ id, officeId, attempts }: Claimed, done: number, rows: number): Promise<boolean> {
    return this.transactions.forOffices([officeId], async ({ em }) => {
      const [, count]: [unknown, number] = await em.query(
        `UPDATE export_job SET done = $3, rows = $4, lease_until = clock_timestamp() + $5 * interval '1 second'
          WHERE id = $1 AND attempts = $2 AND state = 'running'`,
        [id, attempts, done, rows, LEASE_SECONDS],
      );
      return count > 0;
    });
  }

  private renew({ id, officeId, attempts }: Claimed): Promise<unknown> {
    return this.transactions.forOffices([officeId], ({ em }) =>
      em.query(
        `UPDATE export_job SET lease_until = clock_timestamp() + $3 * interval '1 second'
          WHERE id = $1 AND attempts = $2 AND state = 'running'`,
        [id, attempts, LEASE_SECONDS],
      ),
    );
  }

  /** As if it had never been begun. */
  private putBack({ id, officeId, attempts }: Claimed): Promise<unknown> {
    return this.transactions.forOffices([officeId], ({ em }) =>
      em.query(
        `UPDATE export_job SET state = 'waiting', attempts = attempts - 1, lease_until = NULL
          WHERE id = $1 AND attempts = $2 AND state = 'running'`,
        [id, attempts],
      ),
    );
  }

  private keep(
    { id, officeId, attempts }: Claimed,
    file: ArrivedFile,
    made: Pick<ExportSource, 'officeIds' | 'fileName' | 'rows'>,
  ): Promise<void> {
    return this.transactions.forOffices([officeId], async (tx) => {
      const ours: unknown[] = await tx.em.query(
        `SELECT 1 FROM export_job WHERE id = $1 AND attempts = $2 AND state = 'running' FOR UPDATE`,
        [id, attempts],
      );
      if (ours.length === 0) throw new NoLongerOurs();
      const sha256 = Buffer.from(file.sha256, 'hex');
      // It is our own: nothing to scan.
      await tx.em.query(
        `INSERT INTO stored_file (sha256, size_bytes, stored_at, scan, scanned_at, thumbnail)
         VALUES ($1, $2, $3, 'clean', $3, 'none') ON CONFLICT (sha256) DO NOTHING`,
        [sha256, file.size, tx.now],
      );
      await this.store.keep(file);
      await tx.em.query(
        `UPDATE export_job SET state = 'ready', done = $2, rows = $2, office_ids = $3, file_name = $4, sha256 = $5, size_bytes = $6,
                lease_until = NULL, finished_at = $7::timestamptz,
                expires_at = $7::timestamptz + $8 * interval '1 day'
          WHERE id = $1`,
        [id, made.rows, made.officeIds, made.fileName, sha256, file.size, tx.now, KEPT_DAYS],
      );
    });
  }

  /** @param code of a refusal, which will not be another one next time; null for a mishap, after which it is tried again */
  private failed({ id, officeId, attempts }: Claimed, code: string | null): Promise<unknown> {
    const over = code !== null || attempts >= MOST_ATTEMPTS;
    return this.transactions.forOffices([officeId], (tx) =>
      over
        ? tx.em.query(
            `UPDATE export_job SET state = 'failed', error = $3, request_enc = NULL, lease_until = NULL, finished_at = $4
              WHERE id = $1 AND attempts = $2 AND state = 'running'`,
            [id, attempts, code ?? 'export.failed', tx.now],
          )
        : tx.em.query(
            `UPDATE export_job SET state = 'waiting', lease_until = clock_timestamp() + interval '5 seconds'
              WHERE id = $1 AND attempts = $2 AND state = 'running'`,
            [id, attempts],
          ),
    );
  }
}

/** Of a refusal, which will not be another one next time; null for a mishap. */
function codeOf(error: unknown): string | null {
  if (error instanceof FileTooLarge) return 'export.list_too_long';
  return error instanceof DomainError ? error.code : null;
}

async function* contentOf(
  format: ExportJob['format'],
  { plan, batches, paper }: ExportSource,
  told: (done: number) => void,
): AsyncGenerator<Uint8Array> {
  if (format === 'pdf') {
    if (!paper) throw new DomainError('refused', 'export.not_printed', 'This is not printed.');
    yield await paper(told);
    return;
  }
  yield* (format === 'xlsx' ? xlsxSheet : csvSheet)(plan, counted(batches(), told));
}

async function* counted(batches: RowBatches, told: (done: number) => void): RowBatches {
  let done = 0;
  for await (const rows of batches) {
    yield rows;
    done += rows.length;
    told(done);
  }
}
