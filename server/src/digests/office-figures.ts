import type { EntityManager } from 'typeorm';
import type { RolePair } from '../common/actor.js';
import { Conditions } from '../dossiers/conditions.js';
import { ofOffice, OPEN, runningOut } from '../dossiers/dossier-conditions.js';
import { officeById, withoutSucceeded, withPredecessors } from '../offices/office-choice.js';
import type { OfficeFigures } from '../alerts/staff-digest.entity.js';

/** How the offices stand that a person leads, deputies included; one that was succeeded is counted with its successor. */
export async function officeFigures(
  em: EntityManager,
  roles: readonly RolePair[],
  now: Date,
  today: string,
): Promise<OfficeFigures[]> {
  const led = [...new Set(roles.filter(({ role }) => role === 'leader').map(({ officeId }) => officeId))];
  if (led.length === 0) return [];
  const figures: OfficeFigures[] = [];
  for (const officeId of await withoutSucceeded(em, led)) {
    const { code: officeCode, name: officeName } = await officeById(em, officeId);
    const where = new Conditions();
    where.add(...ofOffice({ officeIds: await withPredecessors(em, officeId, today) }));
    where.add(OPEN);
    const [counts]: [Omit<OfficeFigures, 'officeCode' | 'officeName'>] = await em.query(
      `SELECT count(*)::int AS open, count(*) FILTER (WHERE ${where.bind(runningOut('overdue', now))})::int AS overdue,
              count(*) FILTER (WHERE ${where.bind(runningOut('today', now))})::int AS "dueToday"
         FROM dossier d WHERE ${where.sql}`,
      where.values,
    );
    figures.push({ officeCode, officeName, ...counts });
  }
  return figures.sort((a, b) => (a.officeCode < b.officeCode ? -1 : 1));
}
