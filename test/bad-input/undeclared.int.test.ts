import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi, type TestClient } from '../support/api.js';
import { inState } from '../support/dossiers.js';

describe('names that a call does not declare', () => {
  let api: TestApi;
  let counter: TestClient;

  beforeAll(async () => {
    api = await startTestApi();
    counter = await api.as('motcua');
  });
  afterAll(() => api.stop());

  it.each(['/api/v1/auth/me?x=1', '/api/v1/procedures/1.001193?state=open', '/api/v1/catch-ups?limit=5'])(
    'are refused in the query of %s',
    async (path) => {
      expect(await counter.get(path)).toMatchObject({
        status: 400,
        body: { code: 'request.invalid', errors: [{ code: 'field.unknown' }] },
      });
    },
  );

  it('are refused in the query of one dossier, and in the body of a call without one', async () => {
    const dossier = await inState.submitted(api);
    expect(await counter.get(`/api/v1/dossiers/${dossier.id}?full=1`)).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'full', code: 'field.unknown' }] },
    });
    const [notice] = await api.sql<{ id: string }>('SELECT id FROM notice LIMIT 1');
    expect(await counter.post(`/api/v1/notices/${notice!.id}/resend`, { force: true })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'force', code: 'field.unknown' }] },
    });
  });
});
