import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestApi, type TestApi } from '../support/api.js';

const HOUR_MS = 3_600_000;
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ MOTCUA_TEST_CLOCK_OFFSET: '-30d' });
});
afterAll(() => api?.stop());

it('tells the desk the time that its dossiers live in', async () => {
  const { headers } = await fetch(`${api.url}/api/v1/auth/me`);
  const behindMs = Date.now() - Date.parse(headers.get('date') ?? '');
  expect(Math.abs(behindMs - 30 * 24 * HOUR_MS)).toBeLessThan(HOUR_MS);
});
