import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { OfficeTransactions } from '../database/office-transaction.js';
import { PollingLoop } from '../queue/polling-loop.js';
import { reasonOf, type WorkerLogger } from '../queue/worker-logger.js';
import type { PapersService } from './papers.service.js';

/** A citizen looks for the mail soon after the counter has said "accepted". */
const EVERY_MS = 1_000;

interface WaitingMail {
  readonly id: string;
  readonly dossierId: string;
}

/**
 * Makes the receipts that mails wait for, one after the other beside the requests of the desks, and lets the mails go; those of
 * mails that are held when they are held no longer.
 * It is the API that does it, for the worker reads nothing of a dossier's person. Whatever becomes of it no mail waits
 * longer than it was told to: the outbox lets it go then, without the receipt.
 */
export class ReceiptsForMails implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly loop: PollingLoop;

  constructor(
    private readonly db: DataSource,
    private readonly transactions: OfficeTransactions,
    private readonly papers: PapersService,
    private readonly logger: WorkerLogger,
  ) {
    this.loop = new PollingLoop(
      () => this.makeNext(),
      { name: 'receipts-for-mails', everyMs: EVERY_MS, slowestMs: 30_000 },
      logger,
    );
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.loop.stop();
  }

  /** Mails of every office may wait, so the walls stand open for all of them. @returns whether there may be more */
  private async makeNext(): Promise<boolean> {
    const offices: { id: string }[] = await this.db.query('SELECT id FROM office');
    const officeIds = offices.map(({ id }) => id);
    const mail = await this.transactions.forOffices(officeIds, async ({ em }) => {
      const waiting: WaitingMail[] = await em.query(
        // While a mail is held its dossier may still be set right, and the receipt made so early would not be the last.
        `SELECT id, dossier_id AS "dossierId" FROM notice
          WHERE awaits_receipt_until IS NOT NULL AND held_for_visit_id IS NULL AND (not_before IS NULL OR not_before <= now())
          ORDER BY id LIMIT 1`,
      );
      return waiting[0];
    });
    if (!mail) return false;
    try {
      await this.transactions.forOffices(officeIds, (tx) => this.papers.makeReceipt(tx, mail.dossierId));
    } catch (error) {
      this.logger.error({ noticeId: mail.id, reason: reasonOf(error) }, 'a mail leaves without its receipt');
    }
    await this.transactions.forOffices(officeIds, async ({ em }) => {
      await em.query('UPDATE notice SET awaits_receipt_until = NULL WHERE id = $1', [mail.id]);
      // One mail may tell of several dossiers, and waits for the receipt of each.
      await em.query(
        `UPDATE outbox_message o SET not_before = COALESCE(sent.not_before, now())
           FROM notice told JOIN notice sent ON sent.id = COALESCE(told.told_with_id, told.id)
          WHERE told.id = $1 AND o.subject_id = sent.id
            AND NOT EXISTS (SELECT 1 FROM notice n WHERE n.awaits_receipt_until IS NOT NULL
                                                     AND (n.id = sent.id OR n.told_with_id = sent.id))`,
        [mail.id],
      );
    });
    return true;
  }
}
