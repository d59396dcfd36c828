import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { ReleaseVisit } from '../../server/src/notices/release-visit.js';
import { mustAct, type TestDossier } from '../support/dossiers.js';
import { waitUntil } from '../support/wait-until.js';
import { TEST_QUEUE } from './notice-worker.js';
import { VisitWorld } from './visit-world.js';

const SETTINGS = { dispatchWindowMs: 60_000, receiptWithinMs: 0 };

describe(`a visit released once and whole, queue on ${TEST_QUEUE}`, () => {
  let world: VisitWorld;
  beforeAll(async () => {
    world = await VisitWorld.create();
  });
  afterEach(() => world.clear());
  afterAll(() => world.close());

  const rows = async (): Promise<unknown[]> => [
    await world.api.sql('SELECT * FROM notice ORDER BY id'),
    await world.api.sql('SELECT * FROM outbox_message ORDER BY id'),
    await world.api.sql('SELECT * FROM visit ORDER BY id'),
  ];

  /**
   * Releases as the worker does; its connection is cut before this statement, or before the commit when it has no more.
   *
   * @returns how many statements were sent
   */
  async function cutBefore(statement: number, visitId: string): Promise<number> {
    let sent = 0;
    const cut = world.worker.transaction(async (em) => {
      const [{ pid }]: [{ pid: number }] = await em.query('SELECT pg_backend_pid() AS pid');
      const terminate = (): Promise<unknown> => world.api.sql('SELECT pg_terminate_backend($1)', [pid]);
      const query = async (text: string, values: unknown[]): Promise<unknown> => {
        sent += 1;
        if (sent === statement) await terminate();
        return em.query(text, values);
      };
      await new ReleaseVisit(world.database.box, SETTINGS).release({ query } as EntityManager, visitId);
      await terminate();
    });
    await expect(cut).rejects.toThrow();
    return sent;
  }

  it('leaves everything as it was when it is cut off at any point, and is found again', async () => {
    const { visitId, dossiers } = await world.takeMany(3);
    const before = await rows();
    let statement = 0;
    let sent: number;
    do {
      statement += 1;
      sent = await cutBefore(statement, visitId);
      expect(await rows()).toEqual(before);
    } while (sent >= statement);
    // The reading, the settings, the words, two statements for each of two messages, the letting go and the visit itself; then the commit.
    expect(statement).toBe(11);
    await world.api.sql(`UPDATE visit SET last_intake_at = now() - interval '1 hour'`);
    await world.start();
    await world.settled();
    expect([world.sms.messages.length, world.smtp.mails.length]).toEqual([1, 1]);
    for (const { code } of dossiers) expect(world.sms.messages[0]!.text).toContain(code);
  });

  it('sends one message though many close at once while the sweeper comes by', async () => {
    const { visitId } = await world.takeMany(3);
    await world.api.sql(`UPDATE visit SET last_intake_at = now() - interval '1 hour'`);
    const [answers] = await Promise.all([
      Promise.all(Array.from({ length: 8 }, () => world.end(visitId))),
      world.start(),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
    await world.settled();
    expect([world.sms.messages.length, world.smtp.mails.length]).toEqual([1, 1]);
  });

  it('keeps one text message for the case that the one mail does not arrive', async () => {
    await world.api.sql(
      `INSERT INTO notice_rule (id, kind, email, sms, phone, hold_seconds, urgent)
       VALUES (gen_random_uuid(), 'accepted', 'always', 'fallback', 'fallback', 0, false)`,
    );
    const { visitId, dossiers } = await world.takeMany(3);
    await world.api.sql('DELETE FROM notice_rule');
    await world.end(visitId);
    expect(await world.api.sql('SELECT 1 FROM outbox_message')).toHaveLength(1);
    const [email] = await world.api.sql<{ email: string }>('SELECT email FROM dossier WHERE id = $1', [
      dossiers[0]!.id,
    ]);
    world.smtp.unknownRecipients.add(email!.email);
    await world.start();
    await world.settled();
    expect([world.sms.messages.length, world.smtp.mails.length]).toEqual([1, 0]);
    for (const { code } of dossiers) expect(world.sms.messages[0]!.text).toContain(code);
  });

  describe('where a number was set right meanwhile, so that a call stands behind the mail', () => {
    const LANDLINE = { changes: { phone: '0220 3882 115' }, reason: 'Ghi nhầm số' };
    const taken = async (): Promise<{ visitId: string; dossier: TestDossier }> => {
      const visitId = randomUUID();
      await world.api.sql(
        `INSERT INTO notice_rule (id, kind, email, sms, phone, hold_seconds, urgent)
         VALUES (gen_random_uuid(), 'accepted', 'always', 'fallback', 'fallback', 0, false)`,
      );
      const dossier = await world.take(visitId);
      await world.api.sql('DELETE FROM notice_rule');
      return { visitId, dossier: await mustAct(await world.api.as('motcua'), dossier, 'correct', LANDLINE) };
    };
    const waits = async ({ id }: TestDossier): Promise<void> => {
      const [call] = await world.api.sql(
        `SELECT channel, state, held_for_visit_id IS NOT NULL AS held, waits_for_id IS NOT NULL AS waits FROM notice
          WHERE dossier_id = $1 AND kind = 'accepted' AND channel <> 'email'`,
        [id],
      );
      expect(call).toEqual({ channel: 'phone', state: 'planned', held: false, waits: true });
    };

    it('the call waits for it still', async () => {
      const { visitId, dossier } = await taken();
      expect(await world.end(visitId)).toMatchObject({ status: 200 });
      await waits(dossier);
    });

    it('the call waits for it still when a later act lets it go', async () => {
      const { dossier } = await taken();
      const components = [{ code: 'GCS', defect: 'Mờ dấu', bring: 'Bản chính rõ dấu' }];
      await mustAct(await world.api.as('motcua'), dossier, 'request_supplement', { components });
      await waits(dossier);
    });
  });

  it('lets the other visits go though one cannot be', async () => {
    const broken = await world.takeMany(2);
    const whole = await world.takeMany(2);
    await world.api.sql(`UPDATE notice SET address_enc = '\\x00' WHERE held_for_visit_id = $1`, [broken.visitId]);
    await world.api.sql(`UPDATE visit SET last_intake_at = now() - interval '1 hour'`);
    await world.api.sql(`UPDATE visit SET last_intake_at = now() - interval '2 hours' WHERE id = $1`, [broken.visitId]);
    await world.start();
    await waitUntil('the whole one is told', async () => world.sms.messages.length > 0);
    for (const { code } of whole.dossiers) expect(world.sms.messages[0]!.text).toContain(code);
    const open = await world.api.sql('SELECT id FROM visit WHERE released_at IS NULL');
    expect(open).toEqual([{ id: broken.visitId }]);
  });

  it('tells every dossier exactly once though intakes and closes race', async () => {
    await world.start();
    const { visitId, dossiers } = await world.takeMany(1);
    const taken = await Promise.all([
      ...Array.from({ length: 6 }, () => world.take(visitId)),
      ...Array.from({ length: 3 }, () => world.end(visitId).then(() => null)),
    ]);
    await world.end(visitId);
    await world.settled();
    const codes = [...dossiers, ...taken.flatMap((one) => one ?? [])].map(({ code }) => code).sort();
    const told = world.sms.messages.flatMap(({ text }) => text.match(/H23\.18\.07-\d{6}-\d{4}/g) ?? []);
    expect(told.sort()).toEqual(codes);
  });
});
