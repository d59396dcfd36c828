import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { PasswordHasher } from '../../server/src/auth/password/password-hasher.js';
import { type Env, readEnv } from '../../server/src/config/env.js';
import { createApi } from '../../server/src/create-api.js';
import { createDataSource } from '../../server/src/database/data-source.js';
import type { Replica } from '../../server/src/database/replica.js';
import type { FileScanner } from '../../server/src/file-scan/file-scanner.js';
import type { LiveSettings } from '../../server/src/live/live-settings.js';
import type { NoticeSettings } from '../../server/src/notices/notice-settings.js';
import { LocalFileStore } from '../../server/src/file-store/local-file-store.js';
import { loadCatalogue } from '../../server/src/procedures/catalogue/catalogue-file.js';
import { seedBase } from '../../server/src/seeding/seed-base.js';
import { seedDemo } from '../../server/src/seeding/seed-demo.js';
import { localDateOf } from '../../shared/src/calendar/index.js';
import { type Contents, createTestDatabase, hashOf, type TestDatabase } from './database.js';

export const DEMO_PASSWORD = 'mot-mat-khau-cho-kiem-thu';
export const WARD = 'H23.18.07';
/** What gateways bring that report to this api. */
export const REPORT_TOKEN = 'mot-bi-mat-cua-cong-nhan-tin-cho-kiem-thu';
export const BOUNCE_TOKEN = 'mot-bi-mat-cua-may-chu-thu-cho-kiem-thu';
export const OTHER_WARD = 'H23.18.08';

/** The demo wards and the real catalogue, as they are on the day of the test. */
const demo = (): Contents => ({
  name: 'demo',
  hash: hashOf(['server/src', 'server/seeds', 'shared/src'], localDateOf(new Date())),
  async fill(ownerUrl) {
    const owner = await createDataSource({ url: ownerUrl, poolSize: 2, applicationName: 'test-seed' }).initialize();
    try {
      await seedBase(owner, loadCatalogue(join(__dirname, '../../server/seeds/procedures')));
      await seedDemo(owner, new PasswordHasher(), DEMO_PASSWORD);
    } finally {
      await owner.destroy();
    }
  },
});

/** A database with the demo wards and the real catalogue. */
export const createSeededDatabase = (): Promise<TestDatabase> => createTestDatabase(demo());

export interface TestApi {
  readonly app: NestFastifyApplication;
  readonly db: DataSource;
  readonly url: string;
  readonly env: Env;
  readonly database: TestDatabase;
  /** Every route of the router, `GET /health/live`. */
  readonly routes: ReadonlySet<string>;
  /** Lines the server has logged. */
  readonly log: string[];
  /** Signs in once per user name and keeps the session. */
  as(username: string): Promise<TestClient>;
  /** A query as the owner, past all walls. */
  sql<T>(text: string, values?: unknown[]): Promise<T[]>;
  stop(): Promise<void>;
}

export interface TestAnswer {
  readonly status: number;
  // Answers of every route: tests read what they expect to find.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
  readonly headers: Headers;
}

/** The real API over a real socket on a database of its own. Background work is not started. */
export async function startTestApi(
  settings: Record<string, string> = {},
  {
    poolSize = 20,
    live,
    uiFolder,
    scanner,
    replicaOf,
    // Tests do not wait a minute for what an officer might regret. Papers are made when a test asks for them.
    notices = { holds: false, receiptWithinMs: 0 },
  }: {
    poolSize?: number;
    live?: LiveSettings;
    uiFolder?: string;
    scanner?: FileScanner;
    replicaOf?: (db: DataSource, database: TestDatabase) => Promise<Replica>;
    notices?: Partial<NoticeSettings>;
  } = {},
): Promise<TestApi> {
  const database = await createSeededDatabase();
  const filesDir = await mkdtemp(join(tmpdir(), 'motcua-files-'));
  const env = readEnv(
    {
      PORT: '0',
      MOTCUA_DEMO: '1',
      SMS_REPORT_TOKEN: REPORT_TOKEN,
      MAIL_BOUNCE_TOKEN: BOUNCE_TOKEN,
      MOTCUA_FILES_DIR: filesDir,
      ...settings,
    },
    'local',
  );
  const db = await createDataSource({ url: database.appUrl, poolSize, applicationName: 'test-api' }).initialize();
  const log: string[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => void log.push(line) });
  const routes = new Set<string>();
  const app = await createApi({
    env,
    db,
    box: database.box,
    logger,
    files: new LocalFileStore(env.filesDir),
    checkQueue: () => Promise.resolve(),
    ...(live && { live }),
    ...(replicaOf && { replica: await replicaOf(db, database) }),
    scanner,
    notices,
    onRoute: (method, path) => void routes.add(`${method} ${path}`),
    ...(uiFolder !== undefined && { uiFolder }),
  });
  await app.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${(app.getHttpServer().address() as { port: number }).port}`;
  const owner = new Client({ connectionString: database.ownerUrl, pipeline: true });
  await owner.connect();
  const clients = new Map<string, Promise<TestClient>>();
  return {
    app,
    db,
    url,
    env,
    database,
    routes,
    log,
    as(username) {
      if (!clients.has(username)) clients.set(username, TestClient.signIn(url, username));
      return clients.get(username)!;
    },
    async sql<T>(text: string, values: unknown[] = []) {
      return (await owner.query(text, values)).rows as T[];
    },
    async stop() {
      await app.close();
      await db.destroy();
      await owner.end();
      await database.drop();
      await rm(filesDir, { recursive: true, force: true });
    },
  };
}

/** One signed-in browser. */
export class TestClient {
  private constructor(
    readonly url: string,
    readonly cookie: string,
    readonly csrfToken: string,
    readonly user: { id: string; username: string; fullName: string; roles: { role: string; officeCode: string }[] },
  ) {}

  static async signIn(url: string, username: string, password = DEMO_PASSWORD): Promise<TestClient> {
    const response = await fetch(`${url}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password }),
    });
    if (!response.ok) throw new Error(`${username} cannot sign in: ${response.status}`);
    const body = (await response.json()) as { csrfToken: string; user: TestClient['user'] };
    return new TestClient(url, response.headers.get('set-cookie')!.split(';')[0]!, body.csrfToken, body.user);
  }

  /** A browser that nobody has signed in with. */
  static nobody(url: string): TestClient {
    return new TestClient(url, '', '', { id: '', username: '', fullName: '', roles: [] });
  }

  get(path: string): Promise<TestAnswer> {
    return this.send('GET', path);
  }

  post(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<TestAnswer> {
    return this.send('POST', path, body, headers);
  }

  /** A call as a browser makes it; headers given here replace the usual ones, an empty text leaves one out. */
  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<TestAnswer> {
    const all: Record<string, string> = {
      cookie: this.cookie,
      ...(method !== 'GET' && { 'x-csrf-token': this.csrfToken, 'idempotency-key': randomUUID() }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    };
    const response = await fetch(this.url + path, {
      method,
      headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')),
      ...(body !== undefined && {
        body: typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body),
      }),
    });
    const text = await textOf(response);
    const json = response.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: response.status,
      body: json && text ? (JSON.parse(text) as unknown) : text,
      headers: response.headers,
    };
  }

  /** One act; the answer's body is the dossier. */
  act(dossier: { id: string; version: number }, transition: string, fields: object = {}): Promise<TestAnswer> {
    return this.post(`/api/v1/dossiers/${dossier.id}/transitions`, { transition, version: dossier.version, ...fields });
  }
}

/** A stream has no end: its head is all there is to an answer. */
async function textOf(response: Response): Promise<string> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return response.text();
  await response.body?.cancel();
  return '';
}
