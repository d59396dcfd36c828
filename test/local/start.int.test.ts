import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { DEMO_PASSWORD, TestClient, WARD } from '../support/api.js';
import { birthRegistration, mustAct, takeIn, type TestDossier } from '../support/dossiers.js';
import { TestSmsGateway } from '../support/sms-gateway.js';
import { TestSmtpServer } from '../support/smtp-server.js';
import { waitUntil } from '../support/wait-until.js';

const START = join(__dirname, '../../server/bin/start.mjs');

interface Started {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
}

const running = new Set<ChildProcess>();

/** `npm start` without npm: the same script, from a folder of its own. */
function start(dataDir: string, env: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, [START], {
    cwd: tmpdir(),
    env: {
      PATH: process.env['PATH'],
      HOME: tmpdir(),
      MOTCUA_DATA_DIR: dataDir,
      PORT: '0',
      MOTCUA_DEMO_PASSWORD: DEMO_PASSWORD,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (output += data.toString()));
  const ended = new Promise<number | null>((resolve) =>
    child.once('exit', (code) => {
      running.delete(child);
      resolve(code);
    }),
  );
  return { child, output: () => output, ended };
}

const ready = async ({ child, output }: Started): Promise<string> => {
  await waitUntil('Motcua ready', () => {
    if (child.exitCode !== null) throw new Error(`It ended: ${output()}`);
    return output().includes('Motcua ready') && output().includes('messages:');
  });
  return /address:\s+(\S+)/.exec(output())![1]!;
};

/** Processes whose command line names this folder. */
const processesOf = (folder: string): string => spawnSync('pgrep', ['-f', folder], { encoding: 'utf8' }).stdout.trim();

describe('npm start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-start-'));
  const dataDir = join(folder, 'data');
  let smtp: TestSmtpServer;
  let sms: TestSmsGateway;
  let server: Started;
  let dossier: TestDossier;

  const settings = (): Record<string, string> => ({
    SMTP_URL: smtp.url,
    MAIL_FROM: 'Một cửa Cộng Hòa <motcua@ward.example>',
    SMS_DRIVER: 'http',
    SMS_HTTP_URL: sms.url,
    SMS_HTTP_TOKEN: 'secret-token',
  });

  beforeAll(async () => {
    smtp = await TestSmtpServer.start();
    sms = await TestSmsGateway.start();
  });
  afterAll(async () => {
    for (const child of running) child.kill('SIGKILL');
    await smtp.stop();
    await sms.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('says where it is, who can sign in and where messages are read', async () => {
    server = start(dataDir, settings());
    await ready(server);
    expect(server.output()).toMatch(/Motcua ready\n {2}address: +http:\/\/127\.0\.0\.1:\d+\n/);
    expect(server.output()).toContain('motcua, thuly, lanhdao, vanthu, giamsat, quantri, motcua2, thuly2, lanhdao2');
    expect(server.output()).toContain(`password: ${DEMO_PASSWORD}`);
  });

  it('takes a birth registration from the desk to hand-over; its mails and SMS arrive', async () => {
    const url = await ready(server);
    const [counter, caseOfficer, leader, clerk] = (await Promise.all(
      ['motcua', 'thuly', 'lanhdao', 'vanthu'].map((name) => TestClient.signIn(url, name)),
    )) as [TestClient, TestClient, TestClient, TestClient];
    // At once and at any hour: otherwise some wait for a minute in which they can be taken back, or until morning.
    const administrator = await TestClient.signIn(url, 'quantri');
    for (const kind of ['submitted', 'supplement_requested', 'accepted', 'result_ready', 'handed_over']) {
      const rule = {
        officeCode: WARD,
        kind,
        email: 'always',
        sms: 'always',
        phone: 'fallback',
        people: 'submitter',
        holdSeconds: 0,
        urgent: true,
      };
      expect((await administrator.post('/api/v1/admin/notice-rules', rule)).status).toBe(201);
    }
    // A later notice may stand for an earlier one that has not left yet.
    const told = (times: number): Promise<unknown> =>
      waitUntil(`${times} mails and SMS`, () => smtp.mails.length >= times && sms.messages.length >= times);
    dossier = await takeIn(counter, {
      accept: false,
      applicant: {
        kind: 'person',
        fullName: 'Trần Thị Kiều',
        citizenId: '030190077777',
        phone: '0912345678',
        email: 'kieu@example.com',
      },
      components: [{ code: 'TK', present: true }],
    });
    await told(1);
    dossier = await mustAct(counter, dossier, 'request_supplement', {
      components: [{ code: 'GCS', defect: 'Thiếu giấy chứng sinh', bring: 'Bản chính giấy chứng sinh' }],
    });
    await told(2);
    dossier = await mustAct(counter, dossier, 'receive_supplement', { components: [{ code: 'GCS', present: true }] });
    dossier = await mustAct(counter, dossier, 'accept');
    await told(3);
    dossier = await mustAct(counter, dossier, 'forward');
    dossier = await mustAct(caseOfficer, dossier, 'forward');
    dossier = await mustAct(leader, dossier, 'sign', { outcome: 'granted' });
    dossier = await mustAct(clerk, dossier, 'decide', { results: [{ title: 'Giấy khai sinh' }] });
    dossier = await mustAct(counter, dossier, 'receive_result');
    await told(4);
    dossier = await mustAct(counter, dossier, 'hand_over', {
      method: 'desk',
      collector: { fullName: 'Trần Thị Kiều', relation: 'applicant' },
    });
    expect(dossier.state).toBe('handed_over');

    // Submitted, supplement, accepted, result at the counter, thanks.
    await told(5);
    expect([smtp.mails.length, sms.messages.length]).toEqual([5, 5]);
    const mails = await Promise.all(smtp.mails.map(({ source }) => simpleParser(source)));
    for (const mail of mails) {
      expect(mail.subject).toContain(dossier.code);
      expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    }
    expect(smtp.mails.every(({ to }) => to.join() === 'kieu@example.com')).toBe(true);
    for (const message of sms.messages) {
      expect(message).toMatchObject({ to: '+84912345678', authorization: 'Bearer secret-token' });
      expect(message.text).toContain(dossier.code);
      expect(message.text).not.toMatch(/Kiều|Kieu|030190/);
    }
    await waitUntil('all notices handed over', async () => {
      const { body } = await counter.get(`/api/v1/notices?dossierId=${dossier.id}`);
      // The thanks by text message are for the case that the mail with them does not arrive.
      const sent = (body as { data: { kind: string; state: string; waitsForId: string | null }[] }).data.filter(
        ({ kind, state, waitsForId }) =>
          !kind.startsWith('collect_reminder') && state !== 'recalled' && waitsForId === null,
      );
      return sent.length === 10 && sent.every(({ state }) => state === 'gateway_accepted');
    });
  });

  it('refuses a second start on the same data, and a port in use, each with a sentence', async () => {
    const second = start(dataDir);
    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(/another Motcua/i);
    expect(second.output()).not.toMatch(/\n\s+at /);

    const blocker: Server = createServer();
    const port = await new Promise<number>((resolve) =>
      blocker.listen(0, '127.0.0.1', () => resolve((blocker.address() as { port: number }).port)),
    );
    const third = start(join(folder, 'other'), { PORT: String(port) });
    expect(await third.ended).toBe(1);
    expect(third.output()).toContain(`Port ${port} is in use`);
    expect(third.output()).not.toMatch(/\n\s+at /);
    await new Promise((resolve) => blocker.close(resolve));
  });

  it('leaves no process behind after Ctrl-C', async () => {
    server.child.kill('SIGINT');
    expect(await server.ended).toBe(0);
    expect(processesOf(folder)).toBe('');
  });

  it('keeps all data for the second start', async () => {
    server = start(dataDir);
    const counter = await TestClient.signIn(await ready(server), 'motcua');
    expect((await counter.get(`/api/v1/dossiers/${dossier.id}`)).body).toMatchObject({
      code: dossier.code,
      state: 'handed_over',
      version: dossier.version,
    });
  });

  it('keeps messages on a page when there is no mail server', async () => {
    const url = await ready(server);
    const counter = await TestClient.signIn(url, 'motcua');
    const answer = await counter.post('/api/v1/dossiers', birthRegistration());
    const { code } = answer.body as { code: string };
    const kept = await waitUntil('two kept messages', async () => {
      const all = (await (await fetch(`${url}/local/messages.json`)).json()) as {
        channel: string;
        text: string;
        to: string;
      }[];
      const own = all.filter(({ text }) => text.includes(code));
      return own.length === 2 && own;
    });
    expect(kept.map(({ channel, to }) => [channel, to]).sort()).toEqual([
      ['email', 'hoa@example.com'],
      ['sms', '+84912345678'],
    ]);
    expect(await (await fetch(`${url}/local/messages`)).text()).toContain(code);
  });

  it('comes back after a kill, with all data', async () => {
    server.child.kill('SIGKILL');
    await server.ended;
    server = start(dataDir);
    const counter = await TestClient.signIn(await ready(server), 'motcua');
    expect((await counter.get(`/api/v1/dossiers/${dossier.id}`)).status).toBe(200);
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    expect(processesOf(folder)).toBe('');
  });

  it('names the setting that is wrong, or the folder it cannot use, in one sentence', async () => {
    const wrong = start(join(folder, 'third'), { SMS_DRIVER: 'pigeon' });
    expect(await wrong.ended).toBe(1);
    expect(wrong.output()).toMatch(/^SMS_DRIVER must be .*\.\n$/);

    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const unusable = start(file);
    expect(await unusable.ended).toBe(1);
    expect(unusable.output()).toContain(file);
    expect(unusable.output()).not.toMatch(/\n\s+at /);
  });
});
