import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, formatDateVi, instantAt, localDateOf } from '@motcua/shared/calendar';
import { type ForecastWorld, forecastWorld, withCaseOfficer } from '../forecast/forecast-world.js';
import { WARD } from '../support/api.js';
import { mustAct, mustActApproved, type TestDossier } from '../support/dossiers.js';
import { csvOf, oldRow, takeIn } from './old-sheet.js';

const DAY_MS = 86_400_000;

describe('a dossier that was brought over and is opened again', () => {
  const today = localDateOf(new Date());
  /** Far later than the catalogue gives. */
  const promised = instantAt(addDays(today, 30), 23 * 60 + 59);
  let world: ForecastWorld;

  beforeAll(async () => {
    world = await forecastWorld();
  });
  afterAll(() => world.stop());

  async function openedAgain(oldCode: string, changes: { dueAt?: string } = {}): Promise<TestDossier> {
    const { api } = world;
    const row = oldRow({
      oldCode,
      receivedAt: formatDateVi(addDays(today, -60)),
      dueAt: formatDateVi(localDateOf(promised)),
      finishedAt: formatDateVi(addDays(today, -50)),
      ...changes,
    });
    await takeIn(await api.as('quantri'), csvOf([row]));
    const [counter, caseOfficer, leader] = await Promise.all([api.as('motcua'), api.as('thuly'), api.as('lanhdao')]);
    const { data } = (await counter.get(`/api/v1/dossiers?officeCode=${WARD}&q=${oldCode}`)).body;
    const back = await mustActApproved(counter, leader, data[0], 'reopen_hand_over', { reason: 'Trả nhầm người' });
    return mustActApproved(caseOfficer, leader, back, 'reopen_decision', { reason: 'Sai tên' });
  }

  it('is foreseen as others are, and does not keep them from it', async () => {
    const before = new Date().toISOString();
    const opened = await openedAgain('MO-LAI-1');
    expect(opened).toMatchObject({ state: 'processing', dueAt: expect.any(String) });
    const { enteredAt } = opened['step'] as { enteredAt: string };
    expect(enteredAt >= before).toBe(true);
    const other = await withCaseOfficer(world.api);
    await world.foresee(new Date());
    expect(await world.forecastOf(other)).toMatchObject({ version: other.version, word: expect.any(String) });
    expect(await world.forecastOf(opened)).toMatchObject({ version: opened.version, word: expect.any(String) });
  });

  it('keeps its promise over a pause, and has the days of the pause besides', async () => {
    const leader = await world.api.as('lanhdao');
    const dueAfter = async (dossier: TestDossier, daysPaused: number): Promise<TestDossier> => {
      const stopped = await mustAct(leader, dossier, 'suspend', { reason: 'Chờ xác minh' });
      await world.api.sql(
        `UPDATE dossier_pause SET started_at = started_at - make_interval(days => $2) WHERE dossier_id = $1 AND ended_at IS NULL`,
        [dossier.id, daysPaused],
      );
      return mustAct(leader, stopped, 'resume', { reason: 'Đã rõ' });
    };
    const soon = await dueAfter(await openedAgain('MO-LAI-2'), 0);
    expect(new Date(soon['dueAt'] as string).getTime()).toBeGreaterThanOrEqual(promised.getTime());
    expect(new Date(soon['dueAt'] as string).getTime()).toBeLessThan(promised.getTime() + 14 * DAY_MS);
    expect(soon['ledger']).toMatchObject({ agrees: true });
    // Forty days hold more than a week of working days, even about Tết.
    const later = await dueAfter(await openedAgain('MO-LAI-3'), 40);
    expect(new Date(later['dueAt'] as string).getTime()).toBeGreaterThan(promised.getTime() + 7 * DAY_MS);
    expect(later['ledger']).toMatchObject({ agrees: true });

    const unlimited = await dueAfter(await openedAgain('MO-LAI-4', { dueAt: '' }), 5);
    expect(unlimited['dueAt']).toBeNull();
    expect(await leader.act(unlimited, 'explain_delay', { lateCause: 'law' })).toMatchObject({
      status: 422,
      body: { code: 'dossier.not_late' },
    });
  });

  it('leaves the forecasts of others alone even where its own cannot be reckoned', async () => {
    const [broken, other] = [await withCaseOfficer(world.api), await withCaseOfficer(world.api)];
    await world.api.sql(`UPDATE dossier SET due_at = '2199-01-01' WHERE id = $1`, [broken.id]);
    await world.foresee(new Date());
    expect(await world.forecastOf(broken)).toMatchObject({ version: broken.version, word: null });
    expect(await world.forecastOf(other)).toMatchObject({ version: other.version, word: expect.any(String) });
  });
});
