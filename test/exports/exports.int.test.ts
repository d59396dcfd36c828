import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ExportState, ExportView } from '@motcua/shared/exports';
import type { ReportCloseView } from '@motcua/shared/figures';
import { parse } from 'csv-parse/sync';
import { pino } from 'pino';
import readXlsxFile from 'read-excel-file/node';
import { Clock } from '../../server/src/common/clock.js';
import { OfficeTransactions } from '../../server/src/database/office-transaction.js';
import { ReportTransactions } from '../../server/src/database/report-transactions.js';
import { ExportRunner } from '../../server/src/exports/export-runner.js';
import { MakeExports } from '../../server/src/exports/make-exports.js';
import { sweepExports } from '../../server/src/exports/sweep-exports.js';
import type { FileStore } from '../../server/src/file-store/file-store.js';
import { LocalFileStore } from '../../server/src/file-store/local-file-store.js';
import { ProcedureCatalogue } from '../../server/src/procedures/procedure-catalogue.js';
import { csvOf, oldRow, oldYear, takeIn as bringOver } from '../history/old-sheet.js';
import { Watch } from '../live/watch.js';
import { startTestApi, type TestApi, type TestClient, WARD } from '../support/api.js';
import { birthRegistration, takeIn } from '../support/dossiers.js';
import { itPapers, textOf } from '../support/pdf-tools.js';
import { SlowStore } from '../support/slow-store.js';
import { waitUntil } from '../support/wait-until.js';

const EXPORTS = '/api/v1/exports';
const PAST = { officeCode: WARD, from: '2024-01-01', to: '2024-03-31' };
const FORMULA = '=HYPERLINK("http://x","y")';
const LIST = { columns: ['code', 'applicant', 'receivedAt', 'timeliness'], language: 'vi', format: 'csv' };

type Kind = 'register' | 'dossiers' | 'closed-list';

describe('exports', () => {
  let api: TestApi;
  let leader: TestClient;
  let supervisor: TestClient;

  beforeAll(async () => {
    api = await startTestApi();
    [leader, supervisor] = await Promise.all([api.as('lanhdao'), api.as('giamsat')]);
    // More than a batch, and two that came in the same minute as others.
    await bringOver(await api.as('quantri'), csvOf(oldYear(1203, ['1.001193', '2.000815'])));
    const applicant = { ...(birthRegistration()['applicant'] as object), fullName: 'Trần Văn Đức' };
    const { id } = await takeIn(await api.as('motcua'), { applicant });
    await api.sql(`UPDATE dossier SET applicant_name = $2 WHERE id = $1`, [id, FORMULA]);
  });
  afterAll(() => api.stop());

  const ask = async (client: TestClient, kind: Kind, body: object): Promise<ExportView> => {
    const answer = await client.post(`${EXPORTS}/${kind}`, body);
    expect([answer.status, answer.body]).toEqual([201, answer.body]);
    return answer.body as ExportView;
  };
  const shown = async (client: TestClient, id: string): Promise<ExportView> =>
    (await client.get(`${EXPORTS}/${id}`)).body as ExportView;
  const until = async (client: TestClient, id: string, state: ExportState): Promise<ExportView> => {
    let last = await shown(client, id);
    await waitUntil(`the export is ${state}`, async () => {
      last = await shown(client, id);
      return last.state === state;
    });
    return last;
  };
  const fetched = async (
    client: TestClient,
    id: string,
  ): Promise<{ status: number; bytes: Buffer; headers: Headers }> => {
    const answer = await fetch(`${api.url}${EXPORTS}/${id}/content`, { headers: { cookie: client.cookie } });
    return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()), headers: answer.headers };
  };
  const made = async (client: TestClient, kind: Kind, body: object): Promise<Buffer> => {
    const { id } = await ask(client, kind, body);
    await until(client, id, 'ready');
    return (await fetched(client, id)).bytes;
  };
  const linesOf = (bytes: Buffer): string[][] => parse(bytes, { bom: true, relaxColumnCount: true });

  itPapers(
    'of a register are the same book as XLSX, CSV and PDF, each dossier once and in order of receipt',
    async () => {
      const csv = linesOf(await made(leader, 'register', { ...PAST, format: 'csv' }));
      expect(csv[0]!.slice(0, 3)).toEqual(['TT', 'Mã hồ sơ', 'Tên thủ tục hành chính']);
      const lines = csv.slice(1);
      expect(lines).toHaveLength(1203);
      expect(lines.map(([number]) => Number(number))).toEqual(lines.map((_, index) => index + 1));
      expect(new Set(lines.map(([, code]) => code)).size).toBe(1203);
      const received = lines.map((line) => line[7]!);
      expect(received).toEqual([...received].sort());
      expect(received[0]).toMatch(/^2024-01-0\d$/);

      const [sheet] = await readXlsxFile(await made(leader, 'register', { ...PAST, format: 'xlsx' }));
      const rows = sheet!.data;
      const head = rows.findIndex((row) => row[1] === 'Mã hồ sơ');
      expect(rows.slice(0, head).flat().filter(Boolean)).toEqual(
        expect.arrayContaining([
          'SỔ THEO DÕI HỒ SƠ',
          'Quyển số: 2024',
          'Mẫu số 06',
          'Từ ngày 01/01/2024 đến ngày 31/03/2024',
          'Tổng số: 1203 hồ sơ',
        ]),
      );
      const body = rows.slice(head + 1, head + 1 + 1203);
      expect(body.map((row) => row[1])).toEqual(lines.map(([, code]) => code));
      expect(
        body.every((row) => typeof row[0] === 'number' && typeof row[3] === 'number' && row[7] instanceof Date),
      ).toBe(true);
      expect(body[0]![7]).toEqual(new Date(`${received[0]}T00:00:00.000Z`));
      expect(
        rows
          .slice(head + 1 + 1203)
          .flat()
          .filter(Boolean),
      ).toEqual(['NGƯỜI LẬP SỔ', '(Ký và ghi rõ họ tên)', 'Vũ Đình Khải']);

      const pdf = await made(leader, 'register', { ...PAST, to: '2024-01-05', format: 'pdf' });
      const until5 = lines.filter((line) => line[7]! <= '2024-01-05');
      expect(until5.length).toBeGreaterThan(10);
      const text = textOf(pdf);
      expect(text).toContain('SỔ THEO DÕI HỒ SƠ');
      expect(text).toContain(`Tổng số: ${until5.length} hồ sơ`);
    },
  );

  it('of a list are exactly the dossiers of the list, and of a figure those it counts', async () => {
    const figure = { officeCode: WARD, figure: 'finishedOnTime', figureFrom: '2024-01-15', figureTo: '2024-02-14' };
    const lines = linesOf(await made(supervisor, 'dossiers', { ...LIST, ...figure })).slice(1);
    const query = new URLSearchParams({ ...figure, count: 'true', limit: '1' });
    const list = await supervisor.get(`/api/v1/dossiers?${query}`);
    expect(lines).toHaveLength(list.body.page.total.value as number);
    expect(lines.length).toBeGreaterThan(100);
    const form = await supervisor.get(`/api/v1/reports/forms/II.06?officeCode=${WARD}&from=2024-01-15&to=2024-02-14`);
    expect(lines).toHaveLength(form.body.totals.finishedOnTime as number);
    expect(new Set(lines.map((line) => line[3]))).toEqual(new Set(['Xong đúng hạn']));

    // More than one batch, in an order by what all have, and by what none has any more.
    const all = { ...LIST, receivedFrom: '2024-01-01', receivedTo: '2024-03-31' };
    for (const sort of ['receivedAt', 'runsOutAt']) {
      const codes = linesOf(await made(leader, 'dossiers', { ...all, sort })).slice(1);
      expect([sort, new Set(codes.map(([code]) => code)).size]).toEqual([sort, 1203]);
    }
  });

  itPapers(
    'of a closed period are the list as it was frozen, as XLSX, CSV and PDF, however long, and leave a record',
    async () => {
      const asked = { officeCode: WARD, period: '2024' };
      const close = (await leader.post('/api/v1/reports/closes', asked)).body as ReportCloseView;
      expect(close.dossiers).toBe(1203);
      const of = { closeId: close.id };
      // What is brought over afterwards is not of the list any more.
      const late = oldRow({
        oldCode: 'BO-SOT-1',
        receivedAt: '05/06/2024',
        dueAt: '07/06/2024',
        finishedAt: '07/06/2024',
      });
      await bringOver(await api.as('quantri'), csvOf([late]));
      const csv = await made(leader, 'closed-list', { ...of, format: 'csv' });
      const lines = linesOf(csv).slice(1);
      const at = linesOf(csv)[0]!.indexOf('Mã hồ sơ');
      const [{ codes }] = (await api.sql<{ codes: string[] }>(
        `SELECT ARRAY(SELECT one ->> 'code' FROM jsonb_array_elements(dossiers) WITH ORDINALITY AS list (one, n) ORDER BY n) AS codes
         FROM report_close WHERE id = $1`,
        [close.id],
      )) as [{ codes: string[] }];
      expect(lines.map((line) => line[at])).toEqual(codes);
      const atOnce = await fetch(`${api.url}/api/v1/reports/closes/${close.id}/dossiers?format=csv`, {
        headers: { cookie: leader.cookie },
      });
      expect(csv.equals(Buffer.from(await atOnce.arrayBuffer()))).toBe(true);

      const [sheet] = await readXlsxFile(await made(supervisor, 'closed-list', { ...of, format: 'xlsx' }));
      const words = sheet!.data.flat();
      expect(words.filter((value) => codes.includes(value as string))).toEqual(codes);
      expect(words).toContainEqual(expect.stringContaining(close.sha256));
      const text = textOf(await made(leader, 'closed-list', { ...of, format: 'pdf' })).replaceAll(' ', '');
      expect(codes.filter((code) => !text.includes(code))).toEqual([]);
      expect(
        await api.sql(`SELECT purpose FROM access_record WHERE purpose LIKE '%; export %; closed period %'`),
      ).toEqual(
        ['csv', 'xlsx', 'pdf'].map((format) => ({ purpose: expect.stringMatching(`^rows: 1203; ${format}; `) })),
      );

      // Who works there on, but is shown no closed list any more, is not given the file either.
      const { id } = await ask(leader, 'closed-list', { ...of, format: 'csv' });
      await until(leader, id, 'ready');
      const become = (role: string): Promise<unknown> =>
        api.sql(
          `UPDATE staff_role_at_office r SET role = $1 FROM staff s
          WHERE s.id = r.staff_id AND s.username = 'lanhdao' AND r.role IN ('leader', 'case_officer')`,
          [role],
        );
      await become('case_officer');
      try {
        expect((await fetched(leader, id)).status).toBe(404);
      } finally {
        await become('leader');
      }
      expect((await fetched(leader, id)).status).toBe(200);
    },
  );

  it('hold no formula, whatever somebody is called', async () => {
    const today = { ...LIST, officeCode: WARD, view: 'desk' };
    const csv = linesOf(await made(leader, 'dossiers', today)).slice(1);
    expect(csv.map((line) => line[1])).toContain(`'${FORMULA}`);
    const xlsx = await readXlsxFile(await made(leader, 'dossiers', { ...today, format: 'xlsx' }));
    expect(JSON.stringify(xlsx)).toContain(JSON.stringify(FORMULA).slice(1, -1));
  });

  it('are made once for a key, are shown to nobody else, and each fetching leaves a record', async () => {
    const key = randomUUID();
    const [first, again] = [0, 0].map(() =>
      leader.post(`${EXPORTS}/register`, { ...PAST, format: 'csv' }, { 'idempotency-key': key }),
    );
    const { id } = (await first!).body as ExportView;
    expect(((await again!).body as ExportView).id).toBe(id);
    const ready = await until(leader, id, 'ready');
    expect(ready).toMatchObject({
      done: 1203,
      rows: 1203,
      fileName: `so-theo-doi-ho-so-${WARD}-2024-01-01_2024-03-31.csv`,
    });
    const other = await api.as('thuly');
    for (const client of [other, supervisor, await api.as('motcua2'), await api.as('quantri')]) {
      expect((await fetched(client, id)).status).toBe(404);
      expect((await client.get(`${EXPORTS}/${id}`)).status).toBe(404);
      expect((await client.post(`${EXPORTS}/${id}/cancel`)).status).toBe(404);
    }
    const records = (): Promise<{ purpose: string }[]> =>
      api.sql(`SELECT purpose FROM access_record WHERE action = 'export' AND purpose LIKE '%' || $1`, [id]);
    expect(await records()).toEqual([]);
    const { status, headers, bytes } = await fetched(leader, id);
    expect([status, headers.get('content-length'), ready.sizeBytes]).toEqual([200, String(bytes.length), bytes.length]);
    expect(headers.get('content-security-policy')).toContain('sandbox');
    const taken = (await shown(leader, id)).fetchedAt;
    expect([ready.fetchedAt, taken]).toEqual([null, expect.any(String)]);
    await fetched(leader, id);
    expect((await shown(leader, id)).fetchedAt).toBe(taken);
    expect(await records()).toEqual([0, 0].map(() => ({ purpose: `rows: 1203; csv; export ${id}` })));
  });

  it('are told live to the one who asked, and to nobody else', async () => {
    const [own, others] = [await Watch.open(leader), await Watch.open(supervisor)];
    try {
      const { id } = await ask(leader, 'register', { ...PAST, format: 'csv' });
      await waitUntil('it is told', () => own.told('export').some((news) => news.id === id && news.state === 'ready'));
      expect(
        own
          .told('export')
          .filter((news) => news.id === id)
          .at(-1),
      ).toEqual({ id, state: 'ready', done: 1203, rows: 1203 });
      expect(others.told('export')).toEqual([]);
    } finally {
      own.close();
      others.close();
    }
  });

  it('are refused at once for what cannot be', async () => {
    const refusals = [
      [leader, 'register', { ...PAST, to: '2023-01-01', format: 'csv' }, 422, 'paper.period_invalid'],
      [leader, 'register', { ...PAST, from: '2024-02-30', format: 'csv' }, 400, 'request.invalid'],
      [leader, 'dossiers', { ...LIST, figure: 'finishedLate' }, 400, 'request.invalid'],
      [leader, 'dossiers', { ...LIST, format: 'pdf' }, 400, 'request.invalid'],
      [await api.as('quantri'), 'register', { ...PAST, format: 'csv' }, 403, 'role.not_allowed'],
      [leader, 'closed-list', { closeId: randomUUID(), format: 'csv' }, 404, 'not_found'],
      [await api.as('motcua2'), 'register', { ...PAST, format: 'csv' }, 404, 'not_found'],
    ] as const;
    for (const [client, kind, body, status, code] of refusals) {
      const answer = await client.post(`${EXPORTS}/${kind}`, body);
      expect([answer.status, answer.body.code]).toEqual([status, code]);
    }
  });

  describe('without anybody who makes them but the test', () => {
    let files: LocalFileStore;
    const makerWith = (store: FileStore): MakeExports => {
      const [transactions, clock] = [api.app.get(OfficeTransactions), api.app.get(Clock)];
      return new MakeExports(
        api.db,
        transactions,
        api.app.get(ReportTransactions),
        clock,
        api.app.get(ProcedureCatalogue),
        api.database.box,
        store,
        pino({ level: 'silent' }),
      );
    };
    const all = async (): Promise<string[]> =>
      (await api.sql<{ id: string }>('SELECT id FROM office')).map(({ id }) => id);
    const sweep = async (): Promise<number> =>
      api.app.get(OfficeTransactions).forOffices(await all(), (tx) => sweepExports(tx, files));

    beforeAll(async () => {
      files = new LocalFileStore(api.env.filesDir);
      await api.app.get(ExportRunner).onModuleDestroy();
    });

    it('leave nothing when they are called off', async () => {
      const { id } = await ask(leader, 'register', { ...PAST, format: 'csv' });
      const store = new SlowStore(files);
      const making = makerWith(store).execute();
      await store.begun;
      expect((await leader.post(`${EXPORTS}/${id}/cancel`)).body.state).toBe('cancelled');
      store.goOn();
      expect(await making).toBe(true);
      expect(await shown(leader, id)).toMatchObject({ state: 'cancelled', fileName: null });
      expect(store.kept).toBe(0);
      const again = await leader.post(`${EXPORTS}/${id}/cancel`);
      expect([again.status, again.body.code]).toEqual([409, 'export.over']);
      expect(((await leader.get(`${EXPORTS}/${id}/content`)).body as { code: string }).code).toBe('export.not_ready');
      expect(await makerWith(files).execute()).toBe(false);
    });

    it('go back to whoever comes next when their process ends in good order', async () => {
      const { id } = await ask(leader, 'register', { ...PAST, format: 'csv' });
      const store = new SlowStore(files);
      const maker = makerWith(store);
      const making = maker.execute();
      await store.begun;
      maker.leaveOff();
      store.goOn();
      expect(await making).toBe(false);
      expect(await shown(leader, id)).toMatchObject({ state: 'waiting' });
      expect(await api.sql('SELECT attempts FROM export_job WHERE id = $1', [id])).toEqual([{ attempts: 0 }]);
      expect(await makerWith(files).execute()).toBe(true);
      expect(await shown(leader, id)).toMatchObject({ state: 'ready' });
    });

    it('are begun anew when their process is gone, and what that one still does changes nothing', async () => {
      const { id } = await ask(leader, 'register', { ...PAST, format: 'csv' });
      const store = new SlowStore(files);
      const lost = makerWith(store).execute();
      await store.begun;
      expect(await makerWith(files).execute()).toBe(false);
      await api.sql(`UPDATE export_job SET lease_until = now() - interval '1 second' WHERE id = $1`, [id]);
      expect(await makerWith(files).execute()).toBe(true);
      const ready = await shown(leader, id);
      expect(ready).toMatchObject({ state: 'ready', rows: 1203 });
      store.goOn();
      await lost;
      expect(store.kept).toBe(0);
      expect(await shown(leader, id)).toEqual(ready);
      expect(linesOf((await fetched(leader, id)).bytes)).toHaveLength(1204);
    });

    it('are given up when each try ends with its process', async () => {
      const { id } = await ask(leader, 'register', { ...PAST, format: 'csv' });
      await api.sql(
        `UPDATE export_job SET state = 'running', attempts = 3, lease_until = now() - interval '1 second' WHERE id = $1`,
        [id],
      );
      await makerWith(files).execute();
      expect(await shown(leader, id)).toMatchObject({ state: 'failed', error: 'export.failed' });
    });

    it('are kept for some days', async () => {
      const { id } = await ask(leader, 'register', { ...PAST, to: '2024-01-09', format: 'csv' });
      await makerWith(files).execute();
      await sweep();
      expect((await fetched(leader, id)).status).toBe(200);
      const [{ sha256 }] = (await api.sql<{ sha256: Buffer }>(`SELECT sha256 FROM export_job WHERE id = $1`, [id])) as [
        { sha256: Buffer },
      ];
      await api.sql(`UPDATE export_job SET expires_at = now() - interval '1 second' WHERE id = $1`, [id]);
      const late = await leader.get(`${EXPORTS}/${id}/content`);
      expect([late.status, late.body.code]).toEqual([409, 'export.expired']);
      expect(await sweep()).toBe(1);
      expect(await files.has(sha256.toString('hex'))).toBe(false);
      expect(await shown(leader, id)).toMatchObject({ state: 'expired' });
      expect((await leader.get(`${EXPORTS}/${id}/content`)).body.code).toBe('export.expired');
    });

    it('are neither made nor given to who has no role there any more', async () => {
      const officer = await api.as('thuly');
      const [before, after] = [
        await ask(officer, 'register', { ...PAST, format: 'csv' }),
        await ask(officer, 'register', { ...PAST, to: '2024-01-31', format: 'csv' }),
      ];
      await makerWith(files).execute();
      const roles = await api.sql<{ staff_id: string; office_id: string; role: string }>(
        `DELETE FROM staff_role_at_office r USING staff s WHERE s.id = r.staff_id AND s.username = 'thuly' RETURNING r.*`,
      );
      expect((await fetched(officer, before.id)).status).toBe(404);
      await makerWith(files).execute();
      for (const { staff_id: staff, office_id: office, role } of roles) {
        await api.sql(`INSERT INTO staff_role_at_office (staff_id, office_id, role) VALUES ($1, $2, $3)`, [
          staff,
          office,
          role,
        ]);
      }
      expect((await fetched(officer, before.id)).status).toBe(200);
      expect(await shown(officer, after.id)).toMatchObject({ state: 'failed', error: 'not_found' });
    });

    it('are not heaped up', async () => {
      const asked = [1, 2, 3, 4, 5, 6, 7, 8].map(() => leader.post(`${EXPORTS}/register`, { ...PAST, format: 'csv' }));
      const answers = await Promise.all(asked);
      const kept = answers.filter(({ status }) => status === 201);
      expect(kept).toHaveLength(5);
      for (const { status, body } of answers.filter((one) => !kept.includes(one))) {
        expect([status, body.code]).toEqual([409, 'export.too_many_at_once']);
      }
      for (const { body } of kept) await leader.post(`${EXPORTS}/${(body as ExportView).id}/cancel`);
    });
  });
});
