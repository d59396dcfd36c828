import { createHash } from 'node:crypto';
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

type Signed = Pick<Attachment, 'id' | 'officeId' | 'dossierId' | 'sha256' | 'sizeBytes'>;

/** Of open dossiers, what was checked before the authorities were trusted that are now. */
const CHECKED_BEFORE = `
SELECT a.id, a.office_id AS "officeId", a.dossier_id AS "dossierId", a.sha256, a.size_bytes AS "sizeBytes"
  FROM trusted_roots t, attachment a JOIN dossier d ON d.id = a.dossier_id JOIN stored_file f USING (sha256)
 WHERE a.signatures IS NOT NULL AND a.state = 'kept' AND f.scan IN ('clean', 'unscanned') AND d.state = ANY ($1) AND a.id <> ALL ($2)
   AND COALESCE((SELECT max((k.report->>'checkedAt')::timestamptz) FROM signature_check k WHERE k.attachment_id = a.id),
                (a.signatures->>'checkedAt')::timestamptz) < t.since
 ORDER BY a.id DESC LIMIT 1`;

/**
 * Once an installation trusts other authorities than before, has the signatures of what lies in open dossiers checked by those,
 * one file every few seconds, the newest first. What lies in dossiers that are over is checked when somebody asks.
 */
export class CheckOpenSignatures implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly loop: PollingLoop;
  private readonly failed: string[] = [];
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

  /** @returns whether there was one */
  async checkNext(): Promise<boolean> {
    await this.noteRoots();
    const offices: { id: string }[] = await this.db.query('SELECT id FROM office');
    const officeIds = offices.map(({ id }) => id);
    const [next] = await this.transactions.forOffices<Signed[]>(officeIds, ({ em }) =>
      em.query(CHECKED_BEFORE, [OPEN_STATES, this.failed]),
    );
    if (!next) return false;
    const { id: attachmentId, officeId, dossierId } = next;
    try {
      const report = await this.checks.judge(next);
      if (!report) throw new Error('It has no signatures any more.');
      const check = { id: newId(), officeId, dossierId, attachmentId, report, checkedById: null };
      await this.transactions.forOffices([officeId], ({ em }) => em.insert(SignatureCheck, check));
    } catch (error) {
      this.failed.push(attachmentId);
      this.logger.warn({ attachmentId, reason: reasonOf(error) }, 'signatures could not be checked again');
    }
    return true;
  }

  /** From when on these are trusted; those of the first start were so always. */
  private async noteRoots(): Promise<void> {
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
  }
}
