import { isWorkingDay } from '@motcua/shared/calendar';
import type { EntityManager } from 'typeorm';
import { currentCalendar } from '../calendar/office-calendars.js';

/** Offices of which many are asked for, each looked at once. */
export class WorkingOffices {
  private readonly known = new Map<string, boolean>();

  constructor(
    private readonly em: EntityManager,
    private readonly day: string,
  ) {}

  async works(officeId: string): Promise<boolean> {
    const known = this.known.get(officeId);
    if (known !== undefined) return known;
    const { calendar } = await currentCalendar(this.em, officeId);
    const works = isWorkingDay(this.day, calendar);
    this.known.set(officeId, works);
    return works;
  }
}

/** Leaders of offices that work today and have no digest of it yet: they hear each morning how their office stands. */
export async function leadersAtWork(em: EntityManager, today: string, offices: WorkingOffices): Promise<string[]> {
  const rows: { staffId: string; officeId: string }[] = await em.query(
    `SELECT r.staff_id AS "staffId", r.office_id AS "officeId"
       FROM staff_role_at_office r JOIN staff p ON p.id = r.staff_id AND p.disabled_at IS NULL
      WHERE r.role = 'leader' AND NOT EXISTS (SELECT 1 FROM staff_digest g WHERE g.staff_id = r.staff_id AND g.on_date = $1)`,
    [today],
  );
  const atWork: string[] = [];
  for (const { staffId, officeId } of rows) if (await offices.works(officeId)) atWork.push(staffId);
  return atWork;
}
