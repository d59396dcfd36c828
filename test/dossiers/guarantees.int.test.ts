import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { foldEvents, type StateEvent } from '@motcua/shared/dossiers';
import { startTestApi, type TestApi, type TestClient } from '../support/api.js';
import { birthRegistration, inState, takeIn } from '../support/dossiers.js';

describe('what is promised of every act', () => {
  let api: TestApi;
  let counter: TestClient;

  beforeAll(async () => {
    api = await startTestApi();
    counter = await api.as('motcua');
  });
  afterAll(() => api.stop());

  it('lets one of a hundred officers through who act on the same version', async () => {
    const dossier = await inState.submitted(api);
    const answers = await Promise.all(Array.from({ length: 100 }, () => counter.act(dossier, 'accept')));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array.from({ length: 99 }, () => 409)]);
    expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({
      code: 'dossier.changed_meanwhile',
      currentVersion: 2,
      currentState: 'accepted',
    });
    expect(
      await api.sql(`SELECT 1 FROM dossier_event WHERE dossier_id = $1 AND transition = 'accept'`, [dossier.id]),
    ).toHaveLength(1);
    const notices = await api.sql<{ channel: string }>(
      `SELECT channel FROM notice WHERE dossier_id = $1 AND kind = 'accepted' ORDER BY channel`,
      [dossier.id],
    );
    expect(notices).toEqual([{ channel: 'email' }, { channel: 'sms' }]);
  });

  it('gives the stored answer to the same key and body, and refuses another body', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const body = birthRegistration();
    const first = await counter.post('/api/v1/dossiers', body, key);
    const again = await counter.post('/api/v1/dossiers', body, key);
    expect(first.status).toBe(201);
    expect([again.status, again.body]).toEqual([201, first.body]);
    const other = await counter.post('/api/v1/dossiers', { ...body, sets: 2 }, key);
    expect([other.status, other.body]).toMatchObject([422, { code: 'idempotency.key_reused' }]);
    const elsewhere = await counter.act(first.body as never, 'forward');
    expect(elsewhere.status).toBe(200);
  });

  it('answers a repeated act before it looks at the version', async () => {
    const dossier = await inState.submitted(api);
    const key = { 'idempotency-key': randomUUID() };
    const body = { transition: 'accept', version: dossier.version };
    const path = `/api/v1/dossiers/${dossier.id}/transitions`;
    const both = await Promise.all([counter.post(path, body, key), counter.post(path, body, key)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both[0].body).toEqual(both[1].body);
    expect((await counter.post(path, body, key)).body).toEqual(both[0].body);
    // Three answers, three looks at the dossier beside the one at intake.
    expect(await api.sql(`SELECT 1 FROM access_record WHERE dossier_id = $1`, [dossier.id])).toHaveLength(4);
  });

  it('keeps no answer of a refused call, so the key is free for the corrected one', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const refused = await counter.post('/api/v1/dossiers', birthRegistration({ components: [] }), key);
    expect([refused.status, refused.body]).toMatchObject([422, { code: 'dossier.components_missing' }]);
    expect((await counter.post('/api/v1/dossiers', birthRegistration(), key)).status).toBe(201);
  });

  it('gives fifty intakes at once fifty codes without a gap, failed ones in between', async () => {
    const other = await api.as('motcua2');
    const good = Array.from({ length: 50 }, () => other.post('/api/v1/dossiers', birthRegistration()));
    const bad = Array.from({ length: 10 }, () => other.post('/api/v1/dossiers', birthRegistration({ components: [] })));
    const answers = await Promise.all([...good, ...bad]);
    const codes = answers.filter(({ status }) => status === 201).map(({ body }) => (body as { code: string }).code);
    expect(codes.map((code) => Number(code.slice(-4))).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 50 }, (_, i) => i + 1),
    );
    expect(codes.every((code) => code.startsWith('H23.18.08-'))).toBe(true);
  });

  it('creates nothing when a rule refuses', async () => {
    const before = await api.sql('SELECT count(*) FROM dossier');
    const answer = await counter.post(
      '/api/v1/dossiers',
      birthRegistration({ components: [{ code: 'TK', present: true }] }),
    );
    expect(answer.status).toBe(422);
    expect(await api.sql('SELECT count(*) FROM dossier')).toEqual(before);
  });

  it('has for every dossier a gapless history whose fold is its state', async () => {
    const dossiers = await api.sql<{ id: string; state: string; version: number }>(
      'SELECT id, state, version FROM dossier',
    );
    expect(dossiers.length).toBeGreaterThan(50);
    for (const { id, state, version } of dossiers) {
      const events = await api.sql<StateEvent>(
        `SELECT seq, from_state AS "fromState", to_state AS "toState" FROM dossier_event WHERE dossier_id = $1 ORDER BY seq`,
        [id],
      );
      expect(foldEvents(events)).toEqual({ state, version });
    }
  });

  it('leaves one access record for each look, in the same transaction or not at all', async () => {
    const dossier = await takeIn(counter);
    const looks = async (): Promise<number> =>
      (await api.sql(`SELECT 1 FROM access_record WHERE dossier_id = $1 AND action = 'read'`, [dossier.id])).length;
    const before = await looks();
    await counter.get(`/api/v1/dossiers/${dossier.id}`);
    expect(await looks()).toBe(before + 1);
    await api.sql('REVOKE INSERT ON access_record FROM motcua_app');
    try {
      const answer = await counter.get(`/api/v1/dossiers/${dossier.id}`);
      expect(answer.status).toBe(500);
      expect(JSON.stringify(answer.body)).not.toContain('Hoà');
    } finally {
      await api.sql('GRANT INSERT ON access_record TO motcua_app');
    }
  });

  it('keeps a citizen once per office, found again by the id number, with what was last known', async () => {
    const person = { kind: 'person', fullName: 'Lò Văn Én', citizenId: '011190000123' };
    const first = await takeIn(counter, { applicant: { ...person, phone: '0912345670' } });
    const second = await takeIn(counter, {
      applicant: { ...person, fullName: 'Lò Văn Én Anh', email: 'en@example.com' },
    });
    await takeIn(await api.as('motcua2'), { applicant: person });
    const rows = await api.sql<{ applicant_id: string }>('SELECT applicant_id FROM dossier WHERE id = ANY ($1)', [
      [first.id, second.id],
    ]);
    expect(new Set(rows.map(({ applicant_id: id }) => id)).size).toBe(1);
    expect(
      await api.sql(`SELECT full_name, email, phone_enc IS NOT NULL AS phone FROM applicant WHERE id = $1`, [
        rows[0]!.applicant_id,
      ]),
    ).toEqual([{ full_name: 'Lò Văn Én Anh', email: 'en@example.com', phone: true }]);
    // What the first dossier says of its applicant stays as it was taken in.
    expect((await counter.get(`/api/v1/dossiers/${first.id}`)).body).toMatchObject({
      applicant: { fullName: 'Lò Văn Én' },
    });
    expect(await api.sql(`SELECT 1 FROM applicant WHERE full_name LIKE 'Lò Văn Én%'`)).toHaveLength(2);
  });

  it('masks id numbers and phones everywhere, and reveals them with a record', async () => {
    const citizen = '030190012399';
    const dossier = await takeIn(counter, {
      applicant: { kind: 'person', fullName: "H'Hen Niê", citizenId: citizen, phone: '0912345679' },
    });
    const shown = JSON.stringify((await counter.get(`/api/v1/dossiers/${dossier.id}`)).body);
    expect(shown).not.toContain(citizen);
    expect(shown).not.toContain('912345679');
    expect(shown).toContain('030•••••2399');
    const revealed = await counter.post(`/api/v1/dossiers/${dossier.id}/reveal`, { fields: ['citizenId', 'phone'] });
    expect(revealed.body).toEqual({ citizenId: citizen, phone: '+84912345679' });
    expect(
      await api.sql(`SELECT fields FROM access_record WHERE dossier_id = $1 AND action = 'reveal'`, [dossier.id]),
    ).toEqual([{ fields: ['citizenId', 'phone'] }]);
    const found = await counter.post('/api/v1/dossiers/search', { citizenId: citizen });
    expect((found.body as { data: { id: string }[] }).data.map(({ id }) => id)).toEqual([dossier.id]);
    const stored = await api.sql<{ found: number }>(
      `SELECT count(*)::int AS found FROM (SELECT d::text AS row FROM dossier d UNION ALL SELECT a::text FROM applicant a
         UNION ALL SELECT e::text FROM dossier_event e UNION ALL SELECT i::text FROM idempotency_key i) x WHERE row LIKE '%' || $1 || '%'`,
      [citizen],
    );
    expect(stored).toEqual([{ found: 0 }]);
  });
});
