import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DOSSIER_TRANSITIONS, type DossierTransition } from '@motcua/shared/dossiers';
import { startTestApi, type TestApi } from '../support/api.js';
import type { TestDossier } from '../support/dossiers.js';
import { acts, readyFor } from './valid-calls.js';

/** Days, instants and numbers at the edges of what a type, a calendar or a column holds. */
const ODD = {
  day: ['2026-02-30', '2026-11-31', '9999-12-31', '0001-01-01', '0000-01-01', '1900-01-01', '2099-12-31', '2020-02-29'],
  instant: [
    ...['0001-01-01T00:00:00Z', '1900-01-01T00:00:00Z', '1975-12-31T23:59:59Z', '2015-01-01T00:00:00Z'],
    ...['2099-12-31T23:59:59Z', '2099-12-31T23:59:59-12:00', '2150-01-01T00:00:00Z', '9999-12-31T23:59:59-23:59'],
  ],
  number: [0, 1, 99, 100, 10_000, 1_000_000_000, 2_147_483_648, 1.5, -1],
};

/** The acts that bring such values. */
const BRINGING: readonly DossierTransition[] = [
  ...(['accept', 'request_supplement', 'receive_supplement', 'correct_receipt_time', 'correct'] as const),
  ...(['record_payment', 'request_payment', 'pause', 'decide', 'apologise'] as const),
];

type Path = readonly (string | number)[];

/** Every place that holds a day, an instant or a number. */
function placesOf(value: unknown, at: Path = []): { path: Path; odd: readonly unknown[] }[] {
  if (typeof value === 'number') return [{ path: at, odd: ODD.number }];
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) return [{ path: at, odd: ODD.instant }];
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return [{ path: at, odd: ODD.day }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    placesOf(inner, [...at, Array.isArray(value) ? Number(key) : key]),
  );
}

function put(value: unknown, [first, ...rest]: Path, odd: unknown): unknown {
  if (first === undefined) return odd;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >;
  copy[first] = put(copy[first], rest, odd);
  return copy;
}

/** Values of the right shape go past the first check and reach calendars, sums and columns. */
describe('odd values of the right shape', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.stop());

  it('come with the acts listed here and with no others', async () => {
    const table = await acts(api);
    expect(DOSSIER_TRANSITIONS.filter((name) => placesOf(table[name][2]).length > 0).sort()).toEqual(
      [...BRINGING].sort(),
    );
  });

  it.each(BRINGING)('are taken or refused by %s, and by whoever approves it', async (transition) => {
    const [, username, fields] = (await acts(api))[transition];
    const places = placesOf(fields);
    let dossier: TestDossier | undefined;
    const broken: string[] = [];
    for (const { path, odd } of places) {
      for (const value of odd) {
        dossier ??= await readyFor(api, transition);
        const body = put(fields, path, value) as object;
        const answer = await (await api.as(username)).act(dossier, transition, body);
        const statuses = [answer.status];
        if (answer.status === 202) {
          const leader = await api.as('lanhdao');
          statuses.push((await leader.post(`/api/v1/approvals/${answer.body.approval.id}`, { approve: true })).status);
        }
        if (answer.status < 300) dossier = undefined;
        if (!statuses.every((status) => status < 500))
          broken.push(`${path.join('.')} ${String(value)}: ${statuses.join()}`);
      }
    }
    expect(broken).toEqual([]);
  });
});
