import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TAKE_OVER_WHAT_WAS_SAID } from '../../server/src/database/migrations/1765300100000-stated-wishes.js';
import { OTHER_WARD, startTestApi, type TestApi, type TestClient, WARD } from '../support/api.js';
import { citizenId, mustAct, mustActApproved, takeIn, type TestDossier } from '../support/dossiers.js';

const USUAL = { channels: ['email', 'sms'], language: 'vi' };
const NONE = { channels: [], language: 'vi' };

/** Told by SMS alone, and in English. */
const SMS = { channels: ['sms'], language: 'en' };

describe('what a person said of messages', () => {
  let api: TestApi;
  let counter: TestClient;
  beforeAll(async () => {
    api = await startTestApi({});
    counter = await api.as('motcua');
  });
  afterAll(() => api.stop());

  const owner = (id: string, messages?: object) => ({
    kind: 'person',
    fullName: 'Nguyễn Thị Hoà',
    citizenId: id,
    phone: '0912345678',
    ...(messages && { messages }),
  });
  const wishOf = (dossier: TestDossier): unknown => (dossier['applicant'] as { messages: unknown }).messages;
  const wishAtIntake = async (id: string, messages?: object, more: object = {}): Promise<unknown> =>
    wishOf(await takeIn(counter, { applicant: owner(id, messages), ...more }));
  const found = async (client: TestClient, by: object): Promise<unknown> => {
    const { status, body } = await client.post('/api/v1/dossiers/search', by);
    expect(status).toBe(200);
    return (body as { messages: unknown }).messages;
  };

  it('holds for the next dossier where nothing is said, and can be said otherwise, in part too', async () => {
    const id = citizenId();
    expect(await found(counter, { citizenId: id })).toBeNull();
    expect(await wishAtIntake(id)).toEqual(USUAL);
    expect(await found(counter, { citizenId: id })).toBeNull();
    expect(await wishAtIntake(id, SMS)).toEqual(SMS);
    expect(await found(counter, { citizenId: id })).toEqual(SMS);
    expect(await wishAtIntake(id)).toEqual(SMS);
    expect(await wishAtIntake(id, {})).toEqual(SMS);
    expect(await wishAtIntake(id, { language: 'vi' })).toEqual({ channels: ['sms'], language: 'vi' });
    // To be told as usual again is a wish as well.
    expect(await wishAtIntake(id, USUAL)).toEqual(USUAL);
    expect(await wishAtIntake(id)).toEqual(USUAL);
    expect(await found(counter, { citizenId: id })).toEqual(USUAL);
  });

  it('is not heard at another office', async () => {
    const id = citizenId();
    await wishAtIntake(id, NONE);
    const elsewhere = await api.as('motcua2');
    expect(await found(elsewhere, { citizenId: id })).toBeNull();
    expect(wishOf(await takeIn(elsewhere, { applicant: owner(id) }))).toEqual(USUAL);
    expect(await wishAtIntake(id)).toEqual(NONE);
  });

  it('is heard by the office that comes after this one', async () => {
    const id = citizenId();
    await takeIn(await api.as('motcua2'), { applicant: owner(id, NONE) });
    await api.sql(
      `INSERT INTO office_succession (id, predecessor_id, successor_id, effective_on, decision_number)
       SELECT gen_random_uuid(), a.id, b.id, '2026-01-01', 'NQ 12/NQ-HĐND' FROM office a, office b WHERE a.code = $1 AND b.code = $2`,
      [OTHER_WARD, WARD],
    );
    expect(await found(counter, { citizenId: id })).toEqual(NONE);
    expect(await wishAtIntake(id)).toEqual(NONE);
    expect(await wishAtIntake(id, SMS)).toEqual(SMS);
    expect(await wishAtIntake(id)).toEqual(SMS);
    await api.sql('DELETE FROM office_succession');
  });

  it('is the word of who brings the dossier, not of its owner', async () => {
    const [bearer, child] = [citizenId(), citizenId()];
    const submitter = { fullName: 'Trần Văn Đức', citizenId: bearer, phone: '0987654321', relation: 'Cha' };
    expect(await wishAtIntake(child, SMS, { submitter })).toEqual(SMS);
    expect(await wishAtIntake(child)).toEqual(USUAL);
    expect(await wishAtIntake(bearer)).toEqual(SMS);
    expect(await wishAtIntake(citizenId(), undefined, { submitter })).toEqual(SMS);
  });

  it('is the owner’s where only they can be reached, though somebody else says it at the counter', async () => {
    const [bearer, child] = [citizenId(), citizenId()];
    const submitter = { fullName: 'Trần Văn Đức', citizenId: bearer, relation: 'Con' };
    await wishAtIntake(bearer, NONE);
    await wishAtIntake(child, SMS);
    const told = await takeIn(counter, { applicant: owner(child), submitter });
    expect(wishOf(told)).toEqual(SMS);
    expect(
      await api.sql(`SELECT DISTINCT recipient, channel, language FROM notice WHERE dossier_id = $1`, [told.id]),
    ).toEqual([{ recipient: 'applicant', channel: 'sms', language: 'en' }]);
    expect(await wishAtIntake(child, { language: 'vi' }, { submitter })).toEqual({ channels: ['sms'], language: 'vi' });
    const correction = { changes: { messages: { language: 'en' } }, reason: 'Người dân gọi điện' };
    await mustAct(counter, told, 'correct', correction);
    expect(await wishAtIntake(child)).toEqual(SMS);
    expect(await wishAtIntake(bearer)).toEqual(NONE);
    // Their other dossiers are those of which they are told as well, and none of who only carried this one.
    const own = await takeIn(counter, { applicant: owner(bearer) });
    const sameReader = async ({ id }: TestDossier): Promise<unknown> =>
      ((await counter.get(`/api/v1/dossiers/${id}/same-reader`)).body as { data: { id: string }[] }).data.map(
        (other) => other.id,
      );
    expect(await sameReader(own)).not.toContain(told.id);
    expect(await sameReader(told)).toHaveLength(2);
  });

  it('is each person’s own where an office tells both', async () => {
    const [bearer, child] = [citizenId(), citizenId()];
    const submitter = { fullName: 'Trần Văn Đức', citizenId: bearer, phone: '0987654321', relation: 'Cha' };
    await wishAtIntake(child, SMS);
    await api.sql(
      `INSERT INTO notice_rule (id, office_id, kind, email, sms, phone, people, hold_seconds, urgent)
       SELECT gen_random_uuid(), id, 'accepted', 'never', 'always', 'fallback', 'both', 0, false FROM office WHERE code = $1`,
      [WARD],
    );
    const bySms = { channels: ['sms'], language: 'vi' };
    const told = async (messages: object): Promise<unknown> => {
      const dossier = await takeIn(counter, { applicant: owner(child, messages), submitter });
      return api.sql(
        `SELECT recipient, language, state FROM notice
          WHERE dossier_id = $1 AND kind = 'accepted' AND waits_for_id IS NULL ORDER BY recipient`,
        [dossier.id],
      );
    };
    const brought = { recipient: 'submitter', language: 'vi', state: 'planned' };
    expect(await told(bySms)).toEqual([{ recipient: 'applicant', language: 'en', state: 'planned' }, brought]);
    await wishAtIntake(child, NONE);
    expect(await told(bySms)).toEqual([{ recipient: 'applicant', language: 'vi', state: 'recalled' }, brought]);
    await wishAtIntake(child, USUAL);
    // That nobody is told of this dossier holds for both.
    expect(await told(NONE)).toMatchObject([{ state: 'recalled' }, { state: 'recalled' }]);
    await api.sql('DELETE FROM notice_rule');
  });

  it('is known by the phone of who has no number', async () => {
    const phone = '0977000111';
    const walkIn = { kind: 'person', fullName: 'Lê Văn Tám', otherId: { kind: 'none' }, phone };
    expect(wishOf(await takeIn(counter, { applicant: { ...walkIn, messages: SMS } }))).toEqual(SMS);
    expect(wishOf(await takeIn(counter, { applicant: walkIn }))).toEqual(SMS);
    expect(await found(counter, { phone })).toEqual(SMS);
    expect(await wishAtIntake(citizenId())).toEqual(USUAL);
  });

  it('finds the other open dossiers of which they are told, for which it may hold as well', async () => {
    const [id, child] = [citizenId(), citizenId()];
    const submitter = { fullName: 'Nguyễn Thị Hoà', citizenId: id, phone: '0912345678', relation: 'Mẹ' };
    const first = await takeIn(counter, { applicant: owner(id) });
    const second = await takeIn(counter, { applicant: owner(id, SMS) });
    const brought = await takeIn(counter, { applicant: owner(child), submitter });
    // Brought by somebody else, at another office, ended, and of somebody else with the same phone.
    await takeIn(counter, { applicant: owner(id), submitter: { ...submitter, citizenId: citizenId() } });
    await takeIn(await api.as('motcua2'), { applicant: owner(id) });
    await mustActApproved(
      counter,
      await api.as('lanhdao'),
      await takeIn(counter, { applicant: owner(id) }),
      'withdraw',
      {
        reason: 'Người dân xin rút',
      },
    );
    await takeIn(counter, { applicant: owner(child) });
    const of = async (dossier: TestDossier, client = counter): Promise<unknown> => {
      const { status, body } = await client.get(`/api/v1/dossiers/${dossier.id}/same-reader`);
      return status === 200 ? (body as { data: { id: string }[] }).data.map((other) => other.id) : status;
    };
    expect(await of(first)).toEqual([brought.id, second.id]);
    expect(await of(brought)).toEqual([second.id, first.id]);
    expect(await of(first, await api.as('thuly'))).toEqual([brought.id, second.id]);
    expect(await of(first, await api.as('motcua2'))).toBe(404);
    const { body } = await counter.get(`/api/v1/dossiers/${first.id}/same-reader`);
    expect((body as { data: unknown[] }).data[1]).toMatchObject({ code: second.code, version: 2, messages: SMS });
  });

  it('said with dossiers before it was kept is taken over, the last of each person', async () => {
    const [id, bearer] = [citizenId(), citizenId()];
    const submitter = { fullName: 'Trần Văn Đức', citizenId: bearer, phone: '0987654321', relation: 'Cha' };
    await wishAtIntake(id, NONE);
    await wishAtIntake(id, SMS);
    await wishAtIntake(id, NONE, { submitter });
    await wishAtIntake(id);
    await api.sql('DELETE FROM stated_wish');
    await api.sql(TAKE_OVER_WHAT_WAS_SAID);
    expect(await found(counter, { citizenId: id })).toEqual(SMS);
    expect(await found(counter, { citizenId: bearer })).toEqual(NONE);
    expect(await found(await api.as('motcua2'), { citizenId: id })).toBeNull();
  });

  it('is what was last set right, and nothing when that is only tried', async () => {
    const id = citizenId();
    const dossier = await takeIn(counter, { applicant: owner(id, SMS) });
    const correction = { changes: { messages: { channels: [] } }, reason: 'Người dân gọi điện' };
    const act = { transition: 'correct', version: dossier.version, ...correction };
    expect((await counter.post(`/api/v1/dossiers/${dossier.id}/rehearsals`, act)).status).toBe(200);
    expect(await found(counter, { citizenId: id })).toEqual(SMS);
    await mustAct(counter, dossier, 'correct', correction);
    expect(await found(counter, { citizenId: id })).toEqual({ channels: [], language: 'en' });
    expect(await wishAtIntake(id)).toEqual({ channels: [], language: 'en' });
  });
});
