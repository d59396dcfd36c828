import { buildWorkingCalendar, DEFAULT_HOURS, type WeeklyHours, type WorkingCalendar } from '@motcua/shared/calendar';
import type { EntityManager } from 'typeorm';

interface DayRow {
  date: string;
  kind: 'off' | 'working';
  name: string;
  provisional: boolean;
  local: boolean;
}

/**
 * The working calendar an office counts by: national days first, then those of each office on the way down, so the
 * nearest word wins; the hours are those of the nearest office that has set any.
 *
 * @param officeId null for the national calendar
 * @param on       local date for which the hours are asked
 */
export async function officeCalendar(em: EntityManager, officeId: string | null, on: string): Promise<WorkingCalendar> {
  const days: DayRow[] = await em.query(
    `SELECT d.on_date::text AS date, d.kind, d.name, d.provisional,
            d.office_id IS NOT NULL AS local
       FROM calendar_day d LEFT JOIN office o ON o.id = $1
      WHERE d.removed_at IS NULL AND (d.office_id IS NULL OR d.office_id = ANY (o.path))
      ORDER BY COALESCE(array_position(o.path, d.office_id), 0), d.on_date`,
    [officeId],
  );
  const hours: { week: WeeklyHours; cut_off_minute: number }[] = await em.query(
    `SELECT h.week, h.cut_off_minute
       FROM office_hours h LEFT JOIN office o ON o.id = $1
      WHERE h.removed_at IS NULL AND h.valid_from <= $2 AND (h.office_id IS NULL OR h.office_id = ANY (o.path))
      ORDER BY COALESCE(array_position(o.path, h.office_id), 0) DESC, h.valid_from DESC LIMIT 1`,
    [officeId, on],
  );
  const own = hours[0];
  return buildWorkingCalendar(
    days.map((day) => ({ ...day, cause: day.kind === 'working' ? 'make_up' : 'holiday' })),
    own ? [{ ...DEFAULT_HOURS, weeklyHours: own.week, sameDayCutOff: own.cut_off_minute }] : [],
  );
}
