import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TEMPLATE_KINDS } from '@motcua/shared/notices';
import { newId } from '../../server/src/common/ids.js';
import { FACTS, NoticeWorld } from '../notices/notice-world.js';
import { startTestApi, type TestAnswer, type TestApi, type TestClient, WARD } from '../support/api.js';
import { takeIn } from '../support/dossiers.js';
import { audited, body, expectRefusal, provinceAdministrator, type Row } from './administration.js';

const TEMPLATES = '/api/v1/admin/notice-templates';
const SMS = { kind: 'accepted', channel: 'sms', language: 'vi' };
const MAIL = { ...SMS, channel: 'email', subject: 'Hồ sơ {{code}}' };
const FIRST = 'Phường đã nhận hồ sơ {{code}}.{{#due}} Hẹn {{due}}.{{/due}}';

interface Told {
  readonly channel: string;
  readonly subject: string | null;
  readonly body: string;
  readonly say: string;
  readonly version: string | null;
}

describe('words of notices', () => {
  let api: TestApi;
  let ward: TestClient;
  let leader: TestClient;
  let province: TestClient;

  beforeAll(async () => {
    api = await startTestApi();
    ward = await api.as('quantri');
    leader = await api.as('lanhdao');
    province = await provinceAdministrator(api);
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    await api.sql('UPDATE notice SET template_version_id = NULL');
    await api.sql('DELETE FROM notice_template');
  });

  const draft = (client: TestClient, words: object, officeCode = WARD): Promise<TestAnswer> =>
    client.post(TEMPLATES, { officeCode, ...words });
  const step = (client: TestClient, id: string, name: string, version: number): Promise<TestAnswer> =>
    client.post(`${TEMPLATES}/${id}/${name}`, { version });
  const proposed = async (client: TestClient, words: object, officeCode = WARD): Promise<Row> => {
    const { id } = body(await draft(client, words, officeCode), 201);
    return body(await step(client, id, 'propose', 1), 200);
  };
  const inForce = async (words: object): Promise<Row> => {
    const { id } = await proposed(ward, words);
    return body(await step(leader, id, 'activate', 2), 200);
  };
  const effective = async (key: object): Promise<Row> => {
    const { data } = body<{ data: Row[] }>(await ward.get(`${TEMPLATES}?officeCode=${WARD}`), 200);
    return data.find((row) => Object.entries(key).every(([name, value]) => name === 'subject' || row[name] === value))!;
  };
  const told = async (dossierId: string): Promise<Told[]> =>
    api.sql<Told>(
      `SELECT channel, subject, body, say, template_version_id AS version FROM notice
        WHERE dossier_id = $1 AND kind = 'accepted' ORDER BY channel`,
      [dossierId],
    );
  const tellOne = async (): Promise<Told[]> => told((await takeIn(await api.as('motcua'))).id);

  it('are the usual ones for every kind, channel and language until an office has its own', async () => {
    const { data } = body<{ data: Row[] }>(await leader.get(`${TEMPLATES}?officeCode=${WARD}`), 200);
    expect(data).toHaveLength(TEMPLATE_KINDS.length * 4);
    expect(data.every(({ holds, pending }) => holds === null && pending === null)).toBe(true);
    expect((await tellOne()).map(({ version }) => version)).toEqual([null, null]);
  });

  it('are refused with what is wrong and where, when they are made and when they are changed', async () => {
    const wrong = await draft(ward, { ...MAIL, subject: '{{nobody}}', body: '{{code}} {{citizenId}} {{ }} {{due}}' });
    expectRefusal(wrong, 422, 'template.words_wrong');
    expect(wrong.body.errors).toEqual([
      { path: 'subject', code: 'template.placeholder_unknown', message: '{{nobody}}' },
      { path: 'body', code: 'template.placeholder_forbidden', message: '{{citizenId}}' },
      { path: 'body', code: 'template.placeholder_empty', message: '{{}}' },
      { path: 'body', code: 'template.placeholder_optional', message: '{{due}}' },
    ]);
    const { id } = body(await draft(ward, { ...SMS, body: FIRST }), 201);
    expectRefusal(
      await ward.send('PATCH', `${TEMPLATES}/${id}`, { version: 1, body: '{{code}} {{applicant}}' }),
      422,
      'template.words_wrong',
      'body',
    );
    expect(await api.sql('SELECT body FROM notice_template')).toEqual([{ body: FIRST }]);
  });

  it('come into force by another person only, and are what citizens are told from then on', async () => {
    const before = await takeIn(await api.as('motcua'));
    const asBefore = await told(before.id);
    const sms = await proposed(ward, { ...SMS, body: FIRST });
    expect(sms).toMatchObject({ number: 1, state: 'proposed', proposedBy: 'Trịnh Hữu Nam', version: 2 });
    expectRefusal(await step(ward, sms.id, 'activate', 2), 403, 'template.same_person');
    expect((await tellOne()).map(({ version }) => version)).toEqual([null, null]);

    expect(body(await step(leader, sms.id, 'activate', 2), 200)).toMatchObject({ state: 'active', version: 3 });
    const mail = await inForce({ ...MAIL, body: 'Chào {{applicant}}, hồ sơ {{code}} đã nhận.' });
    const [byMail, bySms] = await tellOne();
    expect(byMail).toMatchObject({ version: mail.id, subject: expect.stringMatching(/^Hồ sơ H23/) as unknown });
    expect(byMail!.body).toMatch(/^Chào Nguyễn .*, hồ sơ H23\S+ đã nhận\.\n$/);
    expect(bySms).toMatchObject({
      version: sms.id,
      body: expect.stringMatching(/^Phuong da nhan ho so H23/) as unknown,
    });
    expect(bySms!.say).toMatch(/^Phường đã nhận hồ sơ H23/);
    expect(await told(before.id)).toEqual(asBefore);
    expect(await audited(api, 'notice_template', sms.id)).toMatchObject([
      { by: 'quantri', action: 'create', before: null, after: { state: 'draft' } },
      { by: 'quantri', action: 'change', after: { state: 'proposed' } },
      { by: 'lanhdao', action: 'change', after: { state: 'active', activatedBy: 'Vũ Đình Khải' } },
    ]);
  });

  it('retire those before, and give way to the office above and to the usual ones when they retire', async () => {
    const above = body(
      await (async () => {
        const { id } = body(await draft(province, { ...SMS, body: 'Tỉnh: {{code}}' }, 'H23'), 201);
        body(await step(province, id, 'propose', 1), 200);
        // Nobody else is an administrator there: made as if by a leader of the province.
        await api.sql(
          `UPDATE notice_template SET state = 'active', activated_at = now(),
          activated_by_id = (SELECT id FROM staff WHERE username = 'lanhdao') WHERE id = $1`,
          [id],
        );
        return province.get(`${TEMPLATES}/${id}`);
      })(),
      200,
    );
    expect(await effective(SMS)).toMatchObject({ body: 'Tỉnh: {{code}}', holds: { id: above.id, officeCode: 'H23' } });
    expect((await tellOne())[1]).toMatchObject({
      version: above.id,
      body: expect.stringMatching(/^Tinh: H23/) as unknown,
    });

    const first = await inForce({ ...SMS, body: FIRST });
    const second = await inForce({ ...SMS, body: 'Mới: {{code}}' });
    expect(await effective(SMS)).toMatchObject({ holds: { id: second.id, officeCode: WARD, number: 2 } });
    expect(body(await leader.get(`${TEMPLATES}/${first.id}`), 200)).toMatchObject({
      state: 'retired',
      retiredAt: expect.any(String) as unknown,
    });
    body(await step(ward, second.id, 'retire', 3), 200);
    expect((await tellOne())[1]).toMatchObject({ version: above.id });
    body(await step(province, above.id, 'retire', above.version), 200);
    expect((await tellOne())[1]).toMatchObject({ version: null });

    const again = body(await step(ward, first.id, 'restore', 4), 201);
    expect(again).toMatchObject({ state: 'draft', number: 3, body: FIRST });
    expect(await effective(SMS)).toMatchObject({ holds: null, pending: { id: again.id, number: 3, state: 'draft' } });
    const { data } = body<{ data: Row[] }>(
      await ward.get(`${TEMPLATES}/versions?${new URLSearchParams({ officeCode: WARD, ...SMS })}`),
      200,
    );
    expect(data.map(({ number, state }) => [number, state])).toEqual([
      [3, 'draft'],
      [2, 'retired'],
      [1, 'retired'],
    ]);
  });

  it('that tell several dossiers are shown with those of one visit', async () => {
    const counter = await api.as('motcua');
    const visitId = newId();
    const alone = await takeIn(counter);
    const first = await takeIn(counter, { visitId });
    const second = await takeIn(counter, { visitId });
    const key = { kind: 'visit_accepted', channel: 'sms', language: 'vi' };
    const list = '{{#dossiers}} {{code}}{{/dossiers}}{{#more}} +{{more}}{{/more}}';
    expectRefusal(await draft(ward, { ...key, body: '{{count}}' }), 422, 'template.words_wrong', 'body');
    body(await draft(ward, { ...key, body: list }), 201);
    const preview = async (dossierId: string): Promise<string> => {
      const shown = body(
        await ward.post(`${TEMPLATES}/preview`, { officeCode: WARD, ...key, body: list, dossierId }),
        200,
      );
      return (shown['sms'] as { plain: { text: string } }).plain.text;
    };
    expect(await preview(first.id)).toBe(`${first.code} ${second.code}`);
    // It came alone: recent ones stand for what would have come with it.
    expect(await preview(alone.id)).toBe(`${alone.code} ${second.code} ${first.code}`);
    expect(
      await api.sql(
        `SELECT dossier_id AS id FROM access_record WHERE dossier_id = $1 AND purpose = 'notice_template'`,
        [second.id],
      ),
    ).toHaveLength(2);
  });

  it('come into force once, however many press at the same time', async () => {
    const { id } = await proposed(province, { ...SMS, body: FIRST });
    const other = await proposed(province, { ...SMS, body: 'Mới: {{code}}' });
    const answers = await Promise.all([
      step(leader, id, 'activate', 2),
      step(ward, id, 'activate', 2),
      step(ward, other.id, 'activate', 2),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 409]);
    const rows = await api.sql<{ state: string }>('SELECT state FROM notice_template ORDER BY state');
    expect(rows.map(({ state }) => state)).toEqual(['active', 'retired']);
    expectRefusal(await step(leader, id, 'propose', 3), 403, 'role.not_allowed');
    const [{ id: active } = { id: '' }] = await api.sql<{ id: string }>(
      `SELECT id FROM notice_template WHERE state = 'active'`,
    );
    expectRefusal(await step(ward, active, 'propose', 3), 409, 'template.wrong_state');
  });

  it('are shown with an invented dossier where an office has none, which nobody takes for a real one', async () => {
    const preview = async (words: object): Promise<Row> =>
      body(await province.post(`${TEMPLATES}/preview`, { officeCode: 'H23', ...words }), 200);
    const looks = await api.sql('SELECT 1 FROM access_record');
    const mail = await preview({ ...MAIL, body: '{{applicant}}: {{code}}, {{procedure}}' });
    expect(mail).toMatchObject({
      dossiers: [],
      dossierId: null,
      mail: { text: '[họ và tên]: H23-000000-0001, [tên thủ tục]\n' },
    });
    const list = '{{#dossiers}}{{number}} {{code}} {{/dossiers}}{{#more}}{{more}}{{/more}}';
    expect(await preview({ ...SMS, language: 'en', kind: 'visit_accepted', body: list })).toMatchObject({
      problems: [],
      sms: { plain: { text: '1 H23-000000-0001 2 H23-000000-0002 3 H23-000000-0003' } },
    });
    expect(await api.sql('SELECT 1 FROM access_record')).toEqual(looks);
  });

  it('are shown about a recent dossier whose citizen stays unknown, with what a text message takes', async () => {
    const { id, code } = await takeIn(await api.as('motcua'));
    await api.sql(
      `INSERT INTO office_setting (id, office_id, key, value)
       SELECT gen_random_uuid(), id, set.key, set.value::jsonb FROM office,
              (VALUES ('notices.smsPartVnd', '800'), ('notices.smsLetters', '"accented"')) AS set (key, value)
        WHERE code = $1`,
      [WARD],
    );
    const preview = async (words: object): Promise<Row> =>
      body(await ward.post(`${TEMPLATES}/preview`, { officeCode: WARD, ...words }), 200);
    const sms = await preview({ ...SMS, body: FIRST });
    expect(sms).toMatchObject({ problems: [], dossierId: id, mail: null });
    expect(sms['sms']).toMatchObject({
      plain: { encoding: 'gsm7', parts: 1, text: expect.stringContaining(`Phuong da nhan ho so ${code}`) as unknown },
      accented: { encoding: 'ucs2', text: expect.stringContaining(`Phường đã nhận hồ sơ ${code}`) as unknown },
    });
    expect(sms).toMatchObject({ letters: 'accented', partVnd: 800, facts: { code } });
    // Without diacritics, or without the name of the office, it would fit.
    const long = { ...SMS, body: `{{office}} đã nhận hồ sơ {{code}}. ${'Mời đến nhận. '.repeat(6)}` };
    expect(await preview(long)).toMatchObject({ problems: [{ path: 'body', code: 'template.too_long' }], sms: null });
    expectRefusal(await ward.post(TEMPLATES, { officeCode: WARD, ...long }), 422, 'template.words_wrong', 'body');
    // Only an office that has said where dossiers are looked up can send anybody there.
    const linked = { ...SMS, body: '{{code}}{{#link}}. Tra cứu: {{link}}{{/link}}' };
    expect(await preview(linked)).toMatchObject({
      problems: [{ path: 'body', code: 'template.link_unset', placeholder: 'link' }],
      sender: { officeName: expect.stringContaining('Cộng Hòa') as unknown, diacritics: true, hasLink: false },
    });
    expectRefusal(await ward.post(TEMPLATES, { officeCode: WARD, ...linked }), 422, 'template.words_wrong', 'body');
    await api.sql(
      `INSERT INTO office_setting (id, office_id, key, value)
       SELECT gen_random_uuid(), NULL, 'notices.followUrl', '"https://dichvucong.example.vn/tra-cuu?ma={code}"'`,
    );
    expect(((await preview(linked))['sms'] as { plain: Told }).plain).toMatchObject({
      text: `${code}. Tra cuu: https://dichvucong.example.vn/tra-cuu?ma=${code}`,
    });
    for (let others = 0; others < 5; others += 1) await takeIn(await api.as('motcua'), { accept: false });
    const mail = await preview({ ...MAIL, body: 'Chào {{applicant}}: {{code}}', dossierId: id });
    expect((mail['mail'] as Told & { text: string }).text).toMatch(/^Chào N•••( \S•••)+: H23/);
    expect(await preview({ ...SMS, body: '{{colour}}' })).toMatchObject({
      problems: [{ path: 'body', code: 'template.placeholder_unknown', placeholder: 'colour' }],
      sms: null,
    });
    expect(
      await api.sql(
        `SELECT count(*)::int AS looks FROM access_record WHERE dossier_id = $1 AND purpose = 'notice_template'`,
        [id],
      ),
    ).toEqual([{ looks: 5 }]);

    const [, bySms] = await tellOne();
    expect(bySms!.body).toMatch(/^UBND phường/);
    await api.sql('DELETE FROM office_setting');
  });
});

describe('words in the language of the citizen', () => {
  it('are an office’s own in each language, and no other office’s', async () => {
    const world = await NoticeWorld.create();
    try {
      const ids: Record<string, string> = { vi: newId(), en: newId() };
      for (const [language, id] of Object.entries(ids)) {
        for (const channel of ['email', 'sms']) {
          await world.owner.query(
            `INSERT INTO notice_template (id, office_id, kind, channel, language, number, state, subject, body, created_by_id, created_at)
             SELECT $1, $2, 'accepted', $3, $4, 1, 'active', $5, $6, id, now() FROM staff LIMIT 1`,
            [
              channel === 'sms' ? id : newId(),
              world.officeId,
              channel,
              language,
              `S ${language}`,
              `${language} {{code}}`,
            ],
          );
        }
      }
      for (const language of ['vi', 'en'] as const) {
        const owed = await world.owe({
          facts: { ...FACTS, language },
          email: 'hoa@example.com',
          phone: '+84912345678',
        });
        const notices = await Promise.all(owed.map((id) => world.notice(id)));
        expect(notices.map(({ body: words }) => words.trim())).toEqual(
          Array(2).fill(`${language} H23.18.07-260315-0042`),
        );
        expect(notices.find(({ channel }) => channel === 'sms')).toMatchObject({ templateVersionId: ids[language] });
      }
    } finally {
      await world.close();
    }
  });
});
