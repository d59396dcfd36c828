import { NATIONAL_HOLIDAYS } from '@motcua/shared/calendar';
import { foldVietnamese } from '@motcua/shared/text';
import type { DataSource, EntityManager } from 'typeorm';
import { newRevision } from '../calendar/calendar-revisions.js';
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
  const missing = NATIONAL_HOLIDAYS.filter(({ date }) => !known.has(date));
  if (missing.length === 0) return;
  // Days that a later release brings are a change like any other: dates promised before keep to the old calendar.
  const createdRevision = known.size === 0 ? 0 : await newRevision(em, await addedByRelease(em));
  const days = missing.map((day) => ({
    id: newId(),
    officeId: null,
    onDate: day.date,
    kind: day.kind,
    cause: day.cause,
    name: day.name,
    decision: day.decision ?? null,
    decidedOn: day.decidedOn ?? null,
    provisional: day.provisional ?? false,
    createdRevision,
    removedAt: null,
    removedRevision: null,
  }));
  await em.insert(CalendarDay, days);
}

async function addedByRelease(em: EntityManager): Promise<Parameters<typeof newRevision>[1]> {
  const rows: [{ at: Date }] = await em.query('SELECT transaction_timestamp() AS at');
  return { officeId: null, actorId: null, what: 'release', at: rows[0].at };
}
