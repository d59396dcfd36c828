import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ExportView } from '@motcua/shared/exports';
import type { ReportCloseView } from '@motcua/shared/figures';
import { parse } from 'csv-parse/sync';
import { Client } from 'pg';
import { pino } from 'pino';
import readXlsxFile from 'read-excel-file/node';
import { Clock } from '../../server/src/common/clock.js';
import { OfficeTransactions } from '../../server/src/database/office-transaction.js';
import { READS_AT_ONCE } from '../../server/src/database/replica.js';
import { ReportTransactions } from '../../server/src/database/report-transactions.js';
import { ExportRunner } from '../../server/src/exports/export-runner.js';
import { MakeExports } from '../../server/src/exports/make-exports.js';
import type { FileStore } from '../../server/src/file-store/file-store.js';
import { LocalFileStore } from '../../server/src/file-store/local-file-store.js';
import { ProcedureCatalogue } from '../../server/src/procedures/procedure-catalogue.js';
import { MakeReportMails } from '../../server/src/reports/mails/make-report-mails.js';
import { csvOf, oldYear, takeIn as bringOver } from '../history/old-sheet.js';
import { type TestClient, WARD } from '../support/api.js';
import { takeIn } from '../support/dossiers.js';
import { ReplicatedApi } from '../support/replicated-api.js';
import { SlowStore } from '../support/slow-store.js';
import { waitUntil } from '../support/wait-until.js';

const EXPORTS = '/api/v1/exports';
/** More than a batch. */
const OLD = 703;
const PAST = { officeCode: WARD, from: '2024-01-01', to: '2024-03-31', format: 'csv' };
const COLUMNS = { columns: ['code', 'applicant'], language: 'vi' };

describe('files on a streaming replica', () => {
  const all = new ReplicatedApi();
  let leader: TestClient;
  let files: LocalFileStore;

  beforeAll(async () => {
    await all.start();
    leader = await all.api.as('lanhdao');
    await all.api.app.get(ExportRunner).onModuleDestroy();
    files = new LocalFileStore(all.api.env.filesDir);
    await bringOver(await all.api.as('quantri'), csvOf(oldYear(OLD, ['1.001193', '2.000815'])));
    await all.api.sql(`UPDATE staff SET email = 'vu.dinh.khai@conghoa.example.vn' WHERE username = 'lanhdao'`);
  });
  afterAll(() => all.stop());

  const makerWith = (store: FileStore): MakeExports => {
    const { app, db, database } = all.api;
    const [transactions, reports] = [app.get(OfficeTransactions), app.get(ReportTransactions)];
    const [clock, catalogue] = [app.get(Clock), app.get(ProcedureCatalogue)];
    const logger = pino({ level: 'silent' });
    return new MakeExports(db, transactions, reports, clock, catalogue, database.box, store, logger);
  };
  const asked = async (kind: 'register' | 'dossiers' | 'closed-list', body: object): Promise<string> => {
    const answer = await leader.post(`${EXPORTS}/${kind}`, body);
    expect([answer.status, answer.body]).toEqual([201, answer.body]);
    return (answer.body as ExportView).id;
  };
  const linesOf = async (id: string): Promise<string[][]> => {
    expect((await leader.get(`${EXPORTS}/${id}`)).body).toMatchObject({ state: 'ready' });
    const answer = await fetch(`${all.api.url}${EXPORTS}/${id}/content`, { headers: { cookie: leader.cookie } });
    return parse(Buffer.from(await answer.arrayBuffer()), { bom: true, relaxColumnCount: true }).slice(1);
  };
  const atOnce = async (): Promise<(string | null)[]> => {
    const answer = await fetch(`${all.api.url}/api/v1/dossiers/export`, {
      method: 'POST',
      headers: { cookie: leader.cookie, 'x-csrf-token': leader.csrfToken, 'content-type': 'application/json' },
      body: JSON.stringify({ ...COLUMNS, officeCode: WARD }),
    });
    expect(answer.status).toBe(200);
    const [sheet] = await readXlsxFile(Buffer.from(await answer.arrayBuffer()));
    return sheet!.data.slice(1).map(([code]) => code as string);
  };
  const recordsOfExports = async (): Promise<number> => {
    const [{ n }] = (await all.api.sql(`SELECT count(*)::int AS n FROM access_record WHERE action = 'export'`)) as [
      { n: number },
    ];
    return n;
  };
  const makeMails = async (): Promise<void> => {
    const { app, db, database } = all.api;
    const [transactions, reports] = [app.get(OfficeTransactions), app.get(ReportTransactions)];
    const logger = pino({ level: 'silent' });
    const mails = new MakeReportMails(
      db,
      transactions,
      reports,
      app.get(Clock),
      database.box,
      'https://motcua.example.vn',
      logger,
    );
    while (await mails.execute());
  };
  /** A subscription whose last period is owed. */
  const owedMail = async (): Promise<void> => {
    const wish = { officeCode: WARD, below: false, report: 'ageing', rule: 'weekly', format: 'csv' };
    await all.api.sql('DELETE FROM report_mail');
    await all.api.sql('DELETE FROM report_subscription');
    expect((await leader.post('/api/v1/reports/subscriptions', wish)).status).toBe(201);
    await all.api.sql(`UPDATE report_subscription SET last_from = '2024-01-01'`);
  };
  const mailed = async (): Promise<string> => {
    const rows = await all.api.sql<{ content: Buffer }>(
      `SELECT content_enc AS content FROM report_mail WHERE mail_state = 'planned'`,
    );
    expect(rows).toHaveLength(1);
    return all.api.database.box.decryptBytes(rows[0]!.content).toString().replace('\uFEFF', '');
  };
  const ageing = async (): Promise<string> => {
    const page = await leader.get(`/api/v1/reports/files/ageing?format=csv&officeCode=${WARD}`);
    expect(page.status).toBe(200);
    return page.body as string;
  };

  /** Both say as of when, each its own moment. */
  const timeless = (file: string): string => file.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '…');

  /** The replica goes away while the work reads dossiers there: a lock has it wait for them. */
  async function brokenOffDuring<T>(work: () => Promise<T>): Promise<T> {
    const owner = new Client({ connectionString: all.api.database.ownerUrl });
    await owner.connect();
    try {
      await owner.query('BEGIN; LOCK TABLE dossier IN ACCESS EXCLUSIVE MODE');
      // The lock goes to the replica together with what is committed next.
      await all.api.sql('UPDATE installation SET id = id');
      const working = work();
      await waitUntil('it waits on the replica', async () => {
        const { rows } = await all.watcher.query(
          `SELECT FROM pg_stat_activity WHERE application_name = 'reports-under-test' AND wait_event_type = 'Lock'`,
        );
        return rows.length > 0;
      });
      await all.line.down();
      await owner.query('ROLLBACK');
      return await working;
    } finally {
      await owner.end();
      await all.line.up();
      await all.becomes('ok');
    }
  }

  it('are read there, with what was done a moment before', async () => {
    const { id: taken } = await takeIn(await all.api.as('motcua'));
    const [{ code }] = (await all.api.sql('SELECT code FROM dossier WHERE id = $1', [taken])) as [{ code: string }];
    const reads = await all.readOnReplica();
    const records = await recordsOfExports();
    expect(await atOnce()).toContain(code);
    expect(await all.readOnReplica()).toBe(reads + 1);
    expect(await recordsOfExports()).toBe(records + 1);

    const ids = [
      await asked('register', PAST),
      await asked('dossiers', { ...COLUMNS, officeCode: WARD, format: 'csv' }),
    ];
    while (await makerWith(files).execute());
    expect(await all.readOnReplica()).toBe(reads + 3);
    const [book, list] = [await linesOf(ids[0]!), await linesOf(ids[1]!)];
    expect(book.map(([number]) => Number(number))).toEqual(Array.from({ length: OLD }, (_, at) => at + 1));
    expect(new Set(list.map(([one]) => one)).size).toBe(OLD + 1);
    expect(list.map(([one]) => one)).toContain(code);
    expect(await recordsOfExports()).toBe(records + 3);
  });

  it('of a closed period are made right after it was closed', async () => {
    const close = (await leader.post('/api/v1/reports/closes', { officeCode: WARD, period: '2024' }))
      .body as ReportCloseView;
    const reads = await all.readOnReplica();
    const id = await asked('closed-list', { closeId: close.id, format: 'csv' });
    await makerWith(files).execute();
    expect(await linesOf(id)).toHaveLength(OLD);
    for (const what of ['', '/form?format=csv', '/dossiers?format=csv']) {
      expect((await leader.get(`/api/v1/reports/closes/${close.id}${what}`)).status).toBe(200);
    }
    expect(await all.readOnReplica()).toBe(reads + 4);
  });

  it('go by mail from there', async () => {
    await owedMail();
    const [reads, from] = [await all.readOnReplica(), Date.now()];
    await makeMails();
    expect(await all.readOnReplica()).toBe(reads + 1);
    const [asOf] = /\d{4}-\d\d-\d\dT[\d:.]+Z/.exec(await mailed())!;
    expect(Date.parse(asOf)).toBeGreaterThanOrEqual(from);
    expect(timeless(await mailed())).toBe(timeless(await ageing()));
  });

  it('are read in the database itself where the replica has not come as far', async () => {
    await all.pauseReplay();
    try {
      const { id: taken } = await takeIn(await all.api.as('motcua'));
      const [{ code }] = (await all.api.sql('SELECT code FROM dossier WHERE id = $1', [taken])) as [{ code: string }];
      const reads = await all.readOnReplica();
      expect(await atOnce()).toContain(code);
      const id = await asked('dossiers', { ...COLUMNS, officeCode: WARD, format: 'csv' });
      await makerWith(files).execute();
      expect((await linesOf(id)).map(([one]) => one)).toContain(code);
      // What names dossiers on the screen, and reports as files.
      for (const what of ['refusals?', 'files/pauses?format=csv&groupBy=cause&']) {
        const days = what.startsWith('refusals') ? 'from=2026-01-01&to=2026-12-31' : '';
        expect((await leader.get(`/api/v1/reports/${what}${days}`)).status).toBe(200);
      }
      expect(await all.readOnReplica()).toBe(reads);
      // Boards, which may be older, do not stand behind those that wait.
      const answered: string[] = [];
      const waiting = Array.from({ length: READS_AT_ONCE }, () =>
        all.replica.read([], () => Promise.resolve(), true).then(() => answered.push('file')),
      );
      await all.replica.read([], () => Promise.resolve());
      answered.push('board');
      await Promise.all(waiting);
      expect(answered[0]).toBe('board');
    } finally {
      await all.resumeReplay();
      await all.inStep();
    }
  });

  it('are begun anew in the database itself when the replica dies half way, and are of one moment', async () => {
    const id = await asked('register', PAST);
    const reads = await all.readOnReplica();
    // The headings, and a batch of lines.
    const store = new SlowStore(files, 2);
    const making = makerWith(store).execute();
    await store.begun;
    await all.api.sql(`UPDATE dossier SET applicant_name = 'Đã đổi ' || code WHERE received_at < '2024-04-01'`);
    await all.line.down();
    store.goOn();
    expect(await making).toBe(true);
    const lines = await linesOf(id);
    expect(lines).toHaveLength(OLD);
    expect(lines.filter((line) => !line[4]!.startsWith('Đã đổi '))).toEqual([]);
    expect(all.said).toContain('the replica broke off; the database itself is read');
    await all.line.up();
    await all.becomes('ok');
    expect(await all.readOnReplica()).toBe(reads);
    expect(await all.api.sql('SELECT attempts FROM export_job WHERE id = $1', [id])).toEqual([{ attempts: 1 }]);
  });

  it('are of one moment of the replica, whatever happens meanwhile', async () => {
    const id = await asked('register', PAST);
    const reads = await all.readOnReplica();
    const store = new SlowStore(files, 2);
    const making = makerWith(store).execute();
    await store.begun;
    await all.api.sql(`UPDATE dossier SET applicant_name = 'Đổi nữa ' || code WHERE received_at < '2024-04-01'`);
    await all.inStep();
    store.goOn();
    expect(await making).toBe(true);
    expect((await linesOf(id)).filter((line) => !line[4]!.startsWith('Đã đổi '))).toEqual([]);
    expect(await all.readOnReplica()).toBe(reads + 1);
  });

  it('that are taken out at once leave one record, wherever they were read', async () => {
    const [records, reads] = [await recordsOfExports(), await all.readOnReplica()];
    expect(await brokenOffDuring(atOnce)).toHaveLength(OLD + 2);
    expect([await recordsOfExports(), await all.readOnReplica()]).toEqual([records + 1, reads]);
  });

  it('by mail are made in the database itself when the replica dies half way', async () => {
    await owedMail();
    const reads = await all.readOnReplica();
    await brokenOffDuring(makeMails);
    expect(await all.readOnReplica()).toBe(reads);
    expect(timeless(await mailed())).toBe(timeless(await ageing()));
  });

  it('that nobody waits for are not begun anew in the database', async () => {
    const id = await asked('register', PAST);
    const store = new SlowStore(files, 2);
    const maker = makerWith(store);
    const making = maker.execute();
    await store.begun;
    maker.leaveOff();
    const { reads } = all.api.app.get(ReportTransactions);
    const [said, before] = [all.said.length, { ...reads }];
    store.goOn();
    expect(await making).toBe(false);
    expect((await leader.get(`${EXPORTS}/${id}`)).body).toMatchObject({ state: 'waiting' });
    expect([all.said.slice(said), reads]).toEqual([[], before]);
  });
});
