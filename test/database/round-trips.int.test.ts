import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestApi, type TestApi, type TestClient } from '../support/api.js';
import { inState, mustAct, takeIn, type TestDossier } from '../support/dossiers.js';
import { tripsOf } from './round-trips.js';

let api: TestApi;
let counter: TestClient;
let dossier: TestDossier;

beforeAll(async () => {
  api = await startTestApi();
  counter = await api.as('motcua');
  dossier = await takeIn(counter);
  // Calendars and the catalogue are read once.
  await counter.get('/api/v1/dossiers');
  await counter.get(`/api/v1/dossiers/${dossier.id}`);
});
afterAll(() => api.stop());

const reading = (path: string): Promise<{ statements: number; waits: number }> =>
  tripsOf(async () => expect((await counter.get(path)).status).toBe(200));

it('a list waits for the database three times', async () => {
  // Session; BEGIN, walls and office; rows, access record and COMMIT.
  const list = { statements: 7, waits: 3 };
  expect(await reading('/api/v1/dossiers')).toEqual(list);
  expect(await reading('/api/v1/dossiers?sort=submittedAt')).toEqual(list);
  expect(await reading('/api/v1/dossiers?q=Nguyen')).toEqual(list);
  expect(await reading('/api/v1/dossiers?count=true')).toEqual({ ...list, statements: 8 });
  const search = { citizenId: '030190012345' };
  const searching = async (): Promise<void> =>
    expect((await counter.post('/api/v1/dossiers/search', search)).status).toBe(200);
  expect(await tripsOf(searching)).toEqual({ ...list, statements: 8 });
});

it('giving a dossier on and taking it back wait for the database six times each', async () => {
  let given = await takeIn(counter);
  const trips = await tripsOf(async () => {
    given = await mustAct(counter, given, 'forward');
    given = await mustAct(counter, given, 'recall');
  });
  // Session; BEGIN, walls and key; dossier and what stands beside it; who gets it; all writes and the answer; COMMIT.
  expect(trips.waits).toBeLessThanOrEqual(12);
  expect(trips.statements).toBeLessThanOrEqual(36);
});

it('an act answers what is read of the dossier afterwards', async () => {
  const [reader, officer] = await Promise.all([api.as('motcua'), api.as('thuly')]);
  const submitted = await inState.submitted(api);
  const asked = { components: [{ code: 'GCS', defect: 'Mờ', bring: 'Bản rõ' }] };
  const accepted = await mustAct(reader, submitted, 'accept');
  const same = async (client: TestClient, answer: TestDossier): Promise<void> =>
    expect((await client.get(`/api/v1/dossiers/${answer.id}`)).body).toEqual(answer);
  await same(reader, accepted);
  const forwarded = await mustAct(reader, accepted, 'forward');
  await same(reader, forwarded);
  const received = await mustAct(officer, forwarded, 'receive_handover');
  await same(officer, received);
  await same(reader, await mustAct(reader, received, 'request_supplement', asked));
  await same(
    reader,
    await mustAct(reader, await takeIn(reader), 'correct', { changes: { phone: '0987654321' }, reason: 'Số mới' }),
  );
});

it('an act of which one statement fails changes nothing, and says what failed', async () => {
  const taken = await takeIn(counter);
  await api.sql(`ALTER TABLE dossier_handover ADD CONSTRAINT nobody CHECK (giver_id IS NULL) NOT VALID`);
  try {
    expect((await counter.act(taken, 'forward')).status).toBe(500);
  } finally {
    await api.sql('ALTER TABLE dossier_handover DROP CONSTRAINT nobody');
  }
  expect(api.log.join('')).toContain('"code":"23514"');
  expect(api.log.join('')).not.toContain('"code":"25P02"');
  expect(await api.sql('SELECT version FROM dossier WHERE id = $1', [taken.id])).toEqual([{ version: taken.version }]);
  await mustAct(counter, taken, 'forward');
});

it('a list that fails says what failed, and is read anew where PostgreSQL wants it so', async () => {
  const failing = (body: string): Promise<unknown> =>
    api.sql(`CREATE OR REPLACE FUNCTION fails() RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN ${body} END $$`);
  await failing(`RAISE EXCEPTION 'worn out' USING ERRCODE = '55000';`);
  await api.sql('CREATE SEQUENCE tries');
  await api.sql('GRANT USAGE ON SEQUENCE tries TO motcua_app');
  await api.sql('CREATE POLICY failing ON dossier AS RESTRICTIVE FOR SELECT TO motcua_app USING (fails())');
  try {
    expect((await counter.get('/api/v1/dossiers')).status).toBe(500);
    expect(api.log.join('')).toContain('"code":"55000"');
    expect(api.log.join('')).not.toContain('"code":"25P02"');
    await failing(`IF nextval('tries') < 3 THEN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END IF; RETURN true;`);
    const { status, body } = await counter.get('/api/v1/dossiers');
    expect({ status, some: body.data.length > 0 }).toEqual({ status: 200, some: true });
  } finally {
    await api.sql('DROP POLICY failing ON dossier');
    await api.sql('DROP FUNCTION fails()');
    await api.sql('DROP SEQUENCE tries');
  }
});

it('nothing is shown whose access record cannot be kept', async () => {
  await api.sql('REVOKE INSERT ON access_record FROM motcua_app');
  try {
    const asked = ['/api/v1/dossiers', `/api/v1/dossiers/${dossier.id}`].map((path) => () => counter.get(path));
    asked.push(() => counter.post('/api/v1/dossiers/search', { phone: '0912345678' }));
    for (const ask of asked) {
      const { status, body } = await ask();
      expect({ status, body }).toEqual({ status: 500, body: expect.objectContaining({ code: 'internal' }) });
    }
  } finally {
    await api.sql('GRANT INSERT ON access_record TO motcua_app');
  }
  expect((await counter.get(`/api/v1/dossiers/${dossier.id}`)).status).toBe(200);
});
