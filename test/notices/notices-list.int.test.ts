import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi, type TestClient } from '../support/api.js';
import { takeIn, type TestDossier } from '../support/dossiers.js';

interface Row {
  readonly id: string;
  readonly channel: string;
  readonly state: string;
  readonly dossierCode: string;
}

describe('the list of notices', () => {
  let api: TestApi;
  let counter: TestClient;
  let told: TestDossier;
  let untold: TestDossier;

  beforeAll(async () => {
    api = await startTestApi();
    counter = await api.as('motcua');
    told = await takeIn(counter);
    untold = await takeIn(counter);
    await settle(told, { email: 'failed', sms: 'gateway_accepted' });
    await settle(untold, { email: 'failed', sms: 'unknown' });
  });
  afterAll(() => api.stop());

  const settle = async (dossier: TestDossier, states: Record<string, string>): Promise<void> => {
    for (const [channel, state] of Object.entries(states)) {
      await api.sql('UPDATE notice SET state = $3 WHERE dossier_id = $1 AND channel = $2', [
        dossier.id,
        channel,
        state,
      ]);
    }
  };

  const list = async (query: string): Promise<Row[]> => {
    const { status, body } = await counter.get(`/api/v1/notices?${query}`);
    expect(status).toBe(200);
    return body.data as Row[];
  };

  const shown = async (query: string): Promise<string[]> =>
    (await list(query)).map(
      ({ dossierCode, channel }) => `${dossierCode === told.code ? 'told' : 'untold'} ${channel}`,
    );

  it.each([
    ['state=failed&state=unknown', ['untold sms', 'untold email', 'told email']],
    ['state=gateway_accepted', ['told sms']],
    ['kind=accepted&channel=email', ['untold email', 'told email']],
    ['kind=apology', []],
    ['needsSomebody=true', ['untold sms', 'untold email']],
    ['needsSomebody=false&channel=sms', ['untold sms', 'told sms']],
  ])('is narrowed by %s', async (query, expected) => {
    expect((await shown(query)).sort()).toEqual([...expected].sort());
  });

  it('finds a dossier by its code, in small letters too, or by the number within the day', async () => {
    expect(new Set(await shown(`dossierCode=${told.code.toLowerCase()}`))).toEqual(new Set(['told email', 'told sms']));
    expect(await list(`dossierCode=${Number(told.code.slice(-4))}`)).toHaveLength(2);
    expect(await list('dossierCode=H23.18.07-200101-0001')).toEqual([]);
  });

  it('counts both days of a span in', async () => {
    const [{ today }] = (await api.sql<{ today: string }>(
      `SELECT (max(created_at) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS today FROM notice`,
    )) as [{ today: string }];
    expect(await list(`from=${today}&to=${today}`)).toHaveLength(4);
    expect(await list('to=2020-01-01')).toEqual([]);
    const answer = await counter.get('/api/v1/notices?from=2026-02-30');
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: 'from' }] } });
  });

  it('is turned page by page to its end, each notice once', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await counter.get(`/api/v1/notices?limit=1${cursor && `&cursor=${cursor}`}`);
      seen.push(...(body.data as Row[]).map(({ id }) => id));
      cursor = body.page.nextCursor as string | null;
    }
    expect(seen).toHaveLength(4);
    expect(new Set(seen).size).toBe(4);
  });
});
