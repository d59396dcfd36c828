import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import type { TestAnswer, TestClient } from '../support/api.js';
import { mustAct, mustActApproved, type TestDossier } from '../support/dossiers.js';
import { waitUntil } from '../support/wait-until.js';
import { TEST_QUEUE } from './notice-worker.js';
import { reachedBy, VisitWorld } from './visit-world.js';

const COPIES = {
  procedureCode: '2.000815',
  caseCode: undefined,
  components: ['BC', 'BS'].map((code) => ({ code, present: true })),
};
/** Who gave no mail address is thanked by a text message. */
const byPhone = (phone: string): object => {
  const { applicant } = reachedBy({ phone });
  return { applicant: { ...applicant, email: undefined } };
};
const COLLECTOR = { fullName: 'Nguyễn Thị Hoà', relation: 'applicant' };

describe(`results told in one message, queue on ${TEST_QUEUE}`, () => {
  let world: VisitWorld;
  let counter: TestClient;
  let leader: TestClient;
  beforeAll(async () => {
    world = await VisitWorld.create();
    [counter, leader] = [await world.api.as('motcua'), await world.api.as('lanhdao')];
  });
  afterEach(() => world.clear());
  afterAll(() => world.close());

  const texts = (): string[] => world.sms.messages.map(({ text }) => text);
  const take = (changes: object = {}): Promise<TestDossier> =>
    world.take(randomUUID(), { visitId: undefined, ...byPhone('0912345678'), ...changes });
  const many = async (count: number, changes: object = {}): Promise<TestDossier[]> => {
    const dossiers: TestDossier[] = [];
    while (dossiers.length < count) dossiers.push(await take(changes));
    return dossiers;
  };
  const finish = ({ id, version }: TestDossier, visitId?: string): Promise<TestAnswer> =>
    counter.post(`/api/v1/dossiers/${id}/same-visit`, {
      version,
      results: [{}],
      signerId: leader.user.id,
      collector: COLLECTOR,
      ...(visitId && { visitId }),
    });
  const decided = async (changes: object = {}): Promise<TestDossier> =>
    mustAct(leader, await mustAct(counter, await take(changes), 'forward'), 'decide', { results: [{}] });
  const told = (kind: string): Promise<{ dossierId: string; state: string; toldWithId: string | null }[]> =>
    world.api.sql(
      `SELECT dossier_id AS "dossierId", state, told_with_id AS "toldWithId" FROM notice WHERE kind = $1 AND channel = 'sms' ORDER BY id`,
      [kind],
    );

  it('thanks once for five copies that are finished together, and shows it with each', async () => {
    await world.start();
    const copies = await many(5, COPIES);
    const visitId = randomUUID();
    for (const copy of copies) expect((await finish(copy, visitId)).status).toBe(200);
    expect(texts()).toEqual([]);
    expect((await world.end(visitId)).status).toBe(200);
    await world.settled();
    const list = copies.map(({ code }) => code).join(', ');
    expect(texts()).toEqual([
      expect.stringMatching(new RegExp(`^UBND phuong Cong Hoa da tra ket qua 5 ho so ngay \\S+: ${list}\\. Cam on`)),
    ]);
    for (const [index, { id }] of copies.entries()) {
      const { body } = await counter.get(`/api/v1/dossiers/${id}`);
      expect(body.notices).toContainEqual(
        expect.objectContaining({
          kind: 'handed_over',
          state: 'gateway_accepted',
          toldWithCode: index === 0 ? null : copies[0]!.code,
        }),
      );
    }
  });

  it('thanks for one alone at once and in its own words, and by mail whoever has one', async () => {
    await world.start();
    const [alone, ...others] = await many(1, COPIES);
    expect((await finish(alone!)).status).toBe(200);
    await waitUntil('told at once', () => texts().length === 1);
    expect(texts()[0]).toMatch(new RegExp(`^Ket qua ho so ${alone!.code} da tra ngay`));

    others.push(...(await many(2, { ...COPIES, ...reachedBy({ phone: '0912345678', email: 'hoa@example.com' }) })));
    const visitId = randomUUID();
    for (const copy of others) await finish(copy, visitId);
    await world.end(visitId);
    await world.settled();
    expect([texts().length, world.smtp.mails.length]).toEqual([1, 1]);
    const { subject } = await simpleParser(world.smtp.mails[0]!.source);
    expect(subject).toBe('[UBND phường Cộng Hòa] Đã trả kết quả 2 hồ sơ');
  });

  it('calls each person once for a pile of results, those that come by post apart', async () => {
    await world.start();
    const hers = [await decided(), await decided()];
    const his = await decided(byPhone('0987654321'));
    const posted = await decided({ resultDelivery: { method: 'post', address: 'Số 1 Cộng Hòa, Hải Phòng' } });
    const visitId = randomUUID();
    await world.api.sql(`UPDATE notice SET state = 'recalled' WHERE state <> 'recalled'`);
    world.sms.messages.length = 0;
    for (const result of [...hers, his, posted]) await mustAct(counter, result, 'receive_result', { visitId });
    await world.end(visitId);
    await waitUntil('all are told', () => texts().length === 3);
    expect(texts()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          new RegExp(`^2 ho so da co ket qua: ${hers.map(({ code }) => code).join(', ')}\\. Moi mang`),
        ),
        expect.stringMatching(new RegExp(`^Ho so ${his.code} da co ket qua`)),
        expect.stringMatching(new RegExp(`^Ho so ${posted.code} da co ket qua\\. Ket qua se duoc gui qua buu dien`)),
      ]),
    );
  });

  it('reminds in one message of what is not collected, and of nothing that has been', async () => {
    await world.start();
    const [first, collected, last] = [await decided(), await decided(), await decided()];
    const visitId = randomUUID();
    await world.api.sql(`UPDATE notice SET state = 'recalled' WHERE state <> 'recalled'`);
    for (const result of [first, collected, last]) await mustAct(counter, result, 'receive_result', { visitId });
    await world.end(visitId);
    await waitUntil('called', () => texts().some((text) => text.startsWith('3 ho so da co ket qua')));
    const { body: ready } = await counter.get(`/api/v1/dossiers/${collected.id}`);
    await mustAct(counter, ready, 'hand_over', { method: 'desk', collector: COLLECTOR });
    // To the second: the clocks of acts differ from the database's by less than a thousandth, each by another part of it.
    const [visit] = await world.api.sql(
      `SELECT v.released_at, v.release_from > now() + interval '5 days'
              AND abs(extract(epoch FROM v.release_from - max(n.not_before))) < 1 AS "onItsDay"
         FROM visit v JOIN notice n ON n.held_for_visit_id = v.id AND n.kind = 'collect_reminder' WHERE v.id = $1 GROUP BY v.id`,
      [visitId],
    );
    expect(visit).toEqual({ released_at: null, onItsDay: true });
    // As when its day has come.
    await world.api.sql(`UPDATE notice SET not_before = now() WHERE kind = 'collect_reminder' AND state = 'planned'`);
    await world.api.sql(`UPDATE visit SET release_from = now() WHERE id = $1`, [visitId]);
    const reminder = new RegExp(
      `^Ket qua 2 ho so co tu ngay \\S+, Ong/Ba chua nhan: ${first.code}, ${last.code}\\. Moi mang`,
    );
    await waitUntil('reminded', () => texts().some((text) => reminder.test(text)));
    const again = await world.api.sql(
      `SELECT n.state, count(*)::int AS n, bool_and(v.release_from > now() + interval '9 days') AS later
         FROM notice n LEFT JOIN visit v ON v.id = n.held_for_visit_id
        WHERE n.kind = 'collect_reminder_again' AND n.dossier_id = ANY ($1) GROUP BY n.state ORDER BY n.state`,
      [[first, collected, last].map(({ id }) => id)],
    );
    expect(again).toEqual([
      { state: 'planned', n: 2, later: true },
      { state: 'recalled', n: 1, later: null },
    ]);
  });

  it('says nothing of a result that is taken back while it may be, and all the same tells the others', async () => {
    const holding = await VisitWorld.create({ holds: true });
    try {
      const client = await holding.api.as('motcua');
      const boss = await holding.api.as('lanhdao');
      await holding.api.sql(
        `INSERT INTO notice_rule (id, kind, email, sms, phone, hold_seconds, urgent)
         VALUES (gen_random_uuid(), 'result_ready', 'always', 'always', 'fallback', 300, false)`,
      );
      const visitId = randomUUID();
      const results: TestDossier[] = [];
      for (let number = 0; number < 3; number += 1) {
        const taken = await holding.take(visitId, { visitId: undefined, ...reachedBy({ phone: '0912345678' }) });
        const done = await mustAct(boss, await mustAct(client, taken, 'forward'), 'decide', { results: [{}] });
        results.push(await mustAct(client, done, 'receive_result', { visitId }));
      }
      const [first, reversed, last] = results as [TestDossier, TestDossier, TestDossier];
      await holding.end(visitId);
      const ready = async (dossier: TestDossier): Promise<unknown> =>
        (await holding.notices(dossier.id)).find(({ kind }) => kind === 'result_ready');
      expect(await ready(first)).toMatchObject({ state: 'planned', held: true });
      await mustActApproved(client, boss, reversed, 'reopen_decision', { reason: 'In sai họ tên' });
      await holding.api.sql(`DELETE FROM outbox_message`);
      await holding.api.sql(`UPDATE notice SET state = 'recalled' WHERE held_for_visit_id IS NULL`);
      await holding.start({ holds: true });
      // What the hold still has to run is over.
      await holding.api.sql(`UPDATE notice SET not_before = now() WHERE kind = 'result_ready' AND state = 'planned'`);
      await holding.api.sql(`UPDATE visit SET release_from = now()`);
      await waitUntil('told', () => holding.sms.messages.length > 0 && holding.smtp.mails.length > 0);
      expect(holding.sms.messages.map(({ text }) => text)).toEqual([
        expect.stringMatching(new RegExp(`^2 ho so da co ket qua: ${first.code}, ${last.code}\\. Moi mang`)),
      ]);
      expect(await ready(reversed)).toMatchObject({ state: 'recalled', toldWithId: null });
      expect(await ready(last)).toMatchObject({ state: 'recalled', toldWithId: expect.any(String) });
    } finally {
      await holding.close();
    }
  });

  it('waits with its thanks for the rest of what a person brought and can have at once, and no longer', async () => {
    await world.start();
    const visitId = randomUUID();
    const copies = [await take({ ...COPIES, visitId }), await take({ ...COPIES, visitId })];
    // Is there in some days: nobody waits for it.
    const ordinary = await take({ visitId });
    await world.end(visitId);
    await waitUntil('told', () => texts().length === 1);
    expect(texts()[0]).toContain(ordinary.code);
    expect((await finish(copies[0]!)).status).toBe(200);
    const [visit] = await world.api.sql(
      `SELECT release_from > now() + interval '9 minutes' AS later FROM visit WHERE id = $1`,
      [visitId],
    );
    expect(visit).toEqual({ later: true });
    expect((await finish(copies[1]!)).status).toBe(200);
    await waitUntil('thanked', () => texts().length === 2);
    expect(texts()[1]).toMatch(
      new RegExp(`da tra ket qua 2 ho so ngay \\S+: ${copies.map(({ code }) => code).join(', ')}\\.`),
    );
    const late = await take({ ...COPIES, visitId });
    await world.end(visitId);
    expect((await finish(late)).status).toBe(200);
    await waitUntil('thanked at once', () => texts().length === 3);
    expect(texts()[2]).toMatch(new RegExp(`^Ket qua ho so ${late.code} da tra`));
  });

  it('waits for the end of a visit that still goes on, and forgets what is not called for', async () => {
    await world.start();
    const visitId = randomUUID();
    const copies = [await take({ ...COPIES, visitId }), await take({ ...COPIES, visitId })];
    for (const copy of copies) await finish(copy);
    const [open] = await world.api.sql(`SELECT released_at, release_from FROM visit WHERE id = $1`, [visitId]);
    expect(open).toEqual({ released_at: null, release_from: null });
    await world.end(visitId);
    await waitUntil('thanked', () => texts().length === 1);
    expect(texts()[0]).toContain('2 ho so');

    const again = randomUUID();
    const [one, other] = [await take({ ...COPIES, visitId: again }), await take({ ...COPIES, visitId: again })];
    await world.end(again);
    await finish(one);
    await mustActApproved(counter, leader, other, 'void_intake', { reason: 'Nhập nhầm' });
    // As when its time has run out.
    await world.api.sql(`UPDATE visit SET release_from = now() WHERE id = $1`, [again]);
    await waitUntil('thanked', () => texts().length === 2);
    expect(texts()[1]).toMatch(new RegExp(`^Ket qua ho so ${one.code} da tra`));
  });

  it('thanks for none that is taken back before the visit ends', async () => {
    await world.start();
    const copies = await many(3, COPIES);
    const visitId = randomUUID();
    for (const copy of copies) await finish(copy, visitId);
    const { body: wrong } = await counter.get(`/api/v1/dossiers/${copies[1]!.id}`);
    await mustActApproved(counter, leader, wrong, 'reopen_hand_over', { reason: 'Trả nhầm người' });
    await world.end(visitId);
    await world.settled();
    expect(texts()).toEqual([
      expect.stringMatching(new RegExp(`da tra ket qua 2 ho so ngay \\S+: ${copies[0]!.code}, ${copies[2]!.code}\\.`)),
    ]);
    expect((await told('handed_over')).map(({ toldWithId }) => toldWithId === null)).toEqual(
      expect.arrayContaining([true, true, false]),
    );
  });

  it('refuses the visit of another officer, and nothing has changed', async () => {
    const visitId = randomUUID();
    await world.take(visitId);
    await world.api.sql(`UPDATE visit SET opened_on = opened_on - 1 WHERE id = $1`, [visitId]);
    const copy = await take(COPIES);
    const refused = await finish(copy, visitId);
    expect([refused.status, refused.body]).toMatchObject([
      422,
      { code: 'visit.not_yours', errors: [{ path: 'visitId' }] },
    ]);
    expect((await counter.get(`/api/v1/dossiers/${copy.id}`)).body).toMatchObject({ version: copy.version });
  });
});
