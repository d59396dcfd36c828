import type { DueTime } from '@motcua/shared/calendar';
import type { EntityManager } from 'typeorm';
import type { WeekHours } from '../../calendar/calendar.entity.js';
import type { Actor } from '../../common/actor.js';
import type { Page } from '../../common/cursor.js';
import { administeredOffice } from '../administered.js';
import type { CalendarQuery } from './calendars.dto.js';

export interface HoursView {
  readonly id: string;
  /** Null for the national default. */
  readonly officeCode: string | null;
  readonly validFrom: string;
  readonly week: WeekHours;
  readonly cutOffMinute: number;
  readonly dueTime: DueTime;
  /** When the counter is open, where that is not when limits run. */
  readonly openingWeek: WeekHours | null;
  readonly version: number;
}

const VIEW = `
  SELECT h.id, o.code AS "officeCode", h.valid_from::text AS "validFrom", h.week, h.cut_off_minute AS "cutOffMinute",
         h.due_time AS "dueTime", h.opening_week AS "openingWeek", h.version
    FROM office_hours h LEFT JOIN office o ON o.id = h.office_id`;

export async function hoursView(em: EntityManager, id: string): Promise<HoursView> {
  const rows: [HoursView] = await em.query(`${VIEW} WHERE h.id = $1`, [id]);
  return rows[0];
}

/** Counting hours an office has set or inherits, nearest and newest first: the first that is valid counts. */
export async function findHours(
  em: EntityManager,
  actor: Actor,
  { officeCode }: CalendarQuery,
): Promise<Page<HoursView>> {
  const office = officeCode === undefined ? null : await administeredOffice(em, actor, officeCode);
  const rows: HoursView[] = await em.query(
    `${VIEW} LEFT JOIN office asked ON asked.id = $1
      WHERE h.removed_at IS NULL AND (h.office_id IS NULL OR h.office_id = ANY (asked.path))
      ORDER BY COALESCE(array_position(asked.path, h.office_id), 0) DESC, h.valid_from DESC`,
    [office?.id ?? null],
  );
  return { data: rows, page: { nextCursor: null, hasNext: false } };
}
