import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { hashOfDemoPassword } from '../seeding/generated-database.js';
import { generateDossiers } from '../../server/src/seeding/generate/generate-dossiers.js';
import { createSeededDatabase, DEMO_PASSWORD } from '../support/api.js';
import { TEST_SECRET_KEY } from '../support/database.js';
import { killAllServers, startServerProcess } from '../support/server-process.js';

/** `npm run bench` takes 10,000 and 100,000, with `MOTCUA_BENCH_MILLION=1` a million too; without it all is done once, small. */
const WHOLE = process.env['MOTCUA_BENCH_DOSSIERS'] !== undefined;
const SIZES = WHOLE ? [10_000, 100_000, ...(process.env['MOTCUA_BENCH_MILLION'] === '1' ? [1_000_000] : [])] : [2_000];
/** Small, still more than lists ask for one by one. */
const OFFICES = WHOLE ? 200 : 25;

interface Line {
  readonly name: string;
  /** Milliseconds, medians: the statement alone, behind a bare server, through the api. */
  readonly raw: number;
  readonly bare: number;
  readonly own: number;
  /** Of the api to the bare server, round by round. */
  readonly ratio: number;
  /** The same of processor time. */
  readonly cpu: number;
  /** Whether both named the same dossiers in the same order; null where nothing can be compared. */
  readonly same: boolean | null;
}
interface Measured {
  readonly measured: readonly Line[];
  /** A second: by calls, by the service in one process, and of one row that is updated. */
  readonly transitions: { readonly own: number; readonly byService: number; readonly bare: number };
}

afterAll(() => killAllServers());

it.each(SIZES)(
  'asks for everything in %d dossiers',
  async (dossiers) => {
    const database = await createSeededDatabase();
    try {
      const begun = performance.now();
      await generateDossiers({
        url: database.ownerUrl,
        secretKey: TEST_SECRET_KEY,
        dossiers,
        offices: OFFICES,
        seed: 1,
        until: new Date(),
        passwordHash: await hashOfDemoPassword(database.ownerUrl),
        besideRealOffices: false,
        say: () => undefined,
      });
      const made = Math.round((performance.now() - begun) / 1_000);
      const secretKey = TEST_SECRET_KEY.toString('base64');
      const env = {
        DATABASE_URL: database.ownerUrl,
        MOTCUA_SECRET_KEY: secretKey,
        MOTCUA_DEMO_PASSWORD: DEMO_PASSWORD,
      };
      const server = await startServerProcess(env);
      const told = {
        ...{
          apiUrl: server.url,
          apiPid: server.process.pid,
          ownerUrl: database.ownerUrl,
          secretKey,
          password: DEMO_PASSWORD,
        },
        ...(WHOLE
          ? { warmed: 300, rounds: 5, times: 40, transitionMs: 10_000, takenIn: 100 }
          : { warmed: 2, rounds: 1, times: 2, transitionMs: 500, takenIn: 2 }),
      };
      const client = fork(join(__dirname, 'growth-built.mjs'), [JSON.stringify(told)]);
      const ended = once(client, 'exit').then(([code]) => Promise.reject(new Error(`the client ended (${code})`)));
      const [{ measured, transitions }] = (await Promise.race([once(client, 'message'), ended])) as [Measured];
      ended.catch(() => undefined);
      await server.kill();
      console.log(tableOf(dossiers, made, measured, transitions));
      expect([transitions.own, transitions.byService].map((perSecond) => perSecond > 0)).toEqual([true, true]);
      expect(measured.filter(({ same }) => same === false).map(({ name }) => name)).toEqual([]);
    } finally {
      await database.drop();
    }
  },
  3_600_000,
);

function tableOf(dossiers: number, made: number, lines: readonly Line[], transitions: Measured['transitions']): string {
  const ms = (number: number): string => number.toFixed(2).padStart(9);
  const { own, byService, bare } = transitions;
  const ratio = (of: number): string => (of / bare).toFixed(3);
  return [
    `${dossiers.toLocaleString('en')} dossiers of ${OFFICES} wards, made in ${made} s; ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}`,
    `${'p50 in ms'.padEnd(30)} statement      bare    Motcua     ratio  CPU`,
    ...lines.map(
      (line) =>
        `${line.name.padEnd(30)} ${ms(line.raw)} ${ms(line.bare)} ${ms(line.own)} ${ms(line.ratio)} ${line.cpu.toFixed(1)}`,
    ),
    `transitions at 8 clients: ${own.toFixed(0)}/s, ratio ${ratio(own)}; through the service ${byService.toFixed(0)}/s, ratio ${ratio(byService)}; one-row updates ${bare.toFixed(0)}/s`,
  ].join('\n');
}
