import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { APP_ROLE, WORKER_ROLE } from '../../server/src/database/roles.js';
import { provinceAdministrator } from '../admin/administration.js';
import { OTHER_WARD, startTestApi, type TestApi, WARD } from '../support/api.js';
import { birthRegistration, feeCode, inState, mustAct, takeIn, type TestDossier } from '../support/dossiers.js';
import { bring, csvOf, oldRow } from '../history/old-sheet.js';
import { smallPdf, upload } from '../support/upload.js';

/** Tables that name an office and are read across wards, with the reason. */
const UNWALLED: Record<string, string> = {
  staff_role_at_office: 'who holds which role decides what the walls let through',
  delegation: 'a deputy may come from another office',
  calendar_day: 'holidays and opening hours hang at the door',
  calendar_revision: 'holidays and opening hours hang at the door',
  office_former_path: 'where an office stood in the tree is no secret',
  office_setting: 'how an office reckons is no secret',
  notice_rule: 'by which channel an office tells what is no secret',
  staff_notice_rule: 'whom an office tells what is no secret',
  report_subscription: 'belongs to its person, who is told of it also where the office is theirs no longer',
  notice_template: 'the words of an office are meant for everybody',
  office_hours: 'holidays and opening hours hang at the door',
};
/** Policies beside the wall, with the reason. */
const DOORS: Record<string, string> = {
  // The paper of a result lies at the counter that received the dossier.
  dossier_result: 'policy received_placed received_seen',
};
/** What nobody may change afterwards, whoever they are. */
const HISTORY = ['dossier_event', 'access_record', 'admin_audit', 'report_close'];

const SETTING = `current_setting('motcua.office_ids', true)`;

describe('the walls between offices', () => {
  let api: TestApi;
  let walled: string[];
  let offices: Record<'own' | 'foreign', string>;
  const asRole = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };
  const asApp = <T>(work: (client: Client) => Promise<T>): Promise<T> => asRole(api.database.appUrl, work);

  beforeAll(async () => {
    // Two connections for everybody: what one ward leaves on them the other would find at once.
    api = await startTestApi({}, { poolSize: 2 });
    const rows = await api.sql<{ name: string }>(
      `SELECT DISTINCT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT a.attisdropped
          AND a.attname IN ('office_id', 'handling_office_id') ORDER BY 1`,
    );
    walled = rows.map(({ name }) => name).filter((name) => !(name in UNWALLED));
    const idOf = async (code: string): Promise<string> =>
      (await api.sql<{ id: string }>('SELECT id FROM office WHERE code = $1', [code]))[0]!.id;
    offices = { own: await idOf(WARD), foreign: await idOf(OTHER_WARD) };
  });
  afterAll(() => api.stop());

  it('stand around every table that names an office, but for the listed ones', async () => {
    const tables = await api.sql<{ name: string; walls: string }>(
      `SELECT c.relname AS name, concat_ws(' ', CASE WHEN c.relrowsecurity THEN 'enabled' END,
              CASE WHEN c.relforcerowsecurity THEN 'forced' END,
              (SELECT string_agg(DISTINCT CASE WHEN p.cmd = 'ALL' AND p.permissive = 'PERMISSIVE' AND p.qual LIKE '%motcua.office_ids%'
                                                AND p.with_check LIKE '%motcua.office_ids%' THEN 'policy' ELSE p.policyname END, ' ')
                 FROM pg_policies p WHERE p.schemaname = 'public' AND p.tablename = c.relname AND '${APP_ROLE}' = ANY (p.roles))) AS walls
         FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1`,
    );
    const expected = tables.map(({ name }) => ({
      name,
      walls: walled.includes(name) ? `enabled forced ${DOORS[name] ?? 'policy'}` : '',
    }));
    expect(tables).toEqual(expected);
    expect(walled).toContain('dossier');
    expect(walled.length).toBeGreaterThanOrEqual(14);
    for (const name of Object.keys(UNWALLED)) expect(tables.map((table) => table.name)).toContain(name);
  });

  it('let nobody in by a view or a function that runs as its owner', async () => {
    const views = await api.sql(
      `SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('v', 'm')
          AND NOT COALESCE(c.reloptions @> ARRAY['security_invoker=true'], false)`,
    );
    const functions = await api.sql(
      `SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef
          AND NOT COALESCE(EXISTS (SELECT 1 FROM unnest(p.proconfig) s WHERE s LIKE 'search\\_path=%'), false)`,
    );
    expect([views, functions]).toEqual([[], []]);
  });

  it('hold against roles that own nothing, are nobody’s superior and may make nothing', async () => {
    for (const role of [APP_ROLE, WORKER_ROLE]) {
      const [found] = await api.sql(
        `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
                (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid AND relnamespace = 'public'::regnamespace) AS owned,
                (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS memberships,
                has_schema_privilege(r.oid, 'public', 'CREATE') AS "createsTables",
                has_database_privilege(r.oid, current_database(), 'CREATE') AS "createsSchemas"
           FROM pg_roles r WHERE rolname = $1`,
        [role],
      );
      expect([role, found]).toEqual([
        role,
        {
          rolsuper: false,
          rolbypassrls: false,
          rolcreaterole: false,
          rolcreatedb: false,
          rolreplication: false,
          owned: 0,
          memberships: 0,
          createsTables: false,
          createsSchemas: false,
        },
      ]);
    }
  });

  it('keep history: the application cannot change, delete or empty it, column by column', async () => {
    const may = await api.sql(
      `SELECT r.rolname AS role, t.name, p.privilege
         FROM unnest($1::text[]) t(name), unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) p(privilege), pg_roles r
        WHERE r.rolname = ANY ($2) AND (has_table_privilege(r.oid, t.name, p.privilege)
           OR (p.privilege = 'UPDATE' AND has_any_column_privilege(r.oid, t.name, 'UPDATE')))`,
      [HISTORY, [APP_ROLE, WORKER_ROLE]],
    );
    expect(may).toEqual([]);
    const dossier = await inState.accepted(api);
    await asApp(async (client) => {
      await client.query(`SELECT set_config('motcua.office_ids', $1, false)`, [`{${offices.own}}`]);
      for (const table of HISTORY) {
        for (const statement of [`DELETE FROM ${table}`, `TRUNCATE ${table}`, `UPDATE ${table} SET at = now()`]) {
          await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
        }
      }
      const events = await client.query('SELECT 1 FROM dossier_event WHERE dossier_id = $1', [dossier.id]);
      expect(events.rowCount).toBe(2);
    });
  });

  it('give no table away to everybody', async () => {
    const open = await api.sql(
      `SELECT table_schema, table_name, privilege_type FROM information_schema.role_table_grants
        WHERE grantee = 'PUBLIC' AND table_schema IN ('public', 'bullmq')`,
    );
    expect(open).toEqual([]);
  });

  it.each([
    ['never set', null],
    ['empty', ''],
    ['set to no office', '{}'],
    ['set to an office that is not', '{00000000-0000-0000-0000-000000000000}'],
  ])('show no row of any table while the offices are %s', async (_case, setting) => {
    await fillEveryTable();
    await asApp(async (client) => {
      if (setting !== null) await client.query(`SELECT set_config('motcua.office_ids', $1, false)`, [setting]);
      const seen: string[] = [];
      for (const name of await readable(client)) {
        const { rowCount } = await client.query(`SELECT 1 FROM ${name} LIMIT 1`);
        if (rowCount) seen.push(name);
      }
      expect(seen).toEqual([]);
    });
  });

  it('show each ward its own rows, of every table, and none of the other’s', async () => {
    await fillEveryTable();
    for (const [mine, theirs] of [
      [offices.own, offices.foreign],
      [offices.foreign, offices.own],
    ]) {
      await asApp(async (client) => {
        await client.query(`SELECT set_config('motcua.office_ids', $1, false)`, [`{${mine}}`]);
        for (const name of await readable(client)) {
          const { rows } = await client.query<{ office_id: string; n: number }>(
            `SELECT office_id, count(*)::int AS n FROM ${name} GROUP BY 1`,
          );
          const all = await api.sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${name} WHERE office_id = $1`, [
            mine,
          ]);
          expect([name, rows]).toEqual([name, all[0]!.n > 0 ? [{ office_id: mine, n: all[0]!.n }] : []]);
          await expect(
            client.query(`INSERT INTO ${name} SELECT (jsonb_populate_record(NULL::${name}, $1)).*`, [
              { office_id: theirs, handling_office_id: theirs },
            ]),
          ).rejects.toMatchObject({ code: '42501' });
        }
      });
    }
  });

  it('keep 2,000 interleaved calls of two wards apart on two connections', async () => {
    const dossiers = { motcua: [] as TestDossier[], motcua2: [] as TestDossier[] };
    for (let i = 0; i < 10; i++) {
      for (const name of ['motcua', 'motcua2'] as const) dossiers[name].push(await takeIn(await api.as(name)));
    }
    const wrong: string[] = [];
    const call = async (i: number): Promise<void> => {
      const [me, other] = i % 2 ? (['motcua', 'motcua2'] as const) : (['motcua2', 'motcua'] as const);
      const client = await api.as(me);
      const mine = dossiers[me][i % 10]!;
      const theirs = dossiers[other][i % 10]!;
      const code = me === 'motcua' ? WARD : OTHER_WARD;
      const note = (what: string, fine: boolean): void => void (fine || wrong.push(`${i} ${me}: ${what}`));
      switch (i % 7) {
        case 0:
        case 1: {
          const { status, body } = await client.get('/api/v1/dossiers?limit=100');
          const codes = (body.data as { code: string }[] | undefined)?.map((row) => row.code) ?? [];
          note('list', status === 200 && codes.length >= 10 && codes.every((one) => one.startsWith(code)));
          break;
        }
        case 2:
          note('own', (await client.get(`/api/v1/dossiers/${mine.id}`)).body.code === mine.code);
          break;
        case 3:
          note('foreign', (await client.get(`/api/v1/dossiers/${theirs.id}`)).status === 404);
          break;
        case 4: {
          const { body } = await client.post('/api/v1/dossiers/search', { phone: '0912345678' });
          note(
            'search',
            (body.data as TestDossier[]).every((row) => row.code.startsWith(code)),
          );
          break;
        }
        case 5:
          // A transaction that is rolled back, after it has named its offices.
          note('refused act', (await client.act({ id: mine.id, version: 99 }, 'accept')).status === 409);
          break;
        case 6: {
          const { body } = await client.get('/api/v1/notices?limit=100');
          note(
            'notices',
            (body.data as { dossierCode: string }[]).every((row) => row.dossierCode.startsWith(code)),
          );
        }
      }
    };
    let next = 0;
    const worker = async (): Promise<void> => {
      while (next < 2_002) await call(next++);
    };
    await Promise.all(Array.from({ length: 16 }, worker));
    expect(wrong).toEqual([]);
  });

  it('never leave the offices of one act on the connection of the next', async () => {
    const runners = [api.db.createQueryRunner(), api.db.createQueryRunner()];
    try {
      const left = await Promise.all(runners.map((runner) => runner.query(`SELECT NULLIF(${SETTING}, '') AS offices`)));
      expect(left).toEqual([[{ offices: null }], [{ offices: null }]]);
      for (const runner of runners)
        expect(await runner.query('SELECT count(*)::int AS n FROM dossier')).toEqual([{ n: 0 }]);
    } finally {
      await Promise.all(runners.map((runner) => runner.release()));
    }
  });

  it('let the counter of a dossier see and place what another office decided, and change nothing else of it', async () => {
    const counter = await api.as('motcua');
    const taken = await takeIn(counter, { handlingOfficeCode: OTHER_WARD });
    const sent = await mustAct(await api.as('thuly2'), await mustAct(counter, taken, 'forward'), 'forward');
    const decided = await mustAct(await api.as('lanhdao2'), sent, 'decide', { results: [{}] });
    const elsewhere = await inState.decided(api);
    const seen = await mustAct(counter, decided, 'receive_result', { shelfSlot: 'Kệ 3' });
    const [result] = seen['results'] as { id: string }[];
    expect(seen['results']).toMatchObject([{ shelfSlot: 'Kệ 3' }]);

    const call = (what: string, body: object) => counter.post(`/api/v1/results/${result!.id}/${what}`, body);
    expect((await call('place', { shelfSlot: 'Kệ 4' })).body).toMatchObject({ shelfSlot: 'Kệ 4', symbol: null });
    const { body: file } = await upload(counter, decided.id, { content: smallPdf('bản điện tử') });
    for (const refused of [
      await call('place', { symbol: 'GKS' }),
      await call('copy', { attachmentId: file.id }),
      await call('copy', { attachmentId: file.id, seal: true }),
    ]) {
      expect([refused.status, refused.body.code]).toEqual([403, 'role.not_allowed']);
    }

    const own = `WHERE dossier_id = '${decided.id}'`;
    const tried = (office: string, change: string): Promise<number | string> =>
      asApp(async (client) => {
        await client.query(`SELECT set_config('motcua.office_ids', $1, false)`, [`{${office}}`]);
        return client.query(`UPDATE dossier_result SET ${change}`).then(
          ({ rowCount }) => rowCount!,
          (error: { code: string }) => error.code,
        );
      });
    expect(await tried(offices.own, `shelf_slot = 'Kệ 5' ${own}`)).toBe(1);
    const { rows } = await asApp((client) =>
      client.query<{ name: string }>(
        `SELECT attname AS name FROM pg_attribute
          WHERE attrelid = 'dossier_result'::regclass AND attnum > 0 AND NOT attisdropped AND attname <> 'shelf_slot'`,
      ),
    );
    const others = rows.map(({ name }) => name);
    expect(others).toContain('copy_id');
    const other = (name: string): string =>
      ({
        office_id: `'${offices.own}'`,
        dossier_id: `'${elsewhere.id}'`,
        year: '2001',
        copies: 'copies + 1',
        signed_on: 'signed_on - 1',
        cancelled_at: 'now()',
      })[name] ?? (name.endsWith('id') ? 'gen_random_uuid()' : `'khác'`);
    for (const name of others) {
      expect([name, await tried(offices.own, `${name} = ${other(name)} ${own}`)]).toEqual([name, '42501']);
    }
    // Nor does it give away what is its own: of a number in another register that one would have to know.
    const given = `office_id = '${offices.foreign}', number = '999/2026' WHERE dossier_id = '${elsewhere.id}'`;
    expect(await tried(offices.own, given)).toBe('42501');
    // Nothing of a dossier that it did not receive, and nothing by a ward that neither received nor decided.
    expect(await tried(offices.foreign, `shelf_slot = 'x' WHERE dossier_id = '${elsewhere.id}'`)).toBe(0);
    const turned = await takeIn(await api.as('motcua2'), { handlingOfficeCode: WARD });
    await api.sql(`UPDATE dossier_result SET dossier_id = $1, office_id = $2, number = 'khác' WHERE dossier_id = $3`, [
      turned.id,
      offices.foreign,
      elsewhere.id,
    ]);
    expect(await tried(offices.own, `shelf_slot = 'x' WHERE dossier_id = '${turned.id}'`)).toBe(0);
  });

  /** What the worker leaves at night. */
  async function foreseen(officeId: string): Promise<void> {
    await api.sql(
      `INSERT INTO dossier_forecast (dossier_id, office_id, handling_office_id, word, chance, computed_at, version)
       SELECT id, office_id, handling_office_id, 'safe', 0.1, now(), version FROM dossier WHERE office_id = $1`,
      [officeId],
    );
    await api.sql(
      `INSERT INTO step_statistic (id, office_id, procedure_code, step_code, n, median_minutes, p90_minutes, computed_at)
       VALUES (gen_random_uuid(), $1, '1.001193', 'ky', 9, 60, 120, now())`,
      [officeId],
    );
    await api.sql(`INSERT INTO forecast_backtest VALUES ($1, '2026-05-20', 'safe', 7, 1)`, [officeId]);
  }

  /** What a changed calendar would touch. */
  async function wouldMove(officeId: string): Promise<void> {
    await api.sql(
      `INSERT INTO calendar_revision (number, at, what) SELECT COALESCE(max(number), 0) + 1, now(), 'test' FROM calendar_revision`,
    );
    await api.sql(
      `INSERT INTO calendar_move (id, office_id, dossier_id, revision, due_from, due_to, state)
       SELECT gen_random_uuid(), d.office_id, d.id, (SELECT max(number) FROM calendar_revision), now(), now(), 'pending'
         FROM dossier d WHERE d.office_id = $1 LIMIT 1`,
      [officeId],
    );
    await api.sql(
      `WITH alert AS (
         INSERT INTO deadline_alert (id, office_id, dossier_id, kind, due_at, same_day, created_at)
         SELECT gen_random_uuid(), d.office_id, d.id, 'overdue', now(), false, now()
           FROM dossier d WHERE d.office_id = $1 LIMIT 1 RETURNING id, office_id)
       INSERT INTO staff_alert (alert_id, staff_id, office_id)
       SELECT alert.id, r.staff_id, alert.office_id FROM alert JOIN staff_role_at_office r ON r.office_id = alert.office_id`,
      [officeId],
    );
    await api.sql(
      `INSERT INTO notice_call (id, office_id, notice_id, staff_id, outcome, at)
       SELECT gen_random_uuid(), n.office_id, n.id, (SELECT id FROM staff LIMIT 1), 'no_answer', now()
         FROM notice n WHERE n.office_id = $1 LIMIT 1`,
      [officeId],
    );
    await api.sql(
      `WITH stored AS (INSERT INTO stored_file VALUES (sha256($1::text::bytea), 1, now()) RETURNING sha256)
       INSERT INTO attachment (id, office_id, dossier_id, position, name, kind, sha256, size_bytes, state, uploaded_at, uploaded_by_id)
       SELECT gen_random_uuid(), d.office_id, d.id, 1, 'a.pdf', 'pdf', stored.sha256, 1, 'kept', now(), (SELECT id FROM staff LIMIT 1)
         FROM stored, dossier d WHERE d.office_id = $1::uuid LIMIT 1`,
      [officeId],
    );
    await api.sql(
      `INSERT INTO signature_check (id, office_id, dossier_id, attachment_id, report, checked_by_id)
       SELECT gen_random_uuid(), a.office_id, a.dossier_id, a.id, '{}', a.uploaded_by_id FROM attachment a WHERE a.office_id = $1 LIMIT 1`,
      [officeId],
    );
    await api.sql(
      `INSERT INTO stated_wish VALUES ($1, sha256('known'), '{"channels": ["sms"], "language": "vi"}', now())`,
      [officeId],
    );
    await api.sql(
      `INSERT INTO apology_draft (id, office_id, dossier_id, due_at, new_due_at, reason, made_at)
       SELECT gen_random_uuid(), d.office_id, d.id, now(), now(), 'test', now() FROM dossier d WHERE d.office_id = $1 LIMIT 1`,
      [officeId],
    );
  }

  /** Walled tables that the application may read; the outbox it only writes. */
  async function readable(client: Client): Promise<string[]> {
    const { rows } = await client.query<{ name: string }>(
      `SELECT name FROM unnest($1::text[]) name WHERE has_table_privilege(name, 'SELECT')`,
      [walled],
    );
    expect(walled.filter((name) => !rows.some((row) => row.name === name))).toEqual(['outbox_message']);
    return rows.map(({ name }) => name);
  }

  /** At least one row of each ward in every walled table, so that an empty answer says something. */
  let filled: Promise<void> | undefined;
  function fillEveryTable(): Promise<void> {
    filled ??= (async () => {
      for (const make of Object.values(inState)) await make(api);
      const elsewhere = await takeIn(await api.as('motcua2'));
      const fee = { items: [{ feeCode: await feeCode(api), amountVnd: 8000 }], method: 'cash' };
      const dossier = await takeIn(await api.as('motcua'), { visitId: randomUUID() });
      expect((await (await api.as('motcua')).act(dossier, 'record_payment', fee)).status).toBe(200);
      for (const [counter, { id }] of [
        ['motcua', dossier],
        ['motcua2', elsewhere],
      ] as const) {
        const printed = await (await api.as(counter)).post(`/api/v1/dossiers/${id}/papers`, { form: 'receipt' });
        expect(printed.status).toBe(201);
        const passed = await mustAct(await api.as(counter), await takeIn(await api.as(counter)), 'forward');
        const sheet = { dossierIds: [passed.id] };
        expect((await (await api.as(counter)).post('/api/v1/papers/handover-sheets', sheet)).status).toBe(201);
        const period = { from: '2026-01-01', to: '2026-01-31' };
        expect((await (await api.as(counter)).post('/api/v1/papers/registers', period)).status).toBe(201);
      }
      // The administrator of the province brings sheets of both wards.
      const keeper = await provinceAdministrator(api);
      for (const officeCode of [WARD, OTHER_WARD]) {
        expect((await bring(keeper, csvOf([oldRow()]), { officeCode })).status).toBe(201);
      }
      for (const [username, officeCode] of [
        ['lanhdao', WARD],
        ['lanhdao2', OTHER_WARD],
      ] as const) {
        const close = { officeCode, period: '2026-01' };
        const closed = await (await api.as(username)).post('/api/v1/reports/closes', close);
        expect(closed.status).toBe(201);
        const book = { officeCode, from: '2026-01-01', to: '2026-01-31', format: 'csv' };
        expect((await (await api.as(username)).post('/api/v1/exports/register', book)).status).toBe(201);
      }
      const entries = [{ receivedAt: '2026-02-06T10:00:00+07:00', dossier: birthRegistration() }];
      const catchUp = { reason: 'Mất điện', decision: 'TB 12/TB-UBND', entries };
      expect((await (await api.as('motcua')).post('/api/v1/catch-ups', catchUp)).status).toBe(202);
      for (const officeId of Object.values(offices)) {
        await foreseen(officeId);
        await wouldMove(officeId);
      }
      const empty: string[] = [];
      for (const name of walled) {
        const [row] = await api.sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${name} WHERE office_id = $1`, [
          offices.own,
        ]);
        if (row!.n === 0) empty.push(name);
      }
      expect(empty).toEqual([]);
    })();
    return filled;
  }
});
