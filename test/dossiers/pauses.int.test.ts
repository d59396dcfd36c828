import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEFAULT_REVIEW_DAYS, isWorkingDay, NATIONAL_CALENDAR } from '@motcua/shared/calendar';
import { Client } from 'pg';
import { localDay } from '../admin/administration.js';
import { startTestApi, type TestApi, type TestClient } from '../support/api.js';
import { feeCode, inState, mustAct, mustActApproved, takeIn, type TestDossier } from '../support/dossiers.js';

interface Pause {
  readonly cause: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly owner: { readonly id: string };
  readonly endedBy: { readonly id: string; readonly fullName: string } | null;
  readonly document: string | null;
  readonly openedByEventId: string | null;
  readonly reviewOn: string | null;
  readonly counts: boolean;
  readonly handedBack: { readonly amount: number; readonly unit: string } | null;
}

const MISSING = { components: [{ code: 'GCS', defect: 'Mờ dấu', bring: 'Bản chính rõ dấu' }] };
const ARRIVED = { components: [{ code: 'GCS', present: true }] };

describe('pauses of a dossier', () => {
  let api: TestApi;
  let [counter, officer, leader]: TestClient[] = [];
  beforeAll(async () => {
    api = await startTestApi();
    [counter, officer, leader] = [await api.as('motcua'), await api.as('thuly'), await api.as('lanhdao')];
  });
  afterAll(() => api.stop());

  const pausesOf = async ({ id }: { id: string }): Promise<Pause[]> =>
    (await counter!.get(`/api/v1/dossiers/${id}`)).body.pauses as Pause[];
  const lastEvent = (dossier: TestDossier): string => (dossier['events'] as { id: string }[]).at(-1)!.id;

  describe('never overlap, and the database sees to it', () => {
    const INSERT = `
      INSERT INTO dossier_pause (id, office_id, dossier_id, cause, started_at, ended_at, owner_id)
      SELECT gen_random_uuid(), office_id, id, 'force_majeure', $2, $3, holder_id FROM dossier WHERE id = $1`;
    const asOwner = (values: unknown[]): Promise<unknown> => api.sql(INSERT, values);
    const asApp = async (values: unknown[]): Promise<unknown> => {
      const client = new Client({ connectionString: api.database.appUrl });
      await client.connect();
      try {
        await client.query(
          `SELECT set_config('motcua.office_ids', (SELECT ARRAY[id]::text FROM office WHERE code = 'H23.18.07'), false)`,
        );
        const { rowCount } = await client.query(INSERT, values);
        // A wall would have let nothing through, and nothing would have been proved.
        expect(rowCount).toBe(1);
        return rowCount;
      } finally {
        await client.end();
      }
    };

    it.each([
      ['the owner', asOwner],
      ['the application', asApp],
    ])('when %s writes past the program', async (_who, insert) => {
      const { id } = await inState.accepted(api);
      await insert([id, '2026-03-03T09:00:00+07:00', '2026-03-05T09:00:00+07:00']);
      for (const [from, to] of [
        ['2026-03-04T09:00:00+07:00', '2026-03-06T09:00:00+07:00'],
        ['2026-03-02T09:00:00+07:00', '2026-03-03T09:00:01+07:00'],
        ['2026-03-03T10:00:00+07:00', '2026-03-03T11:00:00+07:00'],
        ['2026-03-02T09:00:00+07:00', null],
      ]) {
        await expect(insert([id, from, to])).rejects.toMatchObject({
          code: '23P01',
          constraint: 'dossier_pause_apart',
        });
      }
      // One may begin at the instant another ends.
      await insert([id, '2026-03-05T09:00:00+07:00', '2026-03-05T10:00:00+07:00']);
      await insert([id, '2026-03-05T10:00:00+07:00', null]);
      await expect(insert([id, '2026-04-01T09:00:00+07:00', '2026-04-02T09:00:00+07:00'])).rejects.toMatchObject({
        code: '23P01',
      });
      expect(await pausesOf({ id })).toHaveLength(3);
    });

    it('but those of two dossiers have nothing to do with each other', async () => {
      const [one, other] = [await inState.accepted(api), await inState.accepted(api)];
      for (const { id } of [one, other]) await asOwner([id, '2026-03-03T09:00:00+07:00', null]);
      expect(await pausesOf(other)).toHaveLength(1);
    });
  });

  it('say who answers, who ended it, what opened it and when it is looked at again', async () => {
    const asked = await mustAct(counter!, await inState.accepted(api), 'request_supplement', {
      ...MISSING,
      until: localDay(9),
    });
    expect(await pausesOf(asked)).toMatchObject([
      {
        cause: 'supplement',
        endedAt: null,
        owner: { id: counter!.user.id },
        endedBy: null,
        document: null,
        openedByEventId: lastEvent(asked),
        reviewOn: localDay(9),
        handedBack: null,
      },
    ]);
    const back = await mustAct(counter!, asked, 'receive_supplement', ARRIVED);
    expect(await pausesOf(back)).toMatchObject([{ endedBy: { id: counter!.user.id, fullName: 'Lê Thị Mai' } }]);
  });

  it.each<[string, string | null, () => Promise<TestDossier>]>([
    ['a supplement without a last day', 'supplement', () => inState.awaiting_supplement(api)],
    ['a payment', 'payment', () => inState.awaiting_payment(api)],
    ['a suspension', 'suspension', () => inState.suspended(api)],
    [
      'a supplement before acceptance',
      'supplement',
      async () => mustAct(counter!, await inState.submitted(api), 'request_supplement', MISSING),
    ],
  ])('have a day of review for %s, too', async (_what, cause, make) => {
    const dossier = await make();
    const [pause] = await pausesOf(dossier);
    expect(pause).toMatchObject({ cause, openedByEventId: lastEvent(dossier), counts: dossier['receivedAt'] !== null });
    const { reviewOn } = pause!;
    expect(isWorkingDay(reviewOn!, NATIONAL_CALENDAR)).toBe(true);
    expect(reviewOn! >= localDay(DEFAULT_REVIEW_DAYS)).toBe(true);
    for (let days = DEFAULT_REVIEW_DAYS; localDay(days) < reviewOn!; days += 1) {
      expect(isWorkingDay(localDay(days), NATIONAL_CALENDAR)).toBe(false);
    }
  });

  it('keep the document and the day that a leader has given', async () => {
    const paused = await mustAct(leader!, await inState.processing(api), 'pause', {
      cause: 'force_majeure',
      document: 'CV 12/UBND',
      reviewOn: localDay(4),
    });
    const on = await mustAct(leader!, paused, 'unpause', { reason: 'Hết bão' });
    expect(await pausesOf(on)).toMatchObject([
      {
        document: 'CV 12/UBND',
        reviewOn: localDay(4),
        owner: { id: leader!.user.id },
        endedBy: { id: leader!.user.id },
      },
    ]);
  });

  it('are ended by whoever met the obligation, or by the end of the dossier', async () => {
    const paying = await mustAct(officer!, await inState.accepted(api), 'request_payment', {
      items: [{ feeCode: await feeCode(api), amountVnd: 8000 }],
    });
    const paid = await mustAct(counter!, paying, 'confirm_payment', {
      receipt: { form: 'BL', series: 'A', number: '7001' },
      method: 'cash',
    });
    expect(await pausesOf(paid)).toMatchObject([
      { owner: { id: officer!.user.id }, endedBy: { id: counter!.user.id } },
    ]);

    const ended = await mustActApproved(counter!, leader!, await inState.awaiting_supplement(api), 'withdraw', {
      reason: 'Công dân xin rút',
    });
    const [pause] = await pausesOf(ended);
    expect(pause!.endedAt).not.toBeNull();
    expect(pause!.endedBy).toMatchObject({ id: counter!.user.id });
  });

  it('do not end before they began, although the clock was set back', async () => {
    const waiting = await inState.awaiting_supplement(api);
    await api.sql(`UPDATE dossier_pause SET started_at = now() + interval '1 hour' WHERE dossier_id = $1`, [
      waiting.id,
    ]);
    await mustAct(counter!, waiting, 'receive_supplement', ARRIVED);
    const [pause] = await pausesOf(waiting);
    expect(pause!.endedAt).toBe(pause!.startedAt);
  });

  it('say what they gave back, in the unit of the limit, and agree with the due time', async () => {
    const taken = await takeIn(counter!, {
      procedureCode: '1.001776',
      caseCode: undefined,
      components: [{ code: 'TK', present: true }],
    });
    const waiting = await mustAct(counter!, taken, 'request_supplement', {
      components: [{ code: 'TK', defect: 'Chưa ký', bring: 'Ký tờ khai' }],
    });
    // Received on Monday 1 June, asked for on Tuesday, brought on Friday: three working days.
    await api.sql(
      `UPDATE dossier SET received_at = '2026-06-01T09:00:00+07:00', clock_from = '2026-06-01T09:00:00+07:00' WHERE id = $1`,
      [waiting.id],
    );
    await api.sql(
      `UPDATE dossier_pause SET started_at = '2026-06-02T09:00:00+07:00', ended_at = '2026-06-05T10:00:00+07:00' WHERE dossier_id = $1`,
      [waiting.id],
    );
    expect(await pausesOf(waiting)).toMatchObject([{ handedBack: { amount: 3, unit: 'workingDay' } }]);
    await api.sql(`UPDATE dossier_pause SET counts = false WHERE dossier_id = $1`, [waiting.id]);
    expect(await pausesOf(waiting)).toMatchObject([{ handedBack: { amount: 0, unit: 'workingDay' } }]);
  });

  it('give nothing back before acceptance', async () => {
    const asked = await mustAct(counter!, await inState.submitted(api), 'request_supplement', MISSING);
    const back = await mustAct(counter!, asked, 'receive_supplement', ARRIVED);
    expect(await pausesOf(back)).toMatchObject([{ counts: false, handedBack: { amount: 0, unit: 'workingMinute' } }]);
  });
});
