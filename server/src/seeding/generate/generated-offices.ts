import { addDays, instantAt, localDateOf } from '@motcua/shared/calendar';
import type { Client } from 'pg';
import { Chance } from './chance.js';
import { inventName } from './invented-people.js';
import type { GeneratedOffice } from './invention.js';

/** The root of all generated offices; placeholder code of no real province. */
export const GENERATED_PROVINCE = 'G99';
/** Reads everything of the generated province. */
export const GENERATED_SUPERVISOR = 'giamsat.g99';

interface Invented {
  readonly officeId: string;
  readonly role: string;
  readonly username: string;
  readonly title: string;
}

const CREW = [
  ['motcua', 'counter_officer', 'Công chức Một cửa', 2],
  ['thuly', 'case_officer', 'Công chức chuyên môn', 3],
  ['lanhdao', 'leader', 'Chủ tịch', 1],
  ['vanthu', 'records_clerk', 'Văn thư', 1],
  ['giamsat', 'supervisor', 'Giám sát', 1],
] as const;

/** Of so many wards one is merged into the one before it. */
const MERGED_OF = 20;

/** The first of July on which they were, as in 2025: long enough ago that the successor has worked since. */
function mergedOn(until: Date): string {
  const year = Number(localDateOf(until).slice(0, 4));
  return `${year}-07-01` <= addDays(localDateOf(until), -30) ? `${year}-07-01` : `${year - 1}-07-01`;
}

/** `G99.001` and so on. */
export const wardCode = (number: number): string => `${GENERATED_PROVINCE}.${String(number).padStart(3, '0')}`;

/**
 * A province with its wards and the people who work there, `motcua1.g99.001` and so on, all with one password.
 *
 * @throws DatabaseError when there is such a province already
 */
export async function inventOffices(
  db: Client,
  { seed, wards, passwordHash, at }: { seed: number; wards: number; passwordHash: string; at: Date },
): Promise<GeneratedOffice[]> {
  // Apart from that of the dossiers, so that more wards do not change what happens in the first of them.
  const chance = new Chance(seed ^ 0x5eed);
  const newId = (): string => chance.id(at.getTime());
  const people: (Invented & { id: string; fullName: string })[] = [];
  const employ = (one: Invented): string => {
    const id = newId();
    people.push({ ...one, id, fullName: inventName(chance) });
    return id;
  };

  const root = newId();
  const rows = [
    { id: root, code: GENERATED_PROVINCE, name: 'UBND tỉnh Thử Nghiệm', place: 'Thử Nghiệm', path: [root] },
  ];
  employ({ officeId: root, role: 'supervisor', username: GENERATED_SUPERVISOR, title: 'Giám sát' });
  const offices: GeneratedOffice[] = [];
  const day = mergedOn(at);
  for (let number = 1; number <= wards; number += 1) {
    const [id, code] = [newId(), wardCode(number)];
    rows.push({ id, code, name: `UBND phường ${number}`, place: `Phường ${number}`, path: [root, id] });
    const crew = CREW.map(([name, role, title, size]) =>
      Array.from({ length: size }, (_, index) => {
        const username = `${name}${size > 1 ? index + 1 : ''}.${code.toLowerCase()}`;
        return employ({ officeId: id, role, username, title });
      }),
    );
    const [weight, lateness] = [chance.between(0.4, 1.6), chance.between(0.005, 0.07)];
    const isMerged = number % MERGED_OF === 0 || (wards < MERGED_OF && number === wards && wards >= 3);
    const merged = isMerged ? { into: offices.at(-1)!, fromMs: instantAt(day, 0).getTime() } : null;
    const [counters, caseOfficers, [leader]] = [crew[0]!, crew[1]!, crew[2]!];
    offices.push({ id, code, weight, lateness, counters, caseOfficers, leader: leader!, merged });
  }
  await db.query(
    `INSERT INTO office (id, code, name, parent_id, path, place_name, counter_name, valid_from, demo)
     SELECT id, code, name, CASE WHEN cardinality(path) > 1 THEN path[1] END, path, place, 'Bộ phận Một cửa', '2020-01-01', true
       FROM jsonb_to_recordset($1) AS o (id uuid, code text, name text, place text, path uuid[])`,
    [JSON.stringify(rows)],
  );
  await db.query(
    `INSERT INTO staff (id, username, full_name, title, password_hash, created_at)
     SELECT id, username, "fullName", title, $2, $3 FROM jsonb_to_recordset($1) AS s (id uuid, username text, "fullName" text, title text)`,
    [JSON.stringify(people), passwordHash, at],
  );
  await db.query(
    `INSERT INTO staff_role_at_office (staff_id, office_id, role)
     SELECT id, "officeId", role FROM jsonb_to_recordset($1) AS s (id uuid, "officeId" uuid, role text)`,
    [JSON.stringify(people)],
  );
  const mergers = offices.flatMap(({ id, code, merged }) =>
    merged === null ? [] : [{ id: newId(), code, predecessor: id, successor: merged.into.id }],
  );
  await db.query(
    `INSERT INTO office_succession (id, predecessor_id, successor_id, effective_on, decision_number)
     SELECT id, predecessor, successor, $2, 'NQ 1/' || code FROM jsonb_to_recordset($1) AS m (id uuid, code text, predecessor uuid, successor uuid)`,
    [JSON.stringify(mergers), day],
  );
  // Who worked there works at the successor since.
  await db.query(
    `INSERT INTO staff_role_at_office (staff_id, office_id, role)
     SELECT r.staff_id, m.successor, r.role FROM jsonb_to_recordset($1) AS m (predecessor uuid, successor uuid)
       JOIN staff_role_at_office r ON r.office_id = m.predecessor`,
    [JSON.stringify(mergers)],
  );
  return offices;
}
