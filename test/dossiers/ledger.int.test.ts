import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LedgerLine } from '@motcua/shared/calendar';
import { startTestApi, type TestApi } from '../support/api.js';
import { mustAct, takeIn, type TestDossier } from '../support/dossiers.js';

interface Ledger {
  readonly dueAt: string | null;
  readonly agrees: boolean;
  readonly restarted: boolean;
  readonly total: number;
  readonly lines: readonly LedgerLine[];
  readonly pauses: readonly { readonly cause: string; readonly owner: { readonly fullName: string } }[];
}

describe('why a dossier is due when it is', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.stop());

  const ledgerOf = (dossier: TestDossier): Ledger => dossier['ledger'] as Ledger;
  const read = async (id: string): Promise<TestDossier> => {
    const answer = await (await api.as('motcua')).get(`/api/v1/dossiers/${id}`);
    expect(answer.status).toBe(200);
    return answer.body as TestDossier;
  };

  it('says nothing before acceptance', async () => {
    const dossier = await takeIn(await api.as('motcua'), { accept: false });
    expect((await read(dossier.id))['ledger']).toBeNull();
  });

  it.each([
    ['2.000635', null, 'sameDay'],
    ['1.004873', null, 'workingDay'],
    ['2.001263', null, 'day'],
  ])('adds up to the limit of procedure %s', async (procedureCode, caseCode, unit) => {
    const counter = await api.as('motcua');
    const procedure = await counter.get(`/api/v1/procedures/${procedureCode}`);
    const components = (procedure.body as { components: { code: string }[] }).components.map(({ code }) => ({
      code,
      present: true,
    }));
    const dossier = await takeIn(counter, { procedureCode, caseCode: caseCode ?? undefined, components });
    const ledger = ledgerOf(await read(dossier.id));
    const { limit } = (dossier as unknown as { procedure: { limit: { amount: number; unit: string } } }).procedure;
    expect(limit.unit).toBe(unit);
    expect(ledger).toMatchObject({ dueAt: dossier['dueAt'], agrees: true, restarted: false, pauses: [] });
    const sum = ledger.lines.reduce((total, { units }) => total + units, 0);
    expect(sum).toBe(ledger.total);
    if (unit !== 'sameDay') expect(sum).toBe(limit.amount);
    expect(ledger.lines.every(({ counts, units }) => counts === units > 0)).toBe(true);
    expect(ledger.lines.filter(({ counts }) => !counts).every(({ why }) => why.length > 0)).toBe(true);
  });

  it('names who and why for a pause, and still agrees with the date after it', async () => {
    const counter = await api.as('motcua');
    const dossier = await takeIn(counter);
    const asked = await mustAct(counter, dossier, 'request_supplement', {
      components: [{ code: 'GCS', defect: 'mờ', bring: 'bản rõ' }],
    });
    // The request was sent twenty days ago, as the dossier was received thirty days ago.
    await api.sql(
      `UPDATE dossier SET received_at = received_at - interval '30 days', clock_from = clock_from - interval '30 days' WHERE id = $1`,
      [dossier.id],
    );
    await api.sql(`UPDATE dossier_pause SET started_at = started_at - interval '29 days' WHERE dossier_id = $1`, [
      dossier.id,
    ]);
    const back = await mustAct(counter, asked, 'receive_supplement', { components: [{ code: 'GCS', present: true }] });
    const ledger = ledgerOf(await read(back.id));
    expect(ledger).toMatchObject({ dueAt: back['dueAt'], agrees: true });
    expect(ledger.pauses).toMatchObject([{ cause: 'supplement', owner: { fullName: 'Lê Thị Mai' } }]);
  });

  it('says so when the date is not the one that the reckoning gives', async () => {
    const dossier = await takeIn(await api.as('motcua'));
    await api.sql(`UPDATE dossier SET due_at = due_at + interval '1 day' WHERE id = $1`, [dossier.id]);
    expect(ledgerOf(await read(dossier.id))).toMatchObject({ agrees: false, dueAt: dossier['dueAt'] });
  });
});
