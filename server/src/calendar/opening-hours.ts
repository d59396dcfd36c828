import { DEFAULT_HOURS, type WeeklyHours } from '@motcua/shared/calendar';
import type { EntityManager } from 'typeorm';

/**
 * When the counter of an office is open on an ordinary week: as the nearest office that has set any hours by that day
 * says; where it sets none apart, while its time limits run.
 */
export async function openingHoursOf(em: EntityManager, officeId: string, on: string): Promise<Partial<WeeklyHours>> {
  const rows: { week: Partial<WeeklyHours> }[] = await em.query(
    `SELECT COALESCE(h.opening_week, h.week) AS week
       FROM office o JOIN office_hours h ON h.office_id IS NULL OR h.office_id = ANY (o.path)
      WHERE o.id = $1 AND h.removed_at IS NULL AND h.valid_from <= $2
      ORDER BY COALESCE(array_position(o.path, h.office_id), 0) DESC, h.valid_from DESC LIMIT 1`,
    [officeId, on],
  );
  return rows[0]?.week ?? DEFAULT_HOURS.weeklyHours;
}
