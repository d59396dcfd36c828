import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OfficeTransactions } from '../../server/src/database/office-transaction.js';
import { OTHER_WARD, startTestApi, type TestApi, type TestClient } from '../support/api.js';
import { inState, mustAct, type TestDossier } from '../support/dossiers.js';

const rehearse = (client: TestClient, { id, version }: TestDossier, transition: string, fields: object = {}) =>
  client.post(`/api/v1/dossiers/${id}/rehearsals`, { transition, version, ...fields });

describe('a rehearsal among acts', () => {
  let api: TestApi;
  let counter: TestClient;
  let leader: TestClient;

  beforeAll(async () => {
    api = await startTestApi();
    [counter, leader] = await Promise.all([api.as('motcua'), api.as('lanhdao')]);
  });
  afterAll(() => api.stop());

  it('stands in nobody’s way, and nobody in its: rehearsals and acts at once', async () => {
    const dossier = await inState.submitted(api);
    const rehearsals = Array.from({ length: 25 }, () => rehearse(counter, dossier, 'accept'));
    const real = Array.from({ length: 25 }, () => counter.act(dossier, 'accept'));
    expect((await Promise.all(real)).map(({ status }) => status).sort()).toEqual([
      200,
      ...Array.from({ length: 24 }, () => 409),
    ]);
    for (const { status, body } of await Promise.all(rehearsals)) {
      expect([status, body.code ?? body.state]).toEqual(
        status === 200 ? [200, 'accepted'] : [409, expect.stringMatching(/^dossier\.(?:changed_meanwhile|busy)$/)],
      );
    }
    expect(api.log.filter((line) => line.includes('request failed'))).toEqual([]);
  });

  it('leaves no gap in the register of results, however many are rehearsed meanwhile', async () => {
    const dossiers = await Promise.all(Array.from({ length: 8 }, () => inState.processing(api)));
    const fields = { results: [{}, {}] };
    const [decided] = await Promise.all([
      Promise.all(dossiers.map((dossier) => mustAct(leader, dossier, 'decide', fields))),
      Promise.all(dossiers.flatMap((dossier) => [1, 2].map(() => rehearse(leader, dossier, 'decide', fields)))),
    ]);
    const numbers = decided
      .flatMap(({ results }) => results as { number: string }[])
      .map(({ number }) => parseInt(number, 10))
      .sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 16 }, (_, index) => numbers[0]! + index));
  });

  it('does not wait for an act that hangs', async () => {
    const dossier = await inState.submitted(api);
    await api.sql('BEGIN');
    try {
      await api.sql('SELECT 1 FROM dossier WHERE id = $1 FOR UPDATE', [dossier.id]);
      expect(await rehearse(counter, dossier, 'accept')).toMatchObject({ status: 409, body: { code: 'dossier.busy' } });
    } finally {
      await api.sql('ROLLBACK');
    }
    expect((await rehearse(counter, dossier, 'accept')).status).toBe(200);
  });

  it('gives its locks back at once, and the offices it has opened', async () => {
    const { id } = await inState.submitted(api);
    const offices = await api.sql<{ id: string }>('SELECT office_id AS id FROM dossier WHERE id = $1', [id]);
    const other = await api.sql<{ id: string }>('SELECT id FROM office WHERE code = $1', [OTHER_WARD]);
    await api.app.get(OfficeTransactions).forOffices([offices[0]!.id], async (tx) => {
      const seen = async (): Promise<string> => {
        const [row]: [{ ids: string }] = await tx.em.query(`SELECT current_setting('motcua.office_ids') AS ids`);
        return row.ids;
      };
      await tx.rehearse(async () => {
        await tx.rehearse(() => tx.widen(other[0]!.id));
        await tx.em.query('SELECT 1 FROM dossier WHERE id = $1 FOR UPDATE', [id]);
        await tx.widen(other[0]!.id);
        expect(await seen()).toContain(other[0]!.id);
      });
      expect(await api.sql('SELECT 1 FROM dossier WHERE id = $1 FOR UPDATE NOWAIT', [id])).toHaveLength(1);
      expect(await seen()).not.toContain(other[0]!.id);
      await tx.widen(other[0]!.id);
      expect(await seen()).toContain(other[0]!.id);
    });
  });
});
