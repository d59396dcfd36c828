import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestApi, type TestApi, type TestClient } from '../support/api.js';
import { inState, mustAct, takeIn, type TestDossier } from '../support/dossiers.js';
import { whileTakenOver } from '../support/succession.js';
import { describePapers, pagesOf, textOf } from '../support/pdf-tools.js';

describePapers('receipts that wait for the printer', () => {
  let api: TestApi;
  let counter: TestClient;
  let dossiers: TestDossier[];
  beforeAll(async () => {
    api = await startTestApi();
    counter = await api.as('motcua');
    dossiers = [await takeIn(counter), await takeIn(counter), await takeIn(counter)];
    await inState.submitted(api);
    await takeIn(await api.as('motcua2'));
  });
  afterAll(() => api.stop());

  const waiting = async () => {
    const { status, body } = await counter.get('/api/v1/papers/waiting');
    expect(status).toBe(200);
    return body.data as { dossierId: string; paperId: string | null; transition: string; copies: number }[];
  };
  const print = async ({ id }: { id: string }): Promise<string> =>
    (await counter.post(`/api/v1/dossiers/${id}/papers`, { form: 'receipt' })).body.id as string;
  const confirm = (paperIds: readonly string[]) => counter.post('/api/v1/papers/confirmations', { paperIds });
  const ids: string[] = [];

  it('are those of the counter that were accepted, oldest first', async () => {
    expect((await waiting()).map(({ dossierId, paperId }) => [dossierId, paperId])).toEqual(
      dossiers.map(({ id }) => [id, null]),
    );
  });

  it('are printed as one file, each as it is by itself, and each is recorded', async () => {
    for (const dossier of dossiers) ids.push(await print(dossier));
    const bundle = async (): Promise<Buffer> => {
      const response = await fetch(`${api.url}/api/v1/papers/bundle?ids=${ids.join(',')}`, {
        headers: { cookie: counter.cookie },
      });
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
      return Buffer.from(await response.arrayBuffer());
    };
    const file = await bundle();
    expect((await bundle()).equals(file)).toBe(true);
    expect(pagesOf(file)).toBe(3);
    const text = textOf(file);
    const places = dossiers.map(({ code }) => text.indexOf(`Mã hồ sơ: ${code}`));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    const rows = await api.sql(
      `SELECT DISTINCT dossier_id FROM access_record WHERE action = 'slip' AND purpose IS NULL AND dossier_id = ANY ($1)`,
      [dossiers.map(({ id }) => id)],
    );
    expect(rows).toHaveLength(3);
  });

  it('are counted once the file has come, by who may give them out', async () => {
    const once = await takeIn(counter);
    const made = await counter.post(`/api/v1/dossiers/${once.id}/papers`, { form: 'receipt', countCopy: false });
    const { id: paperId } = made.body as { id: string };
    const count = async (client: TestClient, paperIds: readonly string[]) => {
      const { status, body } = await client.post('/api/v1/papers/copies', { paperIds });
      return [status, body.counted ?? body.code];
    };
    expect(await count(counter, [paperId])).toEqual([200, 1]);
    expect(await count(await api.as('giamsat'), [paperId])).toEqual([403, 'role.not_allowed']);
    expect(await count(await api.as('motcua2'), [paperId])).toEqual([404, 'not_found']);
    expect((await waiting()).find(({ dossierId }) => dossierId === once.id)).toMatchObject({ paperId, copies: 1 });
    expect(
      await api.sql(`SELECT fields, purpose FROM access_record WHERE dossier_id = $1 AND purpose LIKE 'copy %'`, [
        once.id,
      ]),
    ).toEqual([{ fields: ['receipt'], purpose: 'copy 1' }]);
    await confirm([paperId]);
  });

  it('wait until somebody has confirmed that they are on paper', async () => {
    expect((await waiting()).map(({ paperId, copies }) => [paperId, copies])).toEqual(ids.map((id) => [id, 1]));
    expect((await confirm(ids.slice(0, 2))).body).toEqual({ confirmed: 2 });
    expect((await waiting()).map(({ paperId }) => paperId)).toEqual([ids[2]]);
    expect((await confirm(ids)).body).toEqual({ confirmed: 1 });
    expect(await waiting()).toEqual([]);
  });

  it('wait though the dossier was received on paper long ago', async () => {
    const old = await takeIn(counter);
    await api.sql(`UPDATE dossier SET received_at = received_at - interval '30 days' WHERE id = $1`, [old.id]);
    expect(await waiting()).toMatchObject([{ dossierId: old.id, transition: 'accept' }]);
    expect((await confirm([await print(old)])).body).toEqual({ confirmed: 1 });
  });

  it('do not wait again for a supplement that came only in part', async () => {
    const taken = await takeIn(counter);
    await confirm([await print(taken)]);
    const components = ['GCS', 'TK'].map((code) => ({ code, defect: 'Mờ dấu', bring: 'Bản chính rõ dấu' }));
    const asked = await mustAct(counter, taken, 'request_supplement', { components });
    const half = await mustAct(counter, asked, 'receive_supplement', { components: [{ code: 'GCS', present: true }] });
    expect(await waiting()).toEqual([]);
    const given = await counter.post(`/api/v1/dossiers/${taken.id}/papers`, { form: 'receipt' });
    expect(given.body).toMatchObject({ transition: 'accept' });
    await mustAct(counter, half, 'receive_supplement', { components: [{ code: 'TK', present: true }] });
    expect(await waiting()).toMatchObject([{ dossierId: taken.id, transition: 'receive_supplement' }]);
    await confirm([await print(taken)]);
  });

  it('wait again when what they say has changed', async () => {
    const changes = { address: 'Số 9, phường Sao Đỏ' };
    await mustAct(counter, dossiers[0]!, 'correct', { changes, reason: 'Ghi nhầm' });
    expect(await waiting()).toMatchObject([{ dossierId: dossiers[0]!.id, transition: 'correct', paperId: null }]);
  });

  it('are those of an office that was taken over, too', async () => {
    const heir = await api.as('motcua2');
    const left = await takeIn(counter);
    const paperId = await print(left);
    const found = async (): Promise<unknown[]> =>
      ((await heir.get('/api/v1/papers/waiting')).body.data as { dossierId: string; paperId: string }[]).filter(
        ({ dossierId }) => dossierId === left.id,
      );
    expect(await found()).toEqual([]);
    await whileTakenOver(api, async () => {
      expect(await found()).toMatchObject([{ paperId }]);
      const bundle = await heir.get(`/api/v1/papers/bundle?ids=${paperId}`);
      expect([bundle.status, (await heir.post('/api/v1/papers/confirmations', { paperIds: [paperId] })).body]).toEqual([
        200,
        { confirmed: 1 },
      ]);
      expect(await found()).toEqual([]);
    });
  });

  it('know which papers a selection has, for whoever may print them', async () => {
    const [first, second] = [dossiers[1]!, dossiers[2]!];
    const forwarded = await mustAct(counter, first, 'forward');
    const submitted = await inState.submitted(api);
    const ready = async (username: string, ids: readonly string[]) => {
      const { status, body } = await (await api.as(username)).get(`/api/v1/papers/ready?ids=${ids.join(',')}`);
      return [status, body.data ?? body.code];
    };
    const both = [second.id, forwarded.id];
    expect(await ready('motcua', [submitted.id, ...both, forwarded.id])).toEqual([
      200,
      [
        { form: 'receipt', dossierIds: both },
        { form: 'process_control', dossierIds: both },
        { form: 'dossier_handover', dossierIds: [forwarded.id] },
      ],
    ]);
    expect(await ready('giamsat', both)).toEqual([200, []]);
    const theirs = await takeIn(await api.as('motcua2'));
    expect(await ready('motcua', [...both, theirs.id])).toEqual([404, 'not_found']);
  });

  it('are bundled also where another office received the dossier, and no others of that office', async () => {
    const receiver = await api.as('motcua2');
    const passed = await takeIn(receiver, { handlingOfficeCode: 'H23.18.07' });
    await mustAct(receiver, passed, 'forward');
    const own = await takeIn(receiver);
    const form = 'process_control';
    const printed = await counter.post(`/api/v1/dossiers/${passed.id}/papers`, { form });
    expect(printed.status).toBe(201);
    const closed = await receiver.post(`/api/v1/dossiers/${own.id}/papers`, { form });
    const bundle = async (...paperIds: string[]): Promise<number> =>
      (await counter.get(`/api/v1/papers/bundle?ids=${paperIds.join(',')}`)).status;
    expect(await bundle(printed.body.id)).toBe(200);
    expect(await bundle(closed.body.id)).toBe(404);
    expect(await bundle(printed.body.id, closed.body.id)).toBe(404);
  });
});
