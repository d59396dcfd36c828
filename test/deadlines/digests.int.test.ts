import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { body } from '../admin/administration.js';
import { mustAct, takeIn } from '../support/dossiers.js';
import { DigestWorld, MORNING, TODAY } from './digest-world.js';

const YESTERDAY = '2026-11-30T17:00';

describe('the morning digest', () => {
  let world: DigestWorld;
  beforeAll(async () => {
    world = await DigestWorld.start();
  });
  beforeEach(() => world.forget());
  afterAll(() => world.stop());

  it('tells each person once what holds for them, however many workers make it', async () => {
    const { api } = world;
    const late = await world.overdue();
    const [today, soon] = [await world.held(), await world.held()];
    await world.due(today, `${TODAY}T17:00`, YESTERDAY);
    await world.due(soon, '2026-12-02T10:00', YESTERDAY);
    const unanswered = await world.unanswered();
    const pause = { cause: 'force_majeure', document: 'CV 12/UBND', reviewOn: '2026-12-05' };
    const paused = await mustAct(await api.as('lanhdao'), await world.held(), 'pause', pause);
    await api.sql(`UPDATE dossier_pause SET review_on = '2026-11-30' WHERE dossier_id = $1`, [paused.id]);

    await Promise.all([world.make(), world.make(), world.make()]);
    await world.make();

    expect(await world.told()).toEqual(['lanhdao', 'motcua', 'thuly']);
    const leader = await world.shown('lanhdao');
    expect(leader).toMatchObject({
      onDate: TODAY,
      counts: { overdue: 1, dueToday: 1, dueSoon: 1, unanswered: 1, pauseReview: 1, apologyDrafted: 0 },
      mail: null,
    });
    expect(leader!.lines.map(({ group, code }) => [group, code])).toEqual([
      ['overdue', late.code],
      ['dueToday', today.code],
      ['dueSoon', soon.code],
      ['unanswered', unanswered.code],
      ['pauseReview', paused.code],
    ]);
    expect(leader!.lines[0]!.procedureName).toBe('Cấp Giấy xác nhận tình trạng hôn nhân');
    expect((await world.shown('motcua'))!.lines.map(({ code }) => code)).toEqual([unanswered.code]);
    const officer = await world.text('thuly');
    expect(officer.subject).toBe('Motcua: 1 hồ sơ trễ hạn, 2 sắp đến hạn, 1 tạm dừng cần xem lại (01/12/2026)');
    expect(officer.body).toContain(
      `- ${late.code}, Cấp Giấy xác nhận tình trạng hôn nhân: trễ 1 ngày, hẹn 17:00 30/11/2026, bạn đang giữ\n`,
    );
    expect((await world.text('lanhdao')).body).toContain(', Phạm Quang Huy đang giữ\n');
  });

  it('is nobody else’s: others are shown nothing of it, and the pages’ server changes none', async () => {
    await world.overdue();
    await world.make();
    const [leader, officer] = [await world.shown('lanhdao'), await world.shown('thuly')];
    expect(leader!.id).not.toBe(officer!.id);
    for (const other of ['motcua', 'giamsat', 'quantri', 'thuly2', 'lanhdao2']) {
      expect([other, await world.shown(other)]).toEqual([other, null]);
    }
    for (const change of [`UPDATE staff_digest SET staff_id = staff_id`, `DELETE FROM staff_digest`]) {
      await expect(world.api.db.query(change)).rejects.toThrow('permission denied');
    }
  });

  it('says nothing of a citizen', async () => {
    const [late, unanswered] = [await world.overdue(), await world.unanswered()];
    await world.make();
    const { body: words } = await world.text('lanhdao');
    expect(words).toContain(late.code);
    expect(words).toContain(unanswered.code);
    expect(words).not.toMatch(/Nguyễn|Hoà|0301900|912345678|hoa@/);
  });

  it('tells of an apology that lies drafted, until a new date is promised', async () => {
    const [drafted, promised] = [await world.held(), await world.held()];
    for (const { id } of [drafted, promised]) {
      await world.due({ id }, '2026-12-10T17:00');
      await world.api.sql(
        `INSERT INTO apology_draft (id, office_id, dossier_id, due_at, new_due_at, reason, made_at)
         SELECT gen_random_uuid(), office_id, id, due_at, due_at + interval '3 days', 'Chờ xác minh', now()
           FROM dossier WHERE id = $1`,
        [id],
      );
    }
    await world.scanner().scan();
    await world.api.sql(`UPDATE dossier SET due_promised = '2026-12-15' WHERE id = $1`, [promised.id]);
    await world.make();
    expect((await world.shown('lanhdao'))!.lines).toMatchObject([{ group: 'apologyDrafted', code: drafted.code }]);
  });

  it('leaves same-day work to the screen', async () => {
    const counter = await world.api.as('motcua');
    const copies = await takeIn(counter, {
      procedureCode: '2.000815',
      caseCode: undefined,
      components: ['BC', 'BS'].map((code) => ({ code, present: true })),
    });
    await world.due(copies, YESTERDAY);
    await world.make();
    const alerts = body<{ data: object[] }>(await counter.get('/api/v1/alerts'), 200).data;
    expect(alerts).toMatchObject([{ code: copies.code, kind: 'overdue', sameDay: true }]);
    // It counts in how the office stands; nobody is told of it by itself.
    expect(await world.told()).toEqual(['lanhdao']);
    expect((await world.text('lanhdao')).body).not.toContain(copies.code);
  });

  it('tells what no digest has told yet, and nobody who has nothing to hear', async () => {
    const first = await world.overdue();
    await world.make();
    await world.make('2026-12-02T07:30');
    // Who leads hears each morning how the office stands.
    expect(await world.told('2026-12-02')).toEqual(['lanhdao']);
    const standing = await world.text('lanhdao');
    expect(standing.subject).toMatch(/^Motcua: \d+ hồ sơ trễ hạn.* \(02\/12\/2026\)$/);
    expect(standing.body).not.toContain(first.code);
    const second = await world.overdue('2026-12-02T17:00');
    await world.make('2026-12-03T07:30');
    expect(await world.told('2026-12-03')).toEqual(['lanhdao', 'thuly']);
    const { body: words } = await world.text('thuly');
    expect(words).toContain(second.code);
    expect(words).not.toContain(first.code);
  });

  it('leaves out what was settled before it was made, and a promise that has moved', async () => {
    const [decided, moved] = [await world.overdue(), await world.overdue()];
    await world.make('2026-12-01T07:29');
    const scanned = await world.api.sql(`SELECT 1 FROM deadline_alert WHERE kind <> 'assigned'`);
    expect(scanned).toEqual([]);
    await world.make('2026-11-29T08:00'); // a Sunday
    await mustAct(await world.api.as('lanhdao'), decided, 'decide', { results: [{}] });
    await world.due(moved, '2026-12-20T17:00');
    await world.make();
    expect(await world.told()).toEqual([]);
  });

  it.each([
    { at: '07:29', made: false },
    { at: '07:30', made: true },
    { at: '11:59', made: true },
    { at: '12:00', made: false },
  ])('made at $at by a worker that was not there before: $made', async ({ at, made }) => {
    await world.overdue();
    await world.make(`${TODAY}T${at}`);
    expect(await world.told()).toEqual(made ? ['lanhdao', 'thuly'] : []);
  });

  it.each([
    { off: '2026-11-29', next: '2026-11-30', why: 'a Sunday' },
    { off: '2026-09-02', next: '2026-09-03', why: 'National Day' },
  ])('waits for the next working day: $why', async ({ off, next }) => {
    await world.overdue('2026-08-28T17:00');
    await world.make(`${off}T08:00`);
    expect(await world.told(off)).toEqual([]);
    await world.make(`${next}T08:00`);
    expect(await world.told(next)).toEqual(['lanhdao', 'thuly']);
  });

  it('tells nothing of an office to whom has left it, or whose account is closed', async () => {
    const { api } = world;
    await world.overdue();
    await world.scanner().scan();
    const officer = `(SELECT id FROM staff WHERE username = 'thuly')`;
    await api.sql(`UPDATE staff_role_at_office SET office_id = (SELECT id FROM office WHERE code = 'H23.18.08')
                    WHERE staff_id = ${officer}`);
    await api.sql(`UPDATE staff SET disabled_at = now() WHERE username = 'lanhdao'`);
    try {
      await world.make();
      expect(await world.told()).toEqual([]);
    } finally {
      await api.sql(`UPDATE staff SET disabled_at = NULL WHERE username = 'lanhdao'`);
      await api.sql(`UPDATE staff_role_at_office SET office_id = (SELECT id FROM office WHERE code = 'H23.18.07')
                      WHERE staff_id = ${officer}`);
    }
    await world.make();
    expect(await world.told()).toEqual(['lanhdao', 'thuly']);
  });

  it('tells a leader, and no one else, how the office stands, in the figures of the desk', async () => {
    await world.overdue();
    await world.due(await world.held(), `${TODAY}T16:00`, YESTERDAY);
    await world.make();
    const leader = await world.api.as('lanhdao');
    const { due } = body<{ due: { overdue: number; today: number } }>(
      await leader.get('/api/v1/dossiers/counts?view=office'),
      200,
    );
    const figures = { officeCode: 'H23.18.07', overdue: due.overdue, dueToday: due.today };
    expect(due).toMatchObject({ overdue: 1, today: 1 });
    expect((await world.shown('lanhdao'))!.offices).toMatchObject([figures]);
    expect((await world.text('lanhdao')).body).toMatch(
      /\nUBND phường Cộng Hòa: \d+ hồ sơ chưa xong, 1 trễ hạn, 1 đến hạn hôm nay, kể cả hạn trả lời người nộp\.\n/,
    );
    expect((await world.shown('thuly'))!.offices).toEqual([]);
    expect((await world.text('thuly')).body).not.toContain('UBND');
  });

  it('tells who stands in for a leader how the office stands, on the days of that', async () => {
    await world.overdue();
    const standsIn = (from: string, to: string): Promise<unknown> =>
      world.api.sql(
        `INSERT INTO delegation (id, office_id, from_staff_id, to_staff_id, role, kind, from_on, to_on, decision_number)
         SELECT gen_random_uuid(), o.id, f.id, t.id, 'leader', 'KT', $1, $2, '1/QĐ'
           FROM office o, staff f, staff t WHERE o.code = 'H23.18.07' AND f.username = 'lanhdao' AND t.username = 'vanthu'`,
        [from, to],
      );
    await standsIn('2026-12-02', '2026-12-05');
    await world.make();
    expect(await world.told()).not.toContain('vanthu');
    await standsIn(TODAY, TODAY);
    await world.make();
    expect((await world.shown('vanthu'))!.offices).toMatchObject([{ officeCode: 'H23.18.07', overdue: 1 }]);
    await world.api.sql('DELETE FROM delegation');
  });

  it('speaks English to whom reads the desk in English, and knows where the desk is', async () => {
    const client = await world.api.as('thuly');
    const saved = await client.send('PUT', '/api/v1/auth/preferences', { locale: 'en' });
    expect(saved.status).toBe(200);
    await world.overdue();
    await world.make(MORNING);
    await client.send('PUT', '/api/v1/auth/preferences', { locale: 'vi' });
    const { subject, body: words } = await world.text('thuly');
    expect(subject).toBe('Motcua: 1 dossier overdue (01/12/2026)');
    expect(words).toContain('Open Motcua: https://motcua.example.vn\n');
    expect((await world.text('lanhdao')).subject).toBe('Motcua: 1 hồ sơ trễ hạn (01/12/2026)');
  });
});
