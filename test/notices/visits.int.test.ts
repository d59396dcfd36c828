import { randomUUID } from 'node:crypto';
import { localDateOf } from '@motcua/shared/calendar';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { mustAct, mustActApproved, type TestDossier } from '../support/dossiers.js';
import { pause, waitUntil } from '../support/wait-until.js';
import { FAST, TEST_QUEUE } from './notice-worker.js';
import { reachedBy, VisitWorld } from './visit-world.js';

const PLAIN = /^UBND phuong Cong Hoa da tiep nhan ho so (\S+)\. Hen tra ket qua: \d\d:\d\d ngay \d\d\/\d\d\/\d{4}\.$/;

describe(`visits told in one message, queue on ${TEST_QUEUE}`, () => {
  let world: VisitWorld;
  beforeAll(async () => {
    world = await VisitWorld.create();
  });
  afterEach(() => world.clear());
  afterAll(() => world.close());

  const texts = (): string[] => world.sms.messages.map(({ text }) => text);
  /** Long enough for the relay and the sweeper to have come by several times. */
  const aWhile = (): Promise<void> => pause(FAST.sweepEveryMs * 6);

  it('tells three dossiers in one mail and one text message when the visit is closed, and not before', async () => {
    await world.start();
    const { visitId, dossiers } = await world.takeMany(3);
    // Even when the relay and the sweeper would have to look after them.
    await world.api.sql(`UPDATE notice SET due_at = now() - interval '1 hour'`);
    await aWhile();
    expect([texts(), world.smtp.mails]).toEqual([[], []]);
    expect(await world.api.sql('SELECT 1 FROM outbox_message')).toEqual([]);
    expect(dossiers.map((dossier) => dossier['visitId'])).toEqual([visitId, visitId, visitId]);

    const closed = await world.end(visitId);
    expect([closed.status, closed.body]).toEqual([
      200,
      { visitId, dossiers: dossiers.map(({ id, code }) => ({ id, code })) },
    ]);
    await world.settled();
    const due = /\(hen \d\d:\d\d \d\d\/\d\d\)/.source;
    const list = dossiers.map(({ code }) => `${code} ${due}`).join(', ');
    expect(texts()).toEqual([
      expect.stringMatching(new RegExp(`^UBND phuong Cong Hoa da tiep nhan 3 ho so: ${list}\\.$`)),
    ]);
    expect(world.smtp.mails).toHaveLength(1);
    const mail = await simpleParser(world.smtp.mails[0]!.source);
    expect(mail.subject).toBe('[UBND phường Cộng Hòa] 3 hồ sơ đã được tiếp nhận');
    for (const { code } of dossiers) expect(mail.text).toContain(`${code}: Đăng ký khai sinh`);
  });

  it('does not let an officer take back the message that tells the other dossiers, nor a wish of one of them', async () => {
    const { visitId, dossiers } = await world.takeMany(2);
    await world.end(visitId);
    await world.start();
    await waitUntil('told together', async () => (await world.notice(dossiers[1]!.id, 'sms')).toldWithId !== null);
    const carrier = await world.notice(dossiers[0]!.id, 'sms');
    await world.settled();
    await world.api.sql(
      `UPDATE notice SET state = 'planned', attempts = 0, gateway = NULL, due_at = now() + interval '1 hour' WHERE id = $1`,
      [carrier.id],
    );
    const counter = await world.api.as('motcua');
    const refused = await counter.post(`/api/v1/notices/${carrier.id}/recall`, {});
    expect([refused.status, refused.body]).toMatchObject([422, { code: 'notice.tells_others' }]);
    await mustAct(counter, dossiers[0]!, 'correct', {
      changes: { messages: { channels: ['email'] } },
      reason: 'Không dùng tin nhắn',
    });
    expect(await world.notice(dossiers[0]!.id, 'sms')).toMatchObject({ state: 'planned' });
  });

  it('goes to the number that was set right once all its dossiers have it, also when it is sent once more', async () => {
    const { visitId, dossiers } = await world.takeMany(2);
    await world.end(visitId);
    const { id } = await world.notice(dossiers[0]!.id, 'sms');
    const counter = await world.api.as('motcua');
    const versions = new Map(dossiers.map((dossier) => [dossier.id, dossier]));
    const correct = async (nth: number, phone: string): Promise<unknown> => {
      const dossier = versions.get(dossiers[nth]!.id)!;
      versions.set(
        dossier.id,
        await mustAct(counter, dossier, 'correct', { changes: { phone }, reason: 'Ghi nhầm số' }),
      );
      return (await world.api.sql(`SELECT address_masked AS "to" FROM notice WHERE id = $1`, [id]))[0];
    };
    const [{ to }] = (await world.api.sql<{ to: string }>(`SELECT address_masked AS "to" FROM notice WHERE id = $1`, [
      id,
    ])) as [{ to: string }];
    expect(await correct(1, '0987654321')).toEqual({ to });
    expect(await correct(0, '0987654321')).toEqual({ to: '0987•••321' });
    await world.start();
    await world.settled();
    expect(world.sms.messages.map((message) => message.to)).toEqual(['+84987654321']);
    await correct(0, '0987654322');
    expect((await counter.post(`/api/v1/notices/${id}/resend`)).body.to).toBe('0987•••321');
    await correct(1, '0987654322');
    const [{ again }] = (await world.api.sql<{ again: string }>(
      `UPDATE notice SET state = 'undelivered' WHERE resent_from_id = $1 RETURNING id AS again`,
      [id],
    )) as [{ again: string }];
    expect((await counter.post(`/api/v1/notices/${again}/resend`)).body.to).toBe('0987•••322');
  });

  it('neither tells of nor waits for what is finished while its citizen waits', async () => {
    const accepted = ({ id }: TestDossier): Promise<object[]> =>
      world.api.sql(
        `SELECT n.state, n.told_with_id IS NULL AS alone, o.not_before > now() + interval '10 minutes' AS later
           FROM notice n LEFT JOIN outbox_message o ON o.subject_id = n.id
          WHERE n.dossier_id = $1 AND n.kind = 'accepted' AND n.channel = 'email'`,
        [id],
      );
    const visitId = randomUUID();
    const components = ['BC', 'BS'].map((code) => ({ code, present: true }));
    const atOnce = { procedureCode: '2.000815', caseCode: undefined, components };
    const copies = [await world.take(visitId, atOnce), await world.take(visitId, atOnce)];
    const ordinary = await world.take(visitId);
    await world.end(visitId);
    expect(await accepted(ordinary)).toEqual([{ state: 'planned', alone: true, later: false }]);
    const [counter, leader] = [await world.api.as('motcua'), await world.api.as('lanhdao')];
    for (const { id, version } of copies) {
      const done = await counter.post(`/api/v1/dossiers/${id}/same-visit`, {
        version,
        results: [{}],
        signerId: leader.user.id,
        collector: { fullName: 'Nguyễn Thị Hoà', relation: 'applicant' },
      });
      expect(done.status).toBe(200);
    }
    for (const copy of copies) expect(await accepted(copy)).toMatchObject([{ state: 'recalled', alone: true }]);
  });

  it('shows the words and the fate of the one message with every dossier', async () => {
    await world.start();
    const { visitId, dossiers } = await world.takeMany(2);
    const [first, second] = dossiers as [(typeof dossiers)[0], (typeof dossiers)[0]];
    await world.end(visitId);
    await world.settled();
    const carrier = await world.notice(first.id, 'sms');
    const told = await world.notice(second.id, 'sms');
    expect(told).toMatchObject({ state: 'recalled', toldWithId: carrier.id });

    const counter = await world.api.as('motcua');
    const { body: dossier } = await counter.get(`/api/v1/dossiers/${second.id}`);
    expect(dossier.notices).toHaveLength(2);
    expect(dossier.notices).toContainEqual(
      expect.objectContaining({
        id: told.id,
        state: 'gateway_accepted',
        toldWithId: carrier.id,
        toldWithCode: first.code,
      }),
    );
    const find = (state: string): ReturnType<typeof counter.get> =>
      counter.get(`/api/v1/notices?channel=sms&dossierId=${second.id}&state=${state}`);
    expect((await find('gateway_accepted')).body.data).toEqual([
      expect.objectContaining({
        id: told.id,
        text: texts()[0],
        gateway: 'sms-http',
        toldWithId: carrier.id,
        toldWithCode: first.code,
      }),
    ]);
    expect((await find('recalled')).body.data).toEqual([]);
    const { body: other } = await counter.get(`/api/v1/notices?dossierId=${first.id}&channel=sms`);
    expect(other.data[0]).toMatchObject({ toldWithId: null, toldWithCode: null });

    const refused = await counter.post(`/api/v1/notices/${told.id}/resend`);
    expect([refused.status, refused.body]).toMatchObject([
      422,
      { code: 'notice.told_with_another', toldWithId: carrier.id },
    ]);
    const again = await counter.post(`/api/v1/notices/${carrier.id}/resend`);
    expect([again.status, again.body]).toMatchObject([200, { resentFromId: carrier.id, text: texts()[0] }]);
    await waitUntil('sent again', () => world.sms.messages.length === 2);
    expect(texts()[1]).toBe(texts()[0]);
    await world.settled();
  });

  it('tells a visit that nobody closes once its time is over', async () => {
    // Long enough for two to be taken in one after the other on a busy machine.
    await world.start({ visitHoldMs: 6_000 });
    const { visitId, dossiers } = await world.takeMany(2);
    expect(texts()).toEqual([]);
    await waitUntil('told', () => world.sms.messages.length > 0 && world.smtp.mails.length > 0);
    await world.settled();
    expect([texts().length, world.smtp.mails.length]).toEqual([1, 1]);
    for (const { code } of dossiers) expect(texts()[0]).toContain(code);
    // A close that comes late changes nothing.
    expect((await world.end(visitId)).body.dossiers).toHaveLength(2);
    await aWhile();
    expect(texts()).toHaveLength(1);
  });

  it('is told in the words of the office, by the api and by the worker', async () => {
    const ids = { sms: randomUUID(), email: randomUUID() };
    await world.api.sql(
      `INSERT INTO notice_template (id, office_id, kind, channel, language, number, state, subject, body, created_by_id, created_at)
       SELECT t.id, o.id, 'visit_accepted', t.channel, 'vi', 1, 'active', t.subject, t.body, s.id, now()
         FROM (VALUES ($1::uuid, 'sms', NULL, 'Phường nhận:{{#dossiers}} {{number}}) {{code}}{{/dossiers}}{{#more}} +{{more}}{{/more}}'),
                      ($2::uuid, 'email', 'Đã nhận {{count}}', 'Chào{{#applicants}} {{applicant}},{{/applicants}}{{#dossiers}} {{code}}{{/dossiers}}'))
              AS t(id, channel, subject, body),
              (SELECT id FROM office WHERE code = 'H23.18.07') o, (SELECT id FROM staff LIMIT 1) s`,
      [ids.sms, ids.email],
    );
    // Long enough for two to be taken in one after the other on a busy machine.
    await world.start({ visitHoldMs: 6_000 });
    const closed = await world.takeMany(2);
    await world.end(closed.visitId);
    const left = await world.takeMany(2);
    await waitUntil('told', () => world.sms.messages.length > 1 && world.smtp.mails.length > 1);
    await world.settled();
    for (const { dossiers } of [closed, left]) {
      const [first, second] = dossiers.map(({ code }) => code);
      expect(texts()).toContain(`Phuong nhan: 1) ${first} 2) ${second}`);
      const notice = await world.notice(dossiers[0]!.id, 'email');
      expect(notice.body).toMatch(new RegExp(`^Chào Nguyễn [^,]+, ${first} ${second}\n$`));
    }
    expect(
      await world.api.sql(
        `SELECT DISTINCT template_version_id AS id FROM notice WHERE template_version_id IS NOT NULL`,
      ),
    ).toHaveLength(2);
    await world.api.sql('UPDATE notice SET template_version_id = NULL');
    await world.api.sql('DELETE FROM notice_template');
  });

  it('counts that time from the last intake', async () => {
    const { visitId } = await world.takeMany(1);
    const age = async (): Promise<number> =>
      (
        await world.api.sql<{ age: number }>(
          `SELECT extract(epoch FROM now() - last_intake_at)::float AS age FROM visit WHERE id = $1`,
          [visitId],
        )
      )[0]!.age;
    await world.api.sql(`UPDATE visit SET last_intake_at = now() - interval '9 minutes' WHERE id = $1`, [visitId]);
    await world.take(visitId);
    expect(await age()).toBeLessThan(60);
    await world.start();
    await aWhile();
    expect(texts()).toEqual([]);
    await world.api.sql(`UPDATE visit SET last_intake_at = now() - interval '10 minutes' WHERE id = $1`, [visitId]);
    await world.settled();
    expect(texts()).toHaveLength(1);
  });

  it('keeps apart what goes to different numbers, and one dossier alone keeps its usual words', async () => {
    await world.start();
    const visitId = randomUUID();
    const [hers, same, his] = [
      await world.take(visitId, reachedBy({ phone: '0912345678', email: 'hoa@example.com' })),
      await world.take(visitId, reachedBy({ phone: '+84912345678', email: 'hoa@example.com' })),
      await world.take(visitId, reachedBy({ phone: '0987654321', email: 'hoa@example.com' })),
    ];
    await world.end(visitId);
    await world.settled();
    const to = (phone: string): string[] =>
      world.sms.messages.filter((message) => message.to === phone).map(({ text }) => text);
    expect(to('+84912345678')).toEqual([
      expect.stringMatching(new RegExp(`tiep nhan 2 ho so: ${hers.code} .*, ${same.code} `)),
    ]);
    expect(to('+84987654321')).toEqual([expect.stringMatching(PLAIN)]);
    expect(to('+84987654321')[0]).toContain(his.code);
    expect(world.smtp.header('To')).toEqual(['hoa@example.com']);
  });

  it('tells a visit of one dossier, and a dossier without a visit, as ever', async () => {
    await world.start();
    const alone = await world.takeMany(1);
    const without = await world.take(alone.visitId, { visitId: undefined });
    expect(without['visitId']).toBeNull();
    await waitUntil('told at once', () => world.sms.messages.length === 1 && world.smtp.mails.length === 1);
    expect(PLAIN.exec(texts()[0]!)?.[1]).toBe(without.code);
    await world.end(alone.visitId);
    await world.settled();
    expect(PLAIN.exec(texts()[1]!)?.[1]).toBe(alone.dossiers[0]!.code);
    expect(await world.notice(alone.dossiers[0]!.id, 'sms')).toMatchObject({ toldWithId: null, held: false });
  });

  it('tells what was only submitted apart from what was accepted', async () => {
    await world.start();
    const visitId = randomUUID();
    for (const accept of [false, true, true]) await world.take(visitId, { accept });
    await world.end(visitId);
    await world.settled();
    expect(texts().sort()).toEqual([
      expect.stringMatching(/^Ho so \S+ da gui den/),
      expect.stringMatching(/tiep nhan 2 ho so/),
    ]);
  });

  it('begins a new round when something comes after the close, and closes twice with the same answer', async () => {
    await world.start();
    const { visitId } = await world.takeMany(2);
    const [once, twice] = [await world.end(visitId), await world.end(visitId)];
    expect(twice.body).toEqual(once.body);
    await world.settled();
    const late = await world.take(visitId);
    await aWhile();
    expect(texts()).toHaveLength(1);
    expect((await world.end(visitId)).body.dossiers).toHaveLength(3);
    await world.settled();
    expect(texts()).toEqual([expect.stringContaining('2 ho so'), expect.stringMatching(PLAIN)]);
    expect(texts()[1]).toContain(late.code);
  });

  it('leaves out what was voided meanwhile', async () => {
    await world.start();
    const { visitId, dossiers } = await world.takeMany(3);
    const [first, mistaken, last] = dossiers as [(typeof dossiers)[0], (typeof dossiers)[0], (typeof dossiers)[0]];
    const [counter, leader] = [await world.api.as('motcua'), await world.api.as('lanhdao')];
    await mustActApproved(counter, leader, mistaken, 'void_intake', { reason: 'Nhập nhầm' });
    await world.end(visitId);
    await world.settled();
    expect(texts()).toEqual([expect.stringMatching(new RegExp(`tiep nhan 2 ho so: ${first.code} .*, ${last.code} `))]);
    expect(world.smtp.mails[0]!.source).not.toContain(mistaken.code);
    expect(await world.notices(mistaken.id)).toEqual([
      expect.objectContaining({ state: 'recalled', toldWithId: null, held: false }),
      expect.objectContaining({ state: 'recalled', toldWithId: null, held: false }),
    ]);
  });

  it('does not promise an answer that has been given meanwhile', async () => {
    await world.start();
    const visitId = randomUUID();
    const submitted = await world.take(visitId, { accept: false });
    await mustAct(await world.api.as('motcua'), submitted, 'accept');
    await waitUntil('told at once', () => world.sms.messages.length === 1);
    await world.end(visitId);
    await world.settled();
    expect(texts()).toEqual([expect.stringMatching(PLAIN)]);
  });

  it('still tells code and due time of a dossier of which more is asked before the close', async () => {
    await world.start();
    const visitId = randomUUID();
    const taken = await world.take(visitId);
    const components = [{ code: 'GCS', defect: 'Mờ dấu', bring: 'Bản chính rõ dấu' }];
    // The last day is too near for a reminder.
    const until = localDateOf(new Date());
    await mustAct(await world.api.as('motcua'), taken, 'request_supplement', { components, until });
    await world.settled();
    expect(texts()).toEqual([expect.stringMatching(PLAIN), expect.stringContaining('bo sung')]);
    await world.end(visitId);
    expect((await world.notices(taken.id)).filter(({ held }) => held)).toEqual([]);
  });

  it('tells the others although the dossier whose message it is has ended before it left', async () => {
    const { visitId, dossiers } = await world.takeMany(2);
    await world.end(visitId);
    const [counter, leader] = [await world.api.as('motcua'), await world.api.as('lanhdao')];
    const [carrier, told] = dossiers as [(typeof dossiers)[0], (typeof dossiers)[0]];
    await mustActApproved(counter, leader, carrier, 'withdraw', { reason: 'Công dân xin rút' });
    await world.start();
    await world.settled();
    expect(texts()[0]).toContain(told.code);
  });

  it('tells the others by the second way although the dossier whose message it is has ended meanwhile', async () => {
    const { visitId, dossiers } = await world.takeMany(2);
    await world.end(visitId);
    const [counter, leader] = [await world.api.as('motcua'), await world.api.as('lanhdao')];
    const [carrier, told] = dossiers as [(typeof dossiers)[0], (typeof dossiers)[0]];
    const [mail, text] = [await world.notice(carrier.id, 'email'), await world.notice(carrier.id, 'sms')];
    await mustActApproved(counter, leader, carrier, 'withdraw', { reason: 'Công dân xin rút' });
    await world.api.sql('DELETE FROM outbox_message');
    await world.api.sql(`UPDATE notice SET state = 'delivered' WHERE dossier_id = $1 AND kind = 'withdrawn'`, [
      carrier.id,
    ]);
    await world.api.sql(`UPDATE notice SET state = 'failed' WHERE id = $1`, [mail.id]);
    await world.api.sql('UPDATE notice SET waits_for_id = $2 WHERE id = $1', [text.id, mail.id]);
    await world.start();
    await world.settled();
    expect(texts()).toEqual([expect.stringContaining(told.code)]);
  });

  it('is not told by the second way once later news of each of its dossiers was', async () => {
    const { visitId, dossiers } = await world.takeMany(2);
    await world.end(visitId);
    const [counter, leader] = [await world.api.as('motcua'), await world.api.as('lanhdao')];
    const carrier = dossiers[0]!;
    const [mail, text] = [await world.notice(carrier.id, 'email'), await world.notice(carrier.id, 'sms')];
    for (const one of dossiers) await mustActApproved(counter, leader, one, 'withdraw', { reason: 'Công dân xin rút' });
    await world.api.sql('DELETE FROM outbox_message');
    await world.api.sql(`UPDATE notice SET state = 'delivered' WHERE kind = 'withdrawn' AND dossier_id = ANY ($1)`, [
      dossiers.map(({ id }) => id),
    ]);
    await world.api.sql(`UPDATE notice SET state = 'failed' WHERE id = $1`, [mail.id]);
    await world.api.sql('UPDATE notice SET waits_for_id = $2 WHERE id = $1', [text.id, mail.id]);
    await world.start();
    await world.settled();
    expect(texts()).toEqual([]);
    expect(await world.notice(carrier.id, 'sms')).toMatchObject({ id: text.id, state: 'recalled' });
  });

  it('is told to the others, sent once more, whatever becomes of the dossier whose message it is', async () => {
    const { visitId, dossiers } = await world.takeMany(2);
    await world.end(visitId);
    const [counter, leader] = [await world.api.as('motcua'), await world.api.as('lanhdao')];
    const [carrier, told] = dossiers as [(typeof dossiers)[0], (typeof dossiers)[0]];
    const first = await world.notice(carrier.id, 'sms');
    await world.api.sql(`DELETE FROM outbox_message WHERE subject_id = $1`, [first.id]);
    await world.api.sql(`UPDATE notice SET state = 'undelivered', attempts = 1 WHERE id = $1`, [first.id]);
    const again = (await counter.post(`/api/v1/notices/${first.id}/resend`)).body;
    expect(again).toMatchObject({ resentFromId: first.id, state: 'planned' });
    expect(await world.notice(told.id, 'sms')).toMatchObject({ toldWithId: again.id });
    const refused = await counter.post(`/api/v1/notices/${again.id}/recall`, {});
    expect([refused.status, refused.body]).toMatchObject([422, { code: 'notice.tells_others' }]);
    await mustActApproved(counter, leader, carrier, 'withdraw', { reason: 'Công dân xin rút' });
    await world.start();
    await world.settled();
    expect(texts()[0]).toContain(told.code);
  });

  it('waits as long as the office holds what it tells', async () => {
    const holding = await VisitWorld.create({ holds: true });
    try {
      await holding.api.sql(
        `INSERT INTO notice_rule (id, kind, email, sms, phone, hold_seconds, urgent)
         VALUES (gen_random_uuid(), 'accepted', 'always', 'always', 'fallback', 300, false)`,
      );
      const { visitId, dossiers } = await holding.takeMany(3);
      await holding.end(visitId);
      const [visit] = await holding.api.sql(
        `SELECT release_from > now() + interval '4 minutes' AS later, released_at AS "releasedAt" FROM visit`,
      );
      expect(visit).toEqual({ later: true, releasedAt: null });
      // Each may still be taken back alone, and the sweeper leaves them so long.
      const [first, second, last] = dossiers as [TestDossier, TestDossier, TestDossier];
      const { id } = await holding.notice(second.id, 'sms');
      const counter = await holding.api.as('motcua');
      expect((await counter.post(`/api/v1/notices/${id}/recall`, {})).status).toBe(200);
      await holding.start({ visitHoldMs: 1 });
      await aWhile();
      expect(holding.sms.messages).toEqual([]);
      // However late the sweeper comes, it could not leave before.
      const longAgo = `now() - interval '2 days'`;
      await holding.api.sql(`UPDATE notice SET not_before = ${longAgo}; UPDATE visit SET release_from = ${longAgo}`);
      await holding.settled();
      const list = new RegExp(`tiep nhan 2 ho so: ${first.code} .*, ${last.code} `);
      expect(holding.sms.messages.map(({ text }) => text)).toEqual([expect.stringMatching(list)]);
      const since = `SELECT not_before > now() - interval '1 day' AS "sinceThen" FROM notice WHERE id = $1`;
      const carrier = await holding.notice(first.id, 'sms');
      expect(await holding.api.sql(since, [carrier.id])).toEqual([{ sinceThen: true }]);
    } finally {
      await holding.close();
    }
  });

  it('belongs to one officer, office and day', async () => {
    const { visitId } = await world.takeMany(1);
    const counts = (): Promise<unknown> =>
      world.api.sql('SELECT (SELECT count(*) FROM dossier) AS dossiers, (SELECT count(*) FROM notice) AS notices');
    const before = await counts();
    const refused = { status: 422, body: { code: 'visit.not_yours', errors: [{ path: 'visitId' }] } };
    const intake = async (username: string): Promise<unknown> =>
      (await world.api.as(username)).post('/api/v1/dossiers', {
        ...reachedBy({ phone: '0912345678' }),
        procedureCode: '1.001193',
        caseCode: 'DUNG_HAN',
        channel: 'desk',
        components: [],
        accept: false,
        visitId,
      });
    expect(await intake('motcua2')).toMatchObject(refused);
    await world.api.sql(`UPDATE visit SET opened_on = opened_on - 1 WHERE id = $1`, [visitId]);
    expect(await intake('motcua')).toMatchObject(refused);
    await world.api.sql(
      `UPDATE visit SET opened_on = opened_on + 1, staff_id = (SELECT id FROM staff WHERE username = 'thuly') WHERE id = $1`,
      [visitId],
    );
    expect(await intake('motcua')).toMatchObject(refused);
    expect((await world.end(visitId)).status).toBe(404);
    expect(await counts()).toEqual(before);
    for (const [id, username] of [
      [visitId, 'motcua2'],
      [randomUUID(), 'motcua'],
      ['1', 'motcua'],
    ] as const) {
      expect((await world.end(id, username)).status).toBe(404);
    }
  });

  it('takes nothing in that was received on paper and is entered afterwards', async () => {
    const answer = await (
      await world.api.as('motcua')
    ).post('/api/v1/catch-ups', {
      reason: 'Mất điện',
      decision: 'TB 12/TB-UBND',
      entries: [
        {
          receivedAt: '2026-02-06T10:00:00+07:00',
          dossier: {
            ...reachedBy({}),
            procedureCode: '1.001193',
            channel: 'desk',
            components: [],
            accept: true,
            visitId: randomUUID(),
          },
        },
      ],
    });
    expect([answer.status, answer.body]).toMatchObject([422, { code: 'catch_up.no_visit' }]);
  });
});
