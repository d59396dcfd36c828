import { isWorkingDay } from '@motcua/shared/calendar';
import { DEFAULT_OFFICE_SETTINGS, type OfficeSettings } from '@motcua/shared/offices';
import type { EntityManager } from 'typeorm';
import { currentCalendar } from '../calendar/office-calendars.js';
import { settingsOfOffice } from '../offices/settings-of-office.js';

/** How an office that works on a day has its digests. */
export interface DigestsOfOffice {
  /** The time of the day from which they are made. */
  readonly from: OfficeSettings['notices.digestAt'];
  readonly figures: OfficeSettings['notices.digestFigures'];
}

/** Offices of which many are asked for, each looked at once. */
export class WorkingOffices {
  private readonly known = new Map<string, DigestsOfOffice | null>();

  constructor(
    private readonly em: EntityManager,
    private readonly day: string,
  ) {}

  /** @returns null when the office does not work on that day */
  async digestsOf(officeId: string): Promise<DigestsOfOffice | null> {
    const known = this.known.get(officeId);
    if (known !== undefined) return known;
    const { calendar } = await currentCalendar(this.em, officeId);
    const digests = isWorkingDay(this.day, calendar) ? await this.setBy(officeId) : null;
    this.known.set(officeId, digests);
    return digests;
  }

  private async setBy(officeId: string): Promise<DigestsOfOffice> {
    const settings = await settingsOfOffice(this.em, officeId);
    return { from: settings['notices.digestAt'], figures: settings['notices.digestFigures'] };
  }
}

/** Who leads which office today, deputies included, of those without a digest of today: they hear each morning how it stands. */
export function leadersUntold(em: EntityManager, today: string): Promise<{ staffId: string; officeId: string }[]> {
  return em.query(
    `SELECT led.staff_id AS "staffId", led.office_id AS "officeId"
       FROM (SELECT staff_id, office_id FROM staff_role_at_office WHERE role = 'leader'
             UNION
             SELECT to_staff_id, office_id FROM delegation
              WHERE role = 'leader' AND revoked_at IS NULL AND $1::date BETWEEN from_on AND to_on) led
       JOIN staff p ON p.id = led.staff_id AND p.disabled_at IS NULL
      WHERE NOT EXISTS (SELECT 1 FROM staff_digest g WHERE g.staff_id = led.staff_id AND g.on_date = $1::date)`,
    [today],
  );
}

/** Before it no office has digests. */
export async function earliestDigests(em: EntityManager): Promise<string> {
  const [{ earliest }]: [{ earliest: string }] = await em.query(
    `SELECT LEAST($1, min(value #>> '{}')) AS earliest FROM office_setting WHERE key = 'notices.digestAt'`,
    [DEFAULT_OFFICE_SETTINGS['notices.digestAt']],
  );
  return earliest;
}
