import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestApi, type TestApi, type TestClient } from '../support/api.js';
import { takeIn, type TestDossier } from '../support/dossiers.js';
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

it('a list waits for the database five times, and once more where rows without a due time follow', async () => {
  // Session; BEGIN and walls; office; rows, rows without the value; access record and COMMIT.
  expect(await reading('/api/v1/dossiers')).toEqual({ statements: 8, waits: 6 });
  expect(await reading('/api/v1/dossiers?sort=submittedAt')).toEqual({ statements: 7, waits: 5 });
});

it('nothing is shown whose access record cannot be kept', async () => {
  await api.sql('REVOKE INSERT ON access_record FROM motcua_app');
  try {
    for (const path of ['/api/v1/dossiers', `/api/v1/dossiers/${dossier.id}`]) {
      const { status, body } = await counter.get(path);
      expect({ status, body }).toEqual({ status: 500, body: expect.objectContaining({ code: 'internal' }) });
    }
  } finally {
    await api.sql('GRANT INSERT ON access_record TO motcua_app');
  }
  expect((await counter.get(`/api/v1/dossiers/${dossier.id}`)).status).toBe(200);
});
