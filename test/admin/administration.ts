import { expect } from '@jest/globals';
import { type TestAnswer, type TestApi, TestClient } from '../support/api.js';

/** What the answers of the administration have in common, with whatever else they hold. */
export interface Row {
  readonly id: string;
  readonly version: number;
  readonly [more: string]: unknown;
}

/** The body of an answer that must have this status. */
export function body<T = Row>(answer: TestAnswer, status: number): T {
  if (answer.status !== status) {
    throw new Error(`${answer.status} instead of ${status}: ${JSON.stringify(answer.body)}`);
  }
  return answer.body as T;
}

export function expectRefusal(answer: TestAnswer, status: number, code: string, path?: string): void {
  const problem = answer.body as { code: string; errors?: { path: string }[] };
  expect({ status: answer.status, code: problem.code }).toEqual({ status, code });
  if (path !== undefined) expect(problem.errors?.map((one) => one.path)).toContain(path);
}

export const GOOD_PASSWORD = 'chín con rùa bò qua cầu tre';

/** The administrator of the province: everything below is his. Made past the API, whose administrators make only their like. */
export async function provinceAdministrator(api: TestApi): Promise<TestClient> {
  await api.sql(
    `INSERT INTO staff (id, username, full_name, password_hash, created_at)
     SELECT gen_random_uuid(), 'quantritinh', 'Lương Thế Hiển', password_hash, now() FROM staff WHERE username = 'quantri'`,
  );
  await api.sql(
    `INSERT INTO staff_role_at_office (staff_id, office_id, role)
     SELECT p.id, o.id, 'administrator' FROM staff p, office o WHERE p.username = 'quantritinh' AND o.code = 'H23'`,
  );
  return api.as('quantritinh');
}

export async function staffId(api: TestApi, username: string): Promise<string> {
  const [row] = await api.sql<{ id: string }>('SELECT id FROM staff WHERE username = $1', [username]);
  return row!.id;
}

export interface AuditRow {
  readonly by: string;
  readonly action: string;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
}

/** What has been recorded about one subject, oldest first. */
export const audited = (api: TestApi, subjectKind: string, subjectId: string): Promise<AuditRow[]> =>
  api.sql<AuditRow>(
    `SELECT p.username AS by, a.action, a.before, a.after FROM admin_audit a JOIN staff p ON p.id = a.staff_id
      WHERE a.subject_kind = $1 AND a.subject_id = $2 ORDER BY a.at, a.id`,
    [subjectKind, subjectId],
  );

export const localDay = (offset = 0): string =>
  new Date(Date.now() + 7 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10);
