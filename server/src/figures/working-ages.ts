import { instantAt, localDateOf } from '@motcua/shared/calendar';
import { receivedSince, WORKING_AGES } from '@motcua/shared/figures';
import { calendarAt, newestRevision } from '../calendar/office-calendars.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { instant } from './instant.sql.js';

/** From when on a dossier is no older than so many working days. */
type AcceptedSince = ReadonlyMap<number, Date>;

/** Offices that count alike stand together: mostly all of them. */
export type AgesOfOffices = readonly { readonly officeIds: readonly string[]; readonly since: AcceptedSince }[];

const LIMITS = Object.values(WORKING_AGES).flatMap(([, to]) => (to === null ? [] : [to]));

/** What working days since acceptance mean today, by the calendar of each office. */
export async function agesOfOffices(tx: OfficeTx, officeIds: readonly string[]): Promise<AgesOfOffices> {
  const today = localDateOf(tx.now);
  const revision = await newestRevision(tx.em);
  const alike = new Map<string, { officeIds: string[]; since: AcceptedSince }>();
  for (const officeId of officeIds) {
    const calendar = await calendarAt(tx.em, officeId, revision);
    const days = LIMITS.map((limit) => [limit, receivedSince(today, limit, calendar)] as const);
    const key = days.join();
    const known = alike.get(key);
    if (known) known.officeIds.push(officeId);
    else
      alike.set(key, { officeIds: [officeId], since: new Map(days.map(([limit, day]) => [limit, instantAt(day, 0)])) });
  }
  return [...alike.values()];
}

/** The same as SQL, of a dossier `d`. */
export function acceptedSince(ages: AgesOfOffices, days: number): string {
  const [first, ...others] = ages.map(({ officeIds, since }) => ({ officeIds, sql: instant(since.get(days)!) }));
  const cases = others.map(({ officeIds, sql }) => {
    const ids = officeIds.map((id) => `'${id}'::uuid`).join(', ');
    return `WHEN d.handling_office_id IN (${ids}) THEN ${sql}`;
  });
  return cases.length === 0 ? first!.sql : `CASE ${cases.join(' ')} ELSE ${first!.sql} END`;
}
