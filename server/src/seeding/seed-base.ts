import { NATIONAL_HOLIDAYS } from '@motcua/shared/calendar';
import { foldVietnamese } from '@motcua/shared/text';
import type { DataSource, EntityManager } from 'typeorm';
import { CalendarDay } from '../calendar/calendar.entity.js';
import { newId } from '../common/ids.js';
import type { CatalogueEntry } from '../procedures/catalogue/catalogue-file.js';
import { Procedure, ProcedureVersion } from '../procedures/procedure.entity.js';

/** What every installation starts with: the catalogue's procedures and the national days. What is there already stays. */
export async function seedBase(db: DataSource, catalogue: readonly CatalogueEntry[]): Promise<void> {
  await db.transaction(async (em) => {
    await seedCatalogue(em, catalogue);
    await seedNationalDays(em);
  });
}

async function seedCatalogue(em: EntityManager, catalogue: readonly CatalogueEntry[]): Promise<void> {
  const known = new Set((await em.find(Procedure)).map(({ code }) => code));
  for (const { code, effectiveFrom, effectiveTo, definition } of catalogue) {
    if (known.has(code)) continue;
    const procedureId = newId();
    await em.insert(Procedure, { id: procedureId, code, disabledAt: null });
    await em.insert(ProcedureVersion, {
      id: newId(),
      procedureId,
      number: 1,
      effectiveFrom,
      effectiveTo: effectiveTo ?? null,
      searchText: searchText(code, definition.name),
      field: definition.field,
      definition: definition as never,
      createdAt: () => 'now()',
    });
  }
}

/** What the search box of the catalogue compares with. */
export const searchText = (code: string, name: string): string => foldVietnamese(`${code} ${name}`);

async function seedNationalDays(em: EntityManager): Promise<void> {
  const found: { on_date: string }[] = await em.query(
    'SELECT on_date::text AS on_date FROM calendar_day WHERE office_id IS NULL',
  );
  const known = new Set(found.map(({ on_date: day }) => day));
  const days = NATIONAL_HOLIDAYS.filter(({ date }) => !known.has(date)).map((day) => ({
    id: newId(),
    officeId: null,
    onDate: day.date,
    kind: day.kind,
    name: day.name,
    decision: day.decision ?? null,
    provisional: day.provisional ?? false,
    removedAt: null,
  }));
  if (days.length > 0) await em.insert(CalendarDay, days);
}
