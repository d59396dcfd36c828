import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../server/src/database/data-source.js';
import { LateScan } from '../../server/src/deadlines/late-scan.js';
import { body, expectRefusal } from '../admin/administration.js';
import { OTHER_WARD, startTestApi, type TestApi, type TestClient, WARD } from '../support/api.js';
import { mustAct, mustActApproved, takeIn, type TestDossier } from '../support/dossiers.js';

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A Thursday of a week without holidays, and a limit of five working days: half of it is 20 hours. */
const DUE = '2027-06-10T17:00:00+07:00';
const FIVE_DAYS = {
  procedureCode: '1.001731',
  caseCode: undefined,
  components: ['TK', 'GCT', 'GTMT'].map((code) => ({ code, present: true })),
};
const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+07:00`);

describe('an apology ahead of a foreseen breach', () => {
  let api: TestApi;
  let db: DataSource;
  let officer: TestClient;
  let leader: TestClient;
  beforeAll(async () => {
    api = await startTestApi();
    const url = api.database.workerUrl;
    db = await createDataSource({ url, poolSize: 3, applicationName: 'test-apologies' }).initialize();
    officer = await api.as('thuly');
    leader = await api.as('lanhdao');
  });
  afterAll(async () => {
    await db.destroy();
    await api.stop();
  });
  beforeEach(() => api.sql('DELETE FROM office_setting'));

  const scanAt = (moment: string): Promise<void> => new LateScan(db, at(moment).getTime() - Date.now(), SILENT).scan();
  const held = async (): Promise<TestDossier> => {
    const counter = await api.as('motcua');
    const taken = await takeIn(counter, FIVE_DAYS);
    return mustAct(officer, await mustAct(counter, taken, 'forward'), 'receive_handover');
  };
  /** Due on that day, and foreseen so. */
  const foreseen = async (word: 'safe' | 'tight' | 'late', cautious = '2027-06-14 09:30'): Promise<TestDossier> => {
    const dossier = await held();
    await api.sql(`UPDATE dossier SET due_at = $2, due_soon_at = $2::timestamptz - interval '1 minute' WHERE id = $1`, [
      dossier.id,
      DUE,
    ]);
    await api.sql(
      `INSERT INTO dossier_forecast (dossier_id, office_id, handling_office_id, word, chance, step_code, expected_at,
              cautious_at, cases, computed_at, version)
       SELECT id, office_id, handling_office_id, $2, 0.7, 'tham_dinh', $3, $3, 9, now(), version FROM dossier WHERE id = $1
       ON CONFLICT (dossier_id) DO UPDATE SET word = EXCLUDED.word, cautious_at = EXCLUDED.cautious_at`,
      [dossier.id, word, at(cautious)],
    );
    return dossier;
  };
  const draftOf = async (dossier: { id: string }): Promise<Record<string, unknown> | null> =>
    body<{ apologyDraft: Record<string, unknown> | null }>(await officer.get(`/api/v1/dossiers/${dossier.id}`), 200)
      .apologyDraft;
  const alertsOf = async (client: TestClient, dossier: { id: string }): Promise<string[]> =>
    body<{ data: { kind: string; dossierId: string }[] }>(await client.get('/api/v1/alerts?seen=false&limit=100'), 200)
      .data.filter(({ dossierId }) => dossierId === dossier.id)
      .map(({ kind }) => kind);
  const setting = async (key: string, value: number | string): Promise<void> => {
    body(await (await api.as('quantri')).post('/api/v1/admin/settings', { officeCode: WARD, key, value }), 201);
  };

  it('is drafted half of the limit before, no earlier, once, and both who may act on it are told', async () => {
    const dossier = await foreseen('late');
    // Half of five days of eight hours: 20 hours before Thursday 17:00 is Tuesday 11:00.
    await scanAt('2027-06-08 10:55');
    expect(await draftOf(dossier)).toBeNull();
    await scanAt('2027-06-08 11:00');
    await scanAt('2027-06-08 11:05');
    expect(await draftOf(dossier)).toMatchObject({
      newDueAt: expect.stringMatching(/^2027-06-14T10:00:00/),
      stepCode: 'tham_dinh',
      reason: 'Hồ sơ cần thêm thời gian giải quyết ở bước “Thẩm định hồ sơ”.',
    });
    expect(await alertsOf(officer, dossier)).toEqual(['apology_drafted']);
    expect(await alertsOf(leader, dossier)).toEqual(['apology_drafted']);
    expect(await alertsOf(await api.as('thuly2'), dossier)).toEqual([]);
  });

  it('is not drafted for what is foreseen in time, paused or promised anew already', async () => {
    const [safe, tight, paused, promised] = [
      await foreseen('safe'),
      await foreseen('tight'),
      await foreseen('late'),
      await foreseen('late'),
    ];
    await mustAct(leader, paused, 'pause', { cause: 'force_majeure', document: 'CV 1', reviewOn: '2027-06-30' });
    await mustAct(leader, promised, 'apologise', { reason: 'Chờ xác minh', newDueAt: '2027-06-15T17:00:00+07:00' });
    await scanAt('2027-06-10 09:00');
    for (const dossier of [safe, tight, paused, promised]) expect(await draftOf(dossier)).toBeNull();
  });

  it('is drafted at once for what is late already, though nothing was foreseen', async () => {
    const dossier = await foreseen('safe');
    await scanAt('2027-06-11 08:00');
    expect(await draftOf(dossier)).toMatchObject({ newDueAt: expect.stringMatching(/^2027-06-11T10:00:00/) });
    expect(await alertsOf(officer, dossier)).toEqual(['overdue']);
  });

  it('falls away with the date it is about, and is drafted anew for the next', async () => {
    const dossier = await foreseen('late');
    await scanAt('2027-06-09 09:00');
    const later = '2027-06-11T17:00:00+07:00';
    await api.sql('UPDATE dossier SET due_at = $2 WHERE id = $1', [dossier.id, later]);
    expect(await draftOf(dossier)).toBeNull();
    await scanAt('2027-06-10 09:00');
    expect(await draftOf(dossier)).not.toBeNull();
  });

  it('goes from the draft through the case officer to the leader and the citizen; the due time stays', async () => {
    const dossier = await foreseen('late');
    await scanAt('2027-06-09 09:00');
    const { reason, newDueAt } = (await draftOf(dossier)) as { reason: string; newDueAt: string };
    const sorry = await mustActApproved(officer, leader, dossier, 'apologise', { reason, newDueAt });
    expect(sorry).toMatchObject({ dueAt: new Date(DUE).toISOString(), apologyDraft: null });
    expect(new Date(String(sorry['duePromised']))).toEqual(at('2027-06-14 17:00'));
    const event = (sorry['events'] as { actor: object; approver: object; details: object }[]).at(-1);
    expect(event).toMatchObject({
      actor: { id: officer.user.id },
      approver: { id: leader.user.id },
      details: { sentLate: false },
    });
    const told = (sorry['notices'] as { kind: string }[]).filter(({ kind }) => kind === 'apology');
    expect(told.length).toBeGreaterThan(0);
  });

  it('is marked when it goes out later than the office asks for', async () => {
    const dossier = await foreseen('late');
    await setting('apology.minLeadDays', 30);
    await api.sql(`UPDATE dossier SET due_at = date_trunc('minute', now()) + interval '20 days' WHERE id = $1`, [
      dossier.id,
    ]);
    const sorry = await mustAct(leader, dossier, 'apologise', {
      reason: 'Chậm',
      newDueAt: '2099-01-05T17:00:00+07:00',
    });
    expect((sorry['events'] as { details: object }[]).at(-1)).toMatchObject({ details: { sentLate: true } });
  });

  it('promises no time at which nobody is at work', async () => {
    const dossier = await foreseen('late');
    for (const newDueAt of ['2027-06-12T09:00:00+07:00', '2027-06-14T12:00:00+07:00', '2027-06-14T22:00:00+07:00']) {
      const answer = await leader.act(dossier, 'apologise', { reason: 'x', newDueAt });
      expectRefusal(answer, 422, 'dossier.new_due_off', 'newDueAt');
    }
    const before = { reason: 'x', newDueAt: '2027-06-10T17:00:00+07:00' };
    expectRefusal(await leader.act(dossier, 'apologise', before), 422, 'dossier.new_due_invalid', 'newDueAt');
  });

  it('moves the promise no further and no more often than the office has set', async () => {
    const dossier = await foreseen('late', '2027-06-30 09:00');
    await setting('apology.maxExtensionDays', 3);
    await setting('apology.maxPerDossier', 2);
    await scanAt('2027-06-09 09:00');
    expect(await draftOf(dossier)).toMatchObject({ newDueAt: expect.stringMatching(/^2027-06-15T10:00:00/) });
    const promise = (newDueAt: string): object => ({ reason: 'Chờ xác minh', newDueAt });
    const far = await leader.act(dossier, 'apologise', promise('2027-06-16T17:00:00+07:00'));
    expectRefusal(far, 422, 'dossier.extension_too_long', 'newDueAt');
    const once = await mustAct(leader, dossier, 'apologise', promise('2027-06-14T17:00:00+07:00'));
    const back = await leader.act(once, 'apologise', promise('2027-06-11T17:00:00+07:00'));
    expectRefusal(back, 422, 'dossier.new_due_invalid', 'newDueAt');
    const twice = await mustAct(leader, once, 'apologise', promise('2027-06-15T17:00:00+07:00'));
    const thrice = await leader.act(twice, 'apologise', promise('2027-06-15T17:00:00+07:00'));
    expectRefusal(thrice, 422, 'dossier.apology_limit');
  });

  it('leaves another ward’s rules alone', async () => {
    await setting('apology.maxExtensionDays', 1);
    const elsewhere = await api.as('lanhdao2');
    const counter = await api.as('motcua2');
    const dossier = await takeIn(counter);
    const sorry = await mustAct(elsewhere, dossier, 'apologise', {
      reason: 'x',
      newDueAt: '2099-01-05T17:00:00+07:00',
    });
    expect(sorry).toMatchObject({ officeCode: OTHER_WARD, apologyRules: { maxExtensionDays: 0 } });
  });
});
