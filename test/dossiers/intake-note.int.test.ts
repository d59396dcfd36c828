import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi, type TestClient } from '../support/api.js';
import { birthRegistration, takeIn } from '../support/dossiers.js';

describe('the note of an intake', () => {
  let api: TestApi;
  let counter: TestClient;

  beforeAll(async () => {
    api = await startTestApi();
    counter = await api.as('motcua');
  });
  afterAll(() => api.stop());

  it('is shown to those who work on the dossier, in its own lines', async () => {
    const { id } = await takeIn(counter, { note: 'Hẹn mang bản chính\nchiều nay' });
    const { body } = await (await api.as('thuly')).get(`/api/v1/dossiers/${id}`);
    expect(body.note).toBe('Hẹn mang bản chính\nchiều nay');
  });

  it('is not owed', async () => {
    expect((await takeIn(counter)).note).toBeNull();
  });

  it('never reaches the citizen', async () => {
    const { id } = await takeIn(counter, { note: 'Người nộp rất khó tính' });
    const bodies = await api.sql<{ body: string }>('SELECT body FROM notice WHERE dossier_id = $1', [id]);
    expect(bodies).toHaveLength(2);
    expect(JSON.stringify(bodies)).not.toContain('khó tính');
  });

  it('has an end', async () => {
    const answer = await counter.post('/api/v1/dossiers', birthRegistration({ note: 'x'.repeat(1001) }));
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: 'note' }] } });
  });
});
