import { buildWorkingCalendar, type CalendarDay, type WorkingCalendar } from '@motcua/shared/calendar';
import type { DataSource, EntityManager } from 'typeorm';
import { type HoursRow, hoursTimeline } from './hours-timeline.js';

/** A calendar together with the revision it is of. */
export interface RevisedCalendar {
  readonly revision: number;
  readonly calendar: WorkingCalendar;
}

// A calendar of one revision never changes, so what was read once holds for ever; a ward asks for a handful.
const MOST_REMEMBERED = 1000;
const remembered = new WeakMap<DataSource, Map<string, WorkingCalendar>>();

/** The number of the last change of any calendar; 0 before there was one. */
export async function newestRevision(em: EntityManager): Promise<number> {
  const rows: [{ revision: number }] = await em.query(
    'SELECT COALESCE(max(number), 0) AS revision FROM calendar_revision',
  );
  return rows[0].revision;
}

/** The newest calendar an office counts by; for what is promised now. @param officeId null for the national one */
export async function currentCalendar(em: EntityManager, officeId: string | null): Promise<RevisedCalendar> {
  const revision = await newestRevision(em);
  return { revision, calendar: await calendarAt(em, officeId, revision) };
}

/**
 * The calendar an office counted by at a revision: national days first, then those of each office on the way down, so
 * the nearest word wins; the hours are those of the nearest office that has set any.
 *
 * @param officeId null for the national calendar
 */
export async function calendarAt(
  em: EntityManager,
  officeId: string | null,
  revision: number,
): Promise<WorkingCalendar> {
  const known = remembered.get(em.connection) ?? new Map<string, WorkingCalendar>();
  remembered.set(em.connection, known);
  const key = `${officeId ?? ''} ${revision}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const calendar = await readCalendar(em, officeId, revision);
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(key, calendar);
  return calendar;
}

/** The same, read anew: within a transaction that will be taken back, whose revision another change may get. */
export async function readCalendar(
  em: EntityManager,
  officeId: string | null,
  revision: number,
): Promise<WorkingCalendar> {
  const path = officeId === null ? [] : await pathAt(em, officeId, revision);
  const days: { day: CalendarDay }[] = await em.query(
    `SELECT jsonb_strip_nulls(jsonb_build_object('date', d.on_date, 'kind', d.kind, 'cause', d.cause, 'name', d.name,
              'decision', d.decision, 'decidedOn', d.decided_on, 'provisional', d.provisional,
              'local', d.office_id IS NOT NULL)) AS day
       FROM calendar_day d
      WHERE d.created_revision <= $2 AND (d.removed_revision IS NULL OR d.removed_revision > $2)
        AND (d.office_id IS NULL OR d.office_id = ANY ($1))
      ORDER BY COALESCE(array_position($1, d.office_id), 0), d.on_date`,
    [path, revision],
  );
  const hours: HoursRow[] = await em.query(
    `SELECT COALESCE(array_position($1, h.office_id), 0) AS depth, h.valid_from::text AS "validFrom", h.week,
            h.cut_off_minute AS "cutOffMinute", h.due_time AS "dueTime"
       FROM office_hours h
      WHERE h.created_revision <= $2 AND (h.removed_revision IS NULL OR h.removed_revision > $2)
        AND (h.office_id IS NULL OR h.office_id = ANY ($1))`,
    [path, revision],
  );
  return buildWorkingCalendar(
    days.map(({ day }) => day),
    hoursTimeline(hours),
  );
}

/** From the top of the tree down to the office, as it stood then. */
async function pathAt(em: EntityManager, officeId: string, revision: number): Promise<string[]> {
  const rows: { path: string[] }[] = await em.query(
    `SELECT COALESCE((SELECT f.path FROM office_former_path f
                       WHERE f.office_id = o.id AND f.until_revision >= $2 ORDER BY f.until_revision LIMIT 1),
                     o.path) AS path
       FROM office o WHERE o.id = $1`,
    [officeId, revision],
  );
  return rows[0]?.path ?? [];
}
