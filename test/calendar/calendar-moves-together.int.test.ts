import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { CarryOutMoves } from '../../server/src/calendar-moves/carry-out-moves.js';
import { OfficeTransactions } from '../../server/src/database/office-transaction.js';
import { body, provinceAdministrator } from '../admin/administration.js';
import { OTHER_WARD, startTestApi, type TestApi, type TestClient, WARD } from '../support/api.js';
import { takeIn, type TestDossier } from '../support/dossiers.js';
import { waitUntil } from '../support/wait-until.js';

const CALENDARS = '/api/v1/admin/calendars';
const SETTLE = '/api/v1/calendar-moves/settle';
/** More than two batches. */
const MANY = 600;

type Dated = TestDossier & { dueAt: string };
interface Move {
  readonly revision: number;
  readonly state: string;
  readonly dueFrom: Date;
  readonly dueTo: Date;
}
interface Changed {
  readonly consequences: { readonly revision: number };
}

describe('changes of calendars above, at once and cut short', () => {
  let api: TestApi;
  let admin: TestClient;
  let province: TestClient;
  let leader: TestClient;
  beforeAll(async () => {
    api = await startTestApi();
    admin = await api.as('quantri');
    province = await provinceAdministrator(api);
    leader = await api.as('lanhdao');
  });
  afterAll(() => api.stop());

  const promised = async (username: string): Promise<Dated> =>
    (await takeIn(await api.as(username), {
      procedureCode: '1.001731',
      caseCode: undefined,
      components: ['TK', 'GCT', 'GTMT', 'QDTC'].map((code) => ({ code, present: true })),
    })) as Dated;
  const localDate = (instant: string): string =>
    new Date(new Date(instant).getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
  const closure = (officeCode: string, date: string): object => ({
    officeCode,
    date,
    kind: 'off',
    cause: 'closure',
    name: 'Đóng cửa do bão',
    decision: '5/CĐ-UBND',
    decidedOn: '2026-11-20',
  });
  const movesOf = ({ id }: Dated): Promise<Move[]> =>
    api.sql(
      `SELECT revision, state, due_from AS "dueFrom", due_to AS "dueTo" FROM calendar_move
        WHERE dossier_id = $1 ORDER BY revision`,
      [id],
    );
  const detected = (revision: number): Promise<unknown> =>
    waitUntil(`revision ${revision} looked through`, async () => {
      const rows = await api.sql('SELECT 1 FROM calendar_revision WHERE number = $1 AND detected_at IS NOT NULL', [
        revision,
      ]);
      return rows.length > 0;
    });
  const dueOf = async ({ id }: Dated): Promise<string> => {
    const [row] = await api.sql<{ at: Date }>('SELECT due_at AS at FROM dossier WHERE id = $1', [id]);
    return row!.at.toISOString();
  };
  const nonePending = (): Promise<unknown> =>
    waitUntil(
      'all carried out',
      async () => (await api.sql(`SELECT 1 FROM calendar_move WHERE state = 'deciding'`)).length === 0,
    );

  it('reach the wards below, but not one that has its own word about the day', async () => {
    const [below, overriding] = [await promised('motcua'), await promised('motcua2')];
    const day = localDate(below.dueAt);
    expect(localDate(overriding.dueAt)).toBe(day);
    const own = { officeCode: OTHER_WARD, date: day, kind: 'working', name: 'Vẫn làm việc' };
    body(await province.post(CALENDARS, own), 201);
    const { consequences } = body<Changed>(await province.post(CALENDARS, closure('H23', day)), 201);
    await detected(consequences.revision);
    expect(await movesOf(overriding)).toEqual([]);
    const [move, ...more] = await movesOf(below);
    expect(more).toEqual([]);
    expect(move).toMatchObject({ revision: consequences.revision, state: 'pending', dueFrom: new Date(below.dueAt) });

    body(await leader.post(SETTLE, { all: true, decision: 'move', reason: 'Bão số 5' }), 200);
    await nonePending();
    expect(await dueOf(below)).toBe(move!.dueTo.toISOString());
    expect(await dueOf(overriding)).toBe(overriding.dueAt);
  });

  it('are both kept when two are made at the same moment, and move a dossier once', async () => {
    const dossier = await promised('motcua');
    const day = localDate(dossier.dueAt);
    const { moves } = body<{ moves: { first: { code: string; dueTo: string }[] } }>(
      await admin.post(`${CALENDARS}/rehearsals`, { createDay: closure(WARD, day) }),
      200,
    );
    const next = localDate(moves.first.find(({ code }) => code === dossier.code)!.dueTo);
    const made = (
      await Promise.all([admin.post(CALENDARS, closure(WARD, day)), province.post(CALENDARS, closure('H23.18', next))])
    ).map((answer) => body<Changed>(answer, 201).consequences.revision);
    expect(new Set(made).size).toBe(2);
    for (const revision of made) await detected(revision);

    const listed = await movesOf(dossier);
    const last = listed.at(-1)!;
    expect(last.revision).toBe(Math.max(...made));
    expect(localDate(last.dueTo.toISOString()) > next).toBe(true);
    expect(listed.every(({ state, dueFrom }) => state === 'pending' && dueFrom.toISOString() === dossier.dueAt)).toBe(
      true,
    );
    expect(await dueOf(dossier)).toBe(dossier.dueAt);

    body(await leader.post(SETTLE, { all: true, decision: 'move', reason: 'Bão số 6' }), 200);
    await nonePending();
    expect(await dueOf(dossier)).toBe(last.dueTo.toISOString());
    expect((await movesOf(dossier)).filter(({ state }) => state === 'moved')).toHaveLength(1);
    const events = `SELECT 1 FROM dossier_event WHERE dossier_id = $1 AND transition = 'move_due'`;
    expect(await api.sql(events, [dossier.id])).toHaveLength(1);
  });

  it('are carried out once for each dossier when the connection breaks between two batches', async () => {
    const dossier = await promised('motcua');
    await api.sql(
      `INSERT INTO dossier SELECT (jsonb_populate_record(d, jsonb_build_object(
                'id', gen_random_uuid(), 'code', d.code || '-' || n))).*
         FROM dossier d, generate_series(1, $2::integer) n WHERE d.id = $1`,
      [dossier.id, MANY],
    );
    const { consequences } = body<Changed>(await admin.post(CALENDARS, closure(WARD, localDate(dossier.dueAt))), 201);
    const { revision } = consequences;
    await detected(revision);
    const ids = await api.sql<{ dossierId: string }>(
      'SELECT dossier_id AS "dossierId" FROM calendar_move WHERE revision = $1 ORDER BY id',
      [revision],
    );
    expect(ids.length).toBeGreaterThan(MANY);

    // The second batch waits for a dossier that somebody has open, and its connection ends there.
    const officer = new Client({ connectionString: api.database.ownerUrl });
    await officer.connect();
    await officer.query('BEGIN');
    await officer.query('SELECT 1 FROM dossier WHERE id = $1 FOR UPDATE', [ids[300]!.dossierId]);
    body(await leader.post(SETTLE, { all: true, decision: 'move', reason: 'Bão số 7' }), 200);
    const waiting = await waitUntil('the second batch', async () => {
      const rows = await api.sql<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity
          WHERE datname = current_database() AND application_name = 'test-api' AND wait_event_type = 'Lock'`,
      );
      return rows[0];
    });
    const moved = `SELECT dossier_id FROM calendar_move WHERE revision = $1 AND state = 'moved'`;
    const first = (await api.sql(moved, [revision])).length;
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(ids.length);
    await api.sql('SELECT pg_terminate_backend($1)', [waiting.pid]);
    await officer.query('ROLLBACK');
    await officer.end();

    // Another process goes on where that one stopped.
    const offices = await api.sql<{ id: string }>('SELECT id FROM office');
    const carryOut = api.app.get(CarryOutMoves, { strict: false });
    const transactions = api.app.get(OfficeTransactions, { strict: false });
    const goOn = (): Promise<boolean> =>
      transactions.forOffices(
        offices.map(({ id }) => id),
        (tx) => carryOut.execute(tx),
      );
    while (await goOn());
    await nonePending();

    expect(await api.sql(moved, [revision])).toHaveLength(ids.length);
    // Dossiers of the tests above have events of earlier changes besides.
    const counts = await api.sql(
      `SELECT DISTINCT count(DISTINCT e.id)::integer AS events, count(n.id)::integer AS messages, d.due_at = m.due_to AS moved
         FROM calendar_move m JOIN dossier d ON d.id = m.dossier_id
         LEFT JOIN dossier_event e ON e.dossier_id = d.id AND e.transition = 'move_due'
                                  AND (e.details ->> 'revision')::integer = m.revision
         LEFT JOIN notice n ON n.event_id = e.id AND n.kind = 'due_moved' AND n.channel = 'sms'
        WHERE m.revision = $1 GROUP BY m.id, d.id`,
      [revision],
    );
    expect(counts).toEqual([{ events: 1, messages: 1, moved: true }]);
  });
});
