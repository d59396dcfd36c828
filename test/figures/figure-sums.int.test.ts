import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localDateOf } from '@motcua/shared/calendar';
import type { OnTimeReport, OnTimeRow, SupplementReport } from '@motcua/shared/figures';
import { Client } from 'pg';
import { Clock } from '../../server/src/common/clock.js';
import { createDataSource } from '../../server/src/database/data-source.js';
import { SettledSums1765500300000 } from '../../server/src/database/migrations/1765500300000-settled-sums.js';
import { SumsBehindWalls1765400800000 } from '../../server/src/database/migrations/1765400800000-sums-behind-walls.js';
import { differingSums, mendSums } from '../../server/src/figures/check-figure-sums.js';
import { differingSteps } from '../../server/src/forecast/check-step-times.js';
import { mendSteps } from '../../server/src/forecast/mend-step-times.js';
import { countMinutes } from './figure-world.js';
import { csvOf, oldRow, takeIn as bringOver } from '../history/old-sheet.js';
import { OTHER_WARD, startTestApi, type TestApi, type TestClient, WARD } from '../support/api.js';
import { mustAct, mustActApproved, takeIn, type TestDossier } from '../support/dossiers.js';

/** What every act, import and correction leaves in the sums that reports read; the world of figures.int.test.ts has more acts. */
describe('the sums that reports read', () => {
  let api: TestApi;
  let counter: TestClient;
  let leader: TestClient;

  beforeAll(async () => {
    api = await startTestApi();
    [counter, leader] = await Promise.all([api.as('motcua'), api.as('lanhdao')]);
  });
  afterAll(() => api.stop());

  /** As the tool counts them, behind the walls. */
  const differing = (): ReturnType<typeof differingSums> => differingSums(api.database.appUrl);
  const total = async (counts: string, table = `figure_sum WHERE grain = 'day'`): Promise<number> =>
    (await api.sql<{ n: number }>(`SELECT COALESCE(sum(${counts}), 0)::int AS n FROM ${table}`))[0]!.n;
  const RECEIVED = 'received_online + received_direct';
  const FINISHED = 'before_by_day + on_time_by_day + late_by_day';

  it('are those of dossiers and events after acts, what is taken back, and what is refused', async () => {
    const before = [await total(RECEIVED), await total(FINISHED), await total('voided')];
    const given = await mustAct(counter, await takeIn(counter), 'forward');
    const decided = await mustAct(leader, given, 'decide', { results: [{}] });
    const reopened = await mustActApproved(counter, leader, decided, 'reopen_decision', { reason: 'Sai số' });
    await mustAct(leader, reopened, 'decide', { results: [{}] });
    await mustActApproved(counter, leader, await takeIn(counter), 'withdraw', { reason: 'Xin rút' });
    await mustActApproved(counter, leader, await takeIn(counter), 'void_intake', { reason: 'Nhập trùng' });
    // Handled by another office than the one whose counter writes it.
    await takeIn(counter, { handlingOfficeCode: OTHER_WARD });
    // Not accepted yet, so nowhere; a rehearsal and a refusal leave nothing.
    const waiting = await takeIn(counter, { channel: 'online', accept: false });
    const accept = { transition: 'accept', version: waiting.version };
    expect((await counter.post(`/api/v1/dossiers/${waiting.id}/rehearsals`, accept)).status).toBe(200);
    expect((await counter.act({ ...waiting, version: 99 }, 'accept')).status).toBe(409);
    expect([await total(RECEIVED), await total(FINISHED), await total('voided')]).toEqual([
      before[0]! + 3,
      before[1]! + 2,
      before[2]! + 1,
    ]);
    expect(await differing()).toEqual([]);
  });

  it('are right after many at once', async () => {
    const before = await total(RECEIVED);
    const clients = await Promise.all(['motcua', 'motcua', 'motcua2', 'motcua2'].map((name) => api.as(name)));
    const theirLeader = await api.as('lanhdao2');
    const taken = await Promise.all(Array.from({ length: 24 }, (_, n) => takeIn(clients[n % 4]!)));
    expect(await total(RECEIVED)).toBe(before + 24);
    const settled = await total('answered', 'settled_sum');
    const leaders = [leader, leader, theirLeader, theirLeader];
    await Promise.all(
      taken
        .slice(0, 12)
        .map((one, n) => mustActApproved(clients[n % 4]!, leaders[n % 4]!, one, 'withdraw', { reason: 'Xin rút' })),
    );
    // By officer and by procedure.
    expect(await total('answered', 'settled_sum')).toBe(settled + 24);
    expect(await differing()).toEqual([]);
  });

  it('stand beside times of steps that are those of events; what is spoilt, gone or not counted in time is named', async () => {
    const differingNow = (hours = 0): ReturnType<typeof differingSteps> =>
      differingSteps(api.database.appUrl, new Date(Date.now() + hours * 3_600_000));
    expect(await differingNow()).toEqual([]);
    const { id, code } = await mustAct(counter, await takeIn(counter), 'forward');
    const first = `WHERE dossier_id = $1 AND left_at IS NOT NULL`;
    const moved = (by: string): Promise<unknown> =>
      api.sql(`UPDATE step_duration SET left_at = left_at + $2::interval ${first}`, [id, by]);
    await moved('1 minute');
    const [found, ...others] = await differingNow();
    expect([found, others]).toMatchObject([{ dossier: code, office: WARD }, []]);
    expect(found!.kept).toMatch(/^tiep_nhan from \S+ to \S+ by forward$/);
    expect(found!.told).toMatch(/^tiep_nhan from \S+ to \S+ by forward$/);
    await moved('-1 minute');
    expect(await differingNow()).toEqual([]);

    // Each was left within this minute, and nobody has counted them.
    const owed = await differingNow(2);
    expect(owed.length).toBeGreaterThan(1);
    for (const { kept, told } of owed) expect(kept).toBe(`${told} (not counted)`);
    await countMinutes(api);
    expect(await differingNow(2)).toEqual([]);

    await api.sql(`DELETE FROM step_duration ${first}`, [id]);
    expect(await differingNow()).toMatchObject([{ dossier: code }]);
    await api.sql(`DELETE FROM step_duration WHERE dossier_id = $1`, [id]);
    // Which step is the first, no event says.
    const told = found!.told!.replace('tiep_nhan', '?');
    expect(await differingNow()).toMatchObject([{ dossier: code, kept: null, told }]);
  });

  it('and these are mended: moved, gone, doubled and not counted, and what no event says is kept', async () => {
    const kept = (ids: readonly string[]): Promise<Record<string, unknown>[]> =>
      api.sql(
        `SELECT dossier_id, step_code, holder_id, entered_at, left_at, left_by, working_minutes, timing FROM step_duration
          WHERE dossier_id = ANY ($1) ORDER BY dossier_id, entered_at`,
        [ids],
      );
    // What has not been counted for an hour is owed.
    const later = new Date(Date.now() + 2 * 3_600_000);
    await mendSteps(api.database.ownerUrl, later);
    const [moved, gone, doubled, owed] = await Promise.all(
      [0, 1, 2, 3].map(async () => (await mustAct(counter, await takeIn(counter), 'forward')).id),
    );
    const reopened = await mustActApproved(
      counter,
      leader,
      await mustAct(leader, await mustAct(counter, await takeIn(counter), 'forward'), 'decide', { results: [{}] }),
      'reopen_decision',
      { reason: 'Sai số' },
    );
    const within = await givenOnWithin(api, await takeIn(counter));
    await countMinutes(api);
    const all = [moved!, gone!, doubled!, owed!, reopened.id, within];
    const before = await kept(all);
    const left = 'left_at IS NOT NULL AND dossier_id = $1';
    await api.sql(
      `UPDATE step_duration SET left_at = left_at + interval '1 day', working_minutes = 480 WHERE ${left}`,
      [moved],
    );
    await api.sql(`DELETE FROM step_duration WHERE dossier_id = ANY ($1)`, [[gone, reopened.id]]);
    await api.sql(
      `INSERT INTO step_duration (id, office_id, handling_office_id, dossier_id, procedure_code, step_code, entered_at, left_at, left_by, queue_at_entry)
       SELECT gen_random_uuid(), office_id, handling_office_id, dossier_id, procedure_code, step_code, entered_at, left_at, left_by, 0
         FROM step_duration WHERE ${left}`,
      [doubled],
    );
    for (const id of [owed, within])
      await api.sql(`UPDATE step_duration SET working_minutes = NULL, timing = NULL WHERE ${left}`, [id]);
    expect((await differingSteps(api.database.appUrl, later)).length).toBe(6);
    await api.sql(`UPDATE figure_sum SET voided = voided + 1 WHERE grain = 'all'`);
    // As an owner who is no superuser, upon whom walls are forced.
    const owner = await ordinaryOwner(api);
    try {
      await mendSums(owner.url);
      expect(await mendSteps(owner.url, later)).toBe(6);
    } finally {
      await owner.drop();
    }
    expect(await differing()).toEqual([]);
    expect(await differingSteps(api.database.appUrl, later)).toEqual([]);
    // Who had accepted, or reopened, no event says.
    const unknown = (row: Record<string, unknown>): boolean =>
      [gone, reopened.id].includes(row['dossier_id'] as string) && row['step_code'] === 'tiep_nhan';
    const after = await kept(all);
    expect(after.map((row) => ({ ...row, holder_id: null }))).toEqual(
      before.map((row) => ({ ...row, holder_id: null })),
    );
    expect(after.filter((row) => !unknown(row) && row['dossier_id'] !== reopened.id)).toEqual(
      before.filter((row) => !unknown(row) && row['dossier_id'] !== reopened.id),
    );
    const forced = await api.sql(`SELECT relname FROM pg_class WHERE relrowsecurity AND NOT relforcerowsecurity`);
    expect(forced).toEqual([]);
  });

  it.each([
    { began: 40, ended: 12, why: 'lately' },
    { began: 400, ended: 200, why: 'long ago' },
  ])('leave to reports what was decided or late $why, and is no longer', async ({ began, ended }) => {
    const clock = api.app.get(Clock);
    const daysAgo = (days: number): Date => new Date(Date.now() - days * 86_400_000);
    const at = (days: number): void => void Object.assign(clock, { offsetMs: daysAgo(days).getTime() - Date.now() });
    const report = async (): Promise<OnTimeRow> => {
      const days = `from=${localDateOf(daysAgo(began + 1))}&to=${localDateOf(daysAgo(ended))}`;
      const { body } = await leader.get(`/api/v1/reports/on-time?groupBy=office&${days}`);
      return (body as OnTimeReport).total!;
    };
    // From the first of a month, so that sums are read.
    const answered = async (): Promise<number> => {
      const days = `from=${localDateOf(daysAgo(began)).slice(0, 8)}01&to=${localDateOf(daysAgo(ended))}`;
      const { body } = await leader.get(`/api/v1/reports/supplements?groupBy=officer&${days}`);
      return (body as SupplementReport).total.answered;
    };
    const [before, answeredBefore] = [await report(), await answered()];
    at(began);
    const decided = await mustAct(leader, await mustAct(counter, await takeIn(counter), 'forward'), 'decide', { results: [{}] }); // prettier-ignore
    const late = await takeIn(counter);
    at(0);
    expect(await answered()).toBe(answeredBefore + 1);
    await mustActApproved(counter, leader, decided, 'reopen_decision', { reason: 'Sai số' });
    expect(await answered()).toBe(answeredBefore + 1);
    const [dueAt, moved] = [daysAgo(-10), { decision: 'move', dueTo: daysAgo(-10) }];
    await api.sql(
      `WITH moved AS (
         INSERT INTO dossier_event (id, office_id, dossier_id, seq, transition, from_state, to_state, actor_id, actor_role, at, reason, details)
         SELECT gen_random_uuid(), office_id, dossier_id, seq + 1, 'move_due', to_state, to_state, actor_id, 'leader', $2, 'Đổi lịch', $3
           FROM dossier_event WHERE dossier_id = $1 ORDER BY seq DESC LIMIT 1)
       UPDATE dossier SET version = version + 1, updated_at = $2, due_at = $4 WHERE id = $1`,
      [late.id, new Date(), JSON.stringify(moved), dueAt],
    );
    const { received, openInTime, openOverdue, ...then } = await report();
    const finished = (row: typeof then): number => row.beforeTime + row.onTime + row.late;
    expect({ received, openInTime, openOverdue, finished: finished(then) }).toEqual({
      received: before.received + 2,
      openInTime: before.openInTime,
      openOverdue: before.openOverdue + 1,
      finished: finished(before) + 1,
    });
    expect(await differing()).toEqual([]);
  });

  it('have what was brought over from an older system, on its own days and in its halves of months', async () => {
    const rows = ['14/01/2024', '15/01/2024', '31/01/2024'].map((day, n) =>
      oldRow({
        oldCode: `CU-${n}`,
        receivedAt: `${day} 08:30`,
        dueAt: '05/02/2024',
        finishedAt: n === 2 ? '06/02/2024' : '02/02/2024',
      }),
    );
    const done = await bringOver(await api.as('quantri'), csvOf(rows));
    expect(done).toMatchObject({ imported: 3 });
    const halves = await api.sql(
      `SELECT begins_on::text AS half, sum(${RECEIVED})::int AS received, sum(${FINISHED})::int AS finished, sum(late_by_day)::int AS late
         FROM figure_sum s JOIN office o ON o.id = s.office_id WHERE grain = 'half' AND begins_on < '2024-03-01' AND o.code = $1 GROUP BY 1 ORDER BY 1`,
      [WARD],
    );
    expect(halves).toEqual([
      { half: '2024-01-01', received: 1, finished: 0, late: 0 },
      { half: '2024-01-15', received: 2, finished: 0, late: 0 },
      { half: '2024-02-01', received: 0, finished: 3, late: 1 },
    ]);
    expect(await differing()).toEqual([]);
  });

  it('follow whoever writes dossiers past the application, many in one statement, and what is rolled back', async () => {
    await api.sql(`UPDATE dossier SET channel = 'online' WHERE received_at IS NOT NULL`);
    const { length } = await api.sql(`SELECT FROM dossier WHERE received_at IS NOT NULL AND NOT voided`);
    expect(await total('received_online')).toBe(length);
    expect(await total('received_online', 'procedure_sum')).toBe(length);
    expect(await total('received_direct')).toBe(0);
    const owner = new Client({ connectionString: api.database.ownerUrl });
    await owner.connect();
    await owner.query('BEGIN');
    await owner.query(`UPDATE dossier SET channel = 'desk'`);
    await owner.query('ROLLBACK');
    await owner.end();
    expect(await total('received_online')).toBe(length);
    expect(await differing()).toEqual([]);
  });

  it('cannot be written by the application itself', async () => {
    const app = new Client({ connectionString: api.database.appUrl });
    await app.connect();
    for (const table of ['figure_sum', 'procedure_sum', 'settled_sum']) {
      await expect(app.query(`UPDATE ${table} SET shard = 1`)).rejects.toMatchObject({ code: '42501' });
    }
    for (const name of ['recount_figure_sums', 'recount_settled_sums'])
      await expect(app.query(`SELECT ${name}()`)).rejects.toMatchObject({ code: '42501' });
    await app.end();
  });

  it('that somebody has spoilt are named, and mended', async () => {
    await api.sql(
      `UPDATE figure_sum SET late_by_day = late_by_day + 7 WHERE (office_id, grain, begins_on, shard) =
         (SELECT office_id, grain, begins_on, shard FROM figure_sum WHERE grain = 'half' AND begins_on = '2024-02-01' LIMIT 1)`,
    );
    await api.sql(`DELETE FROM procedure_sum WHERE begins_on = '2024-01-01'`);
    await api.sql(
      `UPDATE figure_sum SET voided = voided + 3 WHERE (office_id, grain, begins_on, shard) =
         (SELECT office_id, grain, begins_on, shard FROM figure_sum WHERE grain = 'all' AND office_id = (SELECT id FROM office WHERE code = $1) LIMIT 1)`,
      [WARD],
    );
    await api.sql(
      `UPDATE settled_sum SET denied = denied + 2 WHERE (office_id, grouped_by, begins_on, group_id, shard) =
         (SELECT office_id, grouped_by, begins_on, group_id, shard FROM settled_sum WHERE grouped_by = 'officer' AND begins_on = '2024-02-01')`,
    );
    await api.sql(`DELETE FROM settled_sum WHERE grouped_by = 'procedure' AND begins_on = '2024-02-01'`);
    const found = await differing();
    const february = { table: 'figure_sum', office: WARD, grain: 'half', beginsOn: '2024-02-01', procedure: null };
    const january = {
      table: 'procedure_sum',
      office: WARD,
      beginsOn: '2024-01-01',
      procedure: expect.stringMatching(/^1\.001193 v/),
    };
    for (const told of ['dossiers', 'events']) {
      const [differ, settled] = [true, false].map((days) =>
        found.filter((one) => one.told === told && (one.table !== 'settled_sum') === days),
      ) as [typeof found, typeof found];
      expect(settled).toMatchObject([
        ...['answered', 'before_by_day', 'before_by_minute', 'late_by_day', 'late_by_minute'].map((count) => ({
          ...{ office: WARD, beginsOn: '2024-02-01', procedure: expect.stringMatching(/^1\.001193 v/), officer: null },
          ...{ count, kept: 0, recounted: count === 'answered' ? 3 : count.startsWith('before') ? 2 : 1 },
        })),
        {
          ...{ office: WARD, beginsOn: '2024-02-01', procedure: null, officer: 'nobody' },
          ...{ count: 'denied', kept: 2, recounted: 0 },
        },
      ]);
      expect(differ).toMatchObject([
        { table: 'figure_sum', office: WARD, grain: 'all', procedure: null, count: 'voided' },
        { ...february, count: 'late_by_day', kept: 8, recounted: 1 },
        { ...january, count: 'received_online', kept: 0, recounted: 1 },
      ]);
      expect(differ[0]!.kept).toBe(differ[0]!.recounted + 3);
    }
    await mendSums(api.database.ownerUrl);
    expect(await differing()).toEqual([]);
  });

  it('of what was settled are made by an upgrade, as they were', async () => {
    const kept = (): Promise<unknown[]> =>
      api.sql(
        `SELECT office_id, grouped_by, begins_on::text, group_id, sum(answered)::int AS answered FROM settled_sum
          GROUP BY 1, 2, 3, 4 HAVING sum(answered) <> 0 ORDER BY 1, 2, 3, 4`,
      );
    const before = await kept();
    expect(before.length).toBeGreaterThan(3);
    // By an owner upon whom walls are forced as well.
    const owner = await ordinaryOwner(api);
    const db = await createDataSource({ url: owner.url, poolSize: 1, applicationName: 'test-upgrade' }).initialize();
    try {
      await db.transaction(async (em) => {
        await new SettledSums1765500300000().down(em.queryRunner!);
        await new SettledSums1765500300000().up(em.queryRunner!);
      });
    } finally {
      await db.destroy();
      await owner.drop();
    }
    expect(await kept()).toEqual(before);
    expect(await differing()).toEqual([]);
  });

  it('are made by an upgrade under an owner upon whom walls are forced', async () => {
    await api.sql('DELETE FROM figure_sum');
    await api.sql('DELETE FROM procedure_sum');
    expect((await differing()).length).toBeGreaterThan(0);
    const owner = await ordinaryOwner(api);
    const db = await createDataSource({ url: owner.url, poolSize: 1, applicationName: 'test-upgrade' }).initialize();
    try {
      await db.transaction((em) => new SumsBehindWalls1765400800000().up(em.queryRunner!));
    } finally {
      await db.destroy();
      await owner.drop();
    }
    expect(await differing()).toEqual([]);
  });
});

/** Given on to a colleague at the first step, and by them to the next. @returns its id */
async function givenOnWithin(api: TestApi, dossier: TestDossier): Promise<string> {
  const [{ id: assigneeId }] = (await api.sql<{ id: string }>(
    `INSERT INTO staff_role_at_office (staff_id, office_id, role)
     SELECT p.id, o.id, 'counter_officer' FROM staff p, office o WHERE p.username = 'thuly' AND o.code = $1
     RETURNING staff_id AS id`,
    [WARD],
  )) as [{ id: string }];
  const colleague = await api.as('thuly');
  const given = await mustAct(await api.as('motcua'), dossier, 'forward', { stepCode: 'tiep_nhan', assigneeId });
  await mustAct(colleague, given, 'forward');
  await api.sql(`DELETE FROM staff_role_at_office WHERE staff_id = $1 AND role = 'counter_officer'`, [assigneeId]);
  return dossier.id;
}

/** Gives the tables that are mended to somebody who is no superuser, until they are given back. */
async function ordinaryOwner(api: TestApi): Promise<{ url: string; drop: () => Promise<void> }> {
  const sql = <T>(text: string): Promise<T[]> => api.sql<T>(text);
  const name = `motcua_test_owner_${randomBytes(4).toString('hex')}`;
  const [{ was }] = (await sql<{ was: string }>('SELECT current_user AS was')) as [{ was: string }];
  const owned = [
    ...['dossier', 'dossier_event', 'dossier_pause', 'step_duration', 'figure_sum', 'procedure_sum', 'settled_sum'].map(
      (one) => `TABLE ${one}`,
    ),
    ...['recount_figure_sums', 'figure_parts', 'recount_settled_sums', 'settled_parts', 'keep_settled_sums'].map(
      (one) => `FUNCTION ${one}`,
    ),
  ];
  const give = async (to: string): Promise<void> => {
    for (const one of owned) await sql(`ALTER ${one} OWNER TO ${to}`);
  };
  await sql(`CREATE ROLE ${name} LOGIN NOSUPERUSER PASSWORD 'only-for-this-test'`);
  await sql(`GRANT CREATE ON SCHEMA public TO ${name}`);
  await sql(`GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${name}`);
  await sql(`GRANT REFERENCES ON office TO ${name}`);
  await give(name);
  const url = new URL(api.database.ownerUrl);
  Object.assign(url, { username: name, password: 'only-for-this-test' });
  return {
    url: url.toString(),
    drop: async () => {
      await give(was);
      await sql(`DROP OWNED BY ${name}`);
      await sql(`DROP ROLE ${name}`);
    },
  };
}
