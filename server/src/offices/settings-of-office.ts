import { type OfficeSettings, officeSettings } from '@motcua/shared/offices';
import type { EntityManager } from 'typeorm';

/** What holds for an office: its own word, else that of the nearest office above, else the country's, else the usual. */
export async function settingsOfOffice(em: EntityManager, officeId: string): Promise<OfficeSettings> {
  const rows: [{ set: Partial<OfficeSettings> }] = await em.query('SELECT settings_of_office($1) AS set', [officeId]);
  return officeSettings(rows[0].set);
}

/** The same for several. */
export async function settingsOfOffices(
  em: EntityManager,
  officeIds: readonly string[],
): Promise<ReadonlyMap<string, OfficeSettings>> {
  const rows: { id: string; set: Partial<OfficeSettings> }[] = await em.query(
    'SELECT id, settings_of_office(id) AS set FROM office WHERE id = ANY ($1)',
    [officeIds],
  );
  return new Map(rows.map(({ id, set }) => [id, officeSettings(set)]));
}
