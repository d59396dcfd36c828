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
    offices.push({ id, code, weight, lateness, counters: crew[0]!, caseOfficers: crew[1]!, leader: crew[2]![0]! });
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
  return offices;
}
