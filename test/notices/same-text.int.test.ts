import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../server/src/common/ids.js';
import { NEEDS_SOMEBODY } from '../../server/src/figures/untold.sql.js';
import { ResendNotice } from '../../server/src/notices/resend-notice.js';
import { SweepRungs } from '../../server/src/notices/settle-rungs.js';
import type { RunningWorker } from '../../server/src/notices/start-worker.js';
import { TestSmsGateway } from '../support/sms-gateway.js';
import { waitUntil } from '../support/wait-until.js';
import { EMAIL } from './mail-world.js';
import { startTestWorker, testLogger } from './notice-worker.js';
import { FACTS, NoticeWorld } from './notice-world.js';

const PHONE = '+84912345678';

describe('the same text to the same number', () => {
  let world: NoticeWorld;
  let sms: TestSmsGateway;
  const workers: RunningWorker[] = [];

  beforeAll(async () => {
    world = await NoticeWorld.create();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    sms = await TestSmsGateway.start();
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    await sms.stop();
    await world.owner.query(
      `UPDATE notice SET state = 'recalled', text_key = NULL, waits_for_id = NULL; DELETE FROM outbox_message`,
    );
  });

  const start = async (): Promise<void> => {
    const env = { smsDriver: 'http', smsHttpUrl: sms.url } as const;
    workers.push(await startTestWorker(world, env, { sameTextMs: 600_000 }));
  };
  const owe = async (more: Parameters<NoticeWorld['owe']>[0] = {}): Promise<string> =>
    (await world.owe({ phone: PHONE, ...more }))[0]!;
  const reaches = (id: string, state: string): Promise<unknown> =>
    waitUntil(`notice is ${state}`, async () => (await world.notice(id)).state === state);

  it('is stopped for an officer, who can have it sent all the same', async () => {
    const first = await owe();
    await start();
    await reaches(first, 'gateway_accepted');
    const second = await owe();
    await reaches(second, 'manual');
    expect(await world.notice(second)).toMatchObject({ sameTextAsId: first, attempts: 0 });
    const again = await world.offices.forOffices([world.officeId], (tx) =>
      new ResendNotice(world.database.box, { dispatchWindowMs: 1_000, receiptWithinMs: 0 }).resend(tx, second),
    );
    await reaches(again, 'gateway_accepted');
    expect(sms.messages.map(({ reference }) => reference)).toEqual([first, again]);
  });

  it('lets the mail that would take its place wait for the officer as well', async () => {
    await world.owner.query(
      `INSERT INTO notice_rule (id, office_id, kind, email, sms, phone, hold_seconds, urgent)
       VALUES ($1, $2, 'posted', 'fallback', 'always', 'never', 0, false)`,
      [newId(), world.officeId],
    );
    const first = await owe({ kind: 'posted' });
    await start();
    await reaches(first, 'gateway_accepted');
    const ids = await world.owe({ kind: 'posted', phone: PHONE, email: EMAIL });
    const of = async (channel: string): Promise<string> => {
      for (const id of ids) if ((await world.notice(id)).channel === channel) return id;
      throw new Error(`Nothing is owed by ${channel}.`);
    };
    const [text, mail] = [await of('sms'), await of('email')];
    await reaches(text, 'manual');
    await new SweepRungs(world.worker, testLogger, () => undefined).sweep();
    expect(await world.notice(mail)).toMatchObject({ state: 'planned', waitsForId: text });
    const listed = `SELECT 1 FROM notice n WHERE n.id = $1 AND ${NEEDS_SOMEBODY}`;
    expect(await world.owner.query(listed, [text])).toHaveLength(1);

    const again = await world.offices.forOffices([world.officeId], (tx) =>
      new ResendNotice(world.database.box, { dispatchWindowMs: 1_000, receiptWithinMs: 0 }).resend(tx, text),
    );
    expect(await world.notice(mail)).toMatchObject({ state: 'planned', waitsForId: again });
  });

  it('goes once of many that are owed at the same moment, with two workers', async () => {
    const ids = [await owe(), await owe(), await owe(), await owe()];
    await Promise.all([start(), start()]);
    await reaches(ids[0]!, 'gateway_accepted');
    for (const id of ids.slice(1)) await reaches(id, 'manual');
    expect(sms.messages).toHaveLength(1);
  });

  it('is another to another number, of another dossier, or after some time', async () => {
    const first = await owe();
    const others = [await owe({ phone: '+84987654321' }), await owe({ facts: { ...FACTS, code: `${FACTS.code}1` } })];
    await start();
    for (const id of [first, ...others]) await reaches(id, 'gateway_accepted');
    await world.owner.query(`UPDATE notice SET due_at = now() - interval '11 minutes' WHERE id = $1`, [first]);
    await reaches(await owe(), 'gateway_accepted');
  });
});
