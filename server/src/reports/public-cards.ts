import { localDateOf } from '@motcua/shared/calendar';
import type { StatisticsCard } from '@motcua/shared/figures';
import { DomainError, notFound } from '../common/domain-error.js';
import type { OfficeTransactions, OfficeTx } from '../database/office-transaction.js';
import type { ReportTransactions } from '../database/report-transactions.js';
import { scopeOfOffice } from '../figures/figure-offices.js';
import { findOffice, type OfficeRef, withPredecessors } from '../offices/office-choice.js';
import { cardDays, readCard } from './read-card.js';

/** How long a card is shown before it is counted anew, here and by whoever keeps it on the way. */
const CARD_SECONDS = 300;
/** A count that failed is not begun anew by all who look. */
const FAILED_SECONDS = 10;
/** More than this wait in vain. */
const MOST_WAITING = 200;

export interface PublicCard {
  readonly office: Pick<OfficeRef, 'code' | 'name'>;
  readonly card: StatisticsCard;
  /** How long it may still be kept. */
  readonly seconds: number;
}

interface Kept {
  readonly month: string;
  readonly until: number;
  readonly card: Promise<StatisticsCard>;
}

interface ShownOffice {
  readonly office: OfficeRef;
  readonly officeIds: readonly string[];
  readonly now: Date;
}

/**
 * Cards of offices that show theirs to everybody. However many look, an office is counted once in `CARD_SECONDS`; whether it
 * still shows its card is asked each time. Everybody together takes two connections: the desks keep theirs.
 */
export class PublicCards {
  /** By office: no more than there are offices that show one. */
  private readonly kept = new Map<string, Kept>();
  private readonly looks = new Map<string, Promise<ShownOffice>>();
  private looking: Promise<unknown> = Promise.resolve();
  private counting: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly transactions: OfficeTransactions,
    private readonly reports: ReportTransactions,
  ) {}

  /** @throws DomainError 404 also for an office that shows none, 503 `service.unavailable` when too many look at once */
  async read(officeCode: string): Promise<PublicCard> {
    const { office, officeIds, now } = await this.look(officeCode);
    const { month } = cardDays(undefined, now);
    const found = this.kept.get(office.id);
    const kept = found && isFresh(found, month, now) ? found : this.count(office, officeIds, month, now);
    return { office, card: await kept.card, seconds: Math.ceil((kept.until - now.getTime()) / 1_000) };
  }

  private look(officeCode: string): Promise<ShownOffice> {
    const underWay = this.looks.get(officeCode);
    if (underWay) return underWay;
    if (this.looks.size >= MOST_WAITING) {
      throw new DomainError('unavailable', 'service.unavailable', 'Too many look at once.');
    }
    const look = this.looking
      .then(() => this.transactions.forOffices([], (tx) => shownOffice(tx, officeCode)))
      .finally(() => this.looks.delete(officeCode));
    this.looking = look.catch(() => undefined);
    this.looks.set(officeCode, look);
    return look;
  }

  private count(office: OfficeRef, officeIds: readonly string[], month: string, now: Date): Kept {
    const card = this.counting.then(() =>
      this.reports.forOffices(officeIds, async (tx) =>
        readCard(tx, await scopeOfOffice(tx, office.id), cardDays(month, tx.now)),
      ),
    );
    const kept = { month, until: now.getTime() + CARD_SECONDS * 1_000, card };
    this.kept.set(office.id, kept);
    this.counting = card.catch(() => {
      if (this.kept.get(office.id) === kept) {
        this.kept.set(office.id, { ...kept, until: now.getTime() + FAILED_SECONDS * 1_000 });
      }
    });
    return kept;
  }
}

/** Nor kept on by a clock that was set back. */
function isFresh(kept: Kept, month: string, now: Date): boolean {
  const leftMs = kept.until - now.getTime();
  return kept.month === month && leftMs > 0 && leftMs <= CARD_SECONDS * 1_000;
}

async function shownOffice(tx: OfficeTx, code: string): Promise<ShownOffice> {
  const office = await findOffice(tx.em, code);
  if (!office || !(await showsCard(tx, office.id))) throw notFound();
  return { office, officeIds: await withPredecessors(tx.em, office.id, localDateOf(tx.now)), now: tx.now };
}

/** The word of the office itself: what one above it shows is its own card only. */
export async function showsCard(tx: OfficeTx, officeId: string): Promise<boolean> {
  const rows: unknown[] = await tx.em.query(
    `SELECT 1 FROM office_setting WHERE office_id = $1 AND key = 'reports.publicCard' AND value = '"shown"'`,
    [officeId],
  );
  return rows.length > 0;
}
