import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import { notFound } from '../../common/domain-error.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { administeredOffice, administers, requireNationalAdministrator } from '../administered.js';

/**
 * Whose calendar a call is about.
 *
 * @returns null for the whole country's
 * @throws DomainError 404 or 403
 */
export async function scopeOf(em: EntityManager, actor: Actor, officeCode: string | undefined): Promise<string | null> {
  if (officeCode !== undefined) return (await administeredOffice(em, actor, officeCode)).id;
  await requireNationalAdministrator(em, actor);
  return null;
}

/** The same for a row that is there already. */
export async function requireScope(em: EntityManager, actor: Actor, officeId: string | null): Promise<void> {
  if (officeId === null) await requireNationalAdministrator(em, actor);
  else if (!administers(actor, officeId)) throw notFound();
}

/** One at a time per calendar: two officers entering the same day at once must not both find it free. */
export async function lockCalendar(tx: OfficeTx, officeId: string | null): Promise<void> {
  await tx.em.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`calendar/${officeId ?? ''}`]);
}

/** What a change of a calendar does not do: dates promised before it stay, and moving them is an act of its own. */
export interface CalendarConsequences {
  readonly promisedDates: 'unchanged';
  /** Under which dossiers whose date would move are listed for a decision (`GET /api/v1/calendar-moves`). */
  readonly revision: number;
}

export const consequencesOf = (revision: number): { consequences: CalendarConsequences } => ({
  consequences: { promisedDates: 'unchanged', revision },
});
