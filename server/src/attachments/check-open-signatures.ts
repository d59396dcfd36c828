import { createHash } from 'node:crypto';
import type { FileScan } from '@motcua/shared/attachments';
import { OPEN_STATES } from '@motcua/shared/dossiers';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Clock } from '../common/clock.js';
import { newId } from '../common/ids.js';
import { alone } from '../database/alone.js';
import type { OfficeTransactions } from '../database/office-transaction.js';
import { PollingLoop } from '../queue/polling-loop.js';
import { reasonOf, type WorkerLogger } from '../queue/worker-logger.js';
import type { SignatureRoots } from '../signatures/signature-roots.js';
import { type Attachment, SignatureCheck } from './attachment.entities.js';
import type { CheckSignaturesAgain } from './check-signatures-again.js';

/** A check takes half a second of a processor, and nobody waits for it. */
const EVERY_MS = 5_000;
/** Held while one process checks. */
const LOCK = 7_305_218_467;

/** Behind all that there are. */
const BEGIN = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

interface Signed extends Pick<Attachment, 'id' | 'officeId' | 'dossierId' | 'sha256' | 'sizeBytes'> {
  readonly scan: FileScan;
}

/** Of open dossiers, what was checked before the authorities were trusted that are now. $2: from where on. */
const CHECKED_BEFORE = `
SELECT a.id, a.office_id AS "officeId", a.dossier_id AS "dossierId", a.sha256, a.size_bytes AS "sizeBytes", f.scan
  FROM trusted_roots t, attachment a JOIN dossier d ON d.id = a.dossier_id JOIN stored_file f USING (sha256)
 WHERE a.signatures IS NOT NULL AND a.state = 'kept' AND f.scan <> 'infected' AND d.state = ANY ($1) AND a.id < $2
   AND COALESCE((SELECT max((k.report->>'checkedAt')::timestamptz) FROM signature_check k WHERE k.attachment_id = a.id),
                (a.signatures->>'checkedAt')::timestamptz) < t.since
 ORDER BY a.id DESC LIMIT 1`;

/**
 * Once an installation trusts other authorities than before, has the signatures of what lies in open dossiers checked by those,
 * one file every few seconds, the newest first. What lies in dossiers that are over is checked when somebody asks.
 */
export class CheckOpenSignatures implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly loop: PollingLoop;
  private cameTo = BEGIN;
  private isOneLeft = false;
  private isDone = false;

  constructor(
    private readonly db: DataSource,
    private readonly transactions: OfficeTransactions,
    private readonly checks: CheckSignaturesAgain,
    private readonly roots: SignatureRoots,
    private readonly clock: Clock,
    private readonly logger: WorkerLogger,
  ) {
    this.loop = new PollingLoop(
      () => this.look(),
      { name: 'signatures-of-open-dossiers', everyMs: EVERY_MS, slowestMs: 600_000 },
      logger,
    );
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.loop.stop();
  }

  /** Others are trusted after a start only: once nothing is left nobody looks again. */
  private async look(): Promise<boolean> {
    if (!this.isDone) this.isDone = (await alone(this.db, LOCK, () => this.checkNext())) === false;
    return false;
  }

  /**
   * @returns whether there was one
   * @throws Error when one cannot be checked now, or when some were left: those come in their turn again
   */
  async checkNext(): Promise<boolean> {
    const next = (await this.areNew()) ? await this.next() : undefined;
    if (!next) return this.startOver();
    this.cameTo = next.id;
    if (next.scan === 'waiting') {
      this.isOneLeft = true;
      return true;
    }
    const { id: attachmentId, officeId, dossierId } = next;
    try {
      const report = await this.checks.judge(next);
      if (report) {
        const check = { id: newId(), officeId, dossierId, attachmentId, report, checkedById: null };
        await this.transactions.forOffices([officeId], ({ em }) => em.insert(SignatureCheck, check));
      } else {
        this.logger.warn({ attachmentId }, 'has no signatures any more');
      }
    } catch (error) {
      this.isOneLeft = true;
      this.logger.warn({ attachmentId, reason: reasonOf(error) }, 'signatures could not be checked again');
      throw error;
    }
    return true;
  }

  private startOver(): false {
    const wasOneLeft = this.isOneLeft;
    this.cameTo = BEGIN;
    this.isOneLeft = false;
    if (wasOneLeft) throw new Error('Some were left.');
    return false;
  }

  private async next(): Promise<Signed | undefined> {
    const offices: { id: string }[] = await this.db.query('SELECT id FROM office');
    const officeIds = offices.map(({ id }) => id);
    const [next] = await this.transactions.forOffices<Signed[]>(officeIds, ({ em }) =>
      em.query(CHECKED_BEFORE, [OPEN_STATES, this.cameTo]),
    );
    return next;
  }

  /** Writes down from when on these are trusted; those of the first start were so always. @returns whether others were before */
  private async areNew(): Promise<boolean> {
    const digest = createHash('sha256')
      .update(
        this.roots.roots
          .map(({ fingerprint256 }) => fingerprint256)
          .sort()
          .join(' '),
      )
      .digest();
    await this.db.query(
      `INSERT INTO trusted_roots AS t (digest, since) VALUES ($1, '-infinity')
       ON CONFLICT (one) DO UPDATE SET digest = EXCLUDED.digest, since = $2 WHERE t.digest <> EXCLUDED.digest`,
      [digest, this.clock.now()],
    );
    const rows: unknown[] = await this.db.query(`SELECT 1 FROM trusted_roots WHERE since > '-infinity'`);
    return rows.length > 0;
  }
}
