import { EventEmitter, once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Client } from 'pg';
import { serverDir } from '../../../bin/locations.cjs';
import { currentCalendar } from '../../calendar/office-calendars.js';
import { createDataSource } from '../../database/data-source.js';
import { bareTables } from './bare-tables.js';
import { copyIn } from './copy-in.js';
import { GenerateError } from './generate-error.js';
import { inventOffices } from './generated-offices.js';
import { GENERATED_COLUMNS, GENERATED_TABLES, type GeneratedTable } from './generated-rows.js';
import type { Piece } from './invent-thread.js';
import type { GeneratedProcedure, Invention } from './invention.js';
import { partsOf } from './parts-of-invention.js';

export interface GenerateRun {
  /** The owner's address of a database that is up to date. */
  readonly url: string;
  readonly secretKey: Buffer;
  readonly dossiers: number;
  readonly offices: number;
  /** With the same seed, sizes and end the same dossiers. */
  readonly seed: number;
  /** The moment at which the two years end. */
  readonly until: Date;
  /** Of all accounts that are made. */
  readonly passwordHash: string;
  /** Although there are offices that are no demonstration. */
  readonly besideRealOffices: boolean;
  readonly say: (line: string) => void;
}

/**
 * Fills a database that has no dossiers with those of a province, in one transaction: what is interrupted leaves nothing.
 * Whoever uses the application meanwhile waits until it is done.
 *
 * @throws GenerateError with a sentence when there are dossiers already, or offices that are no demonstration
 */
export async function generateDossiers(run: GenerateRun): Promise<void> {
  const db = new Client({ connectionString: run.url, application_name: 'motcua-generate' });
  await db.connect();
  try {
    await db.query('BEGIN');
    await fill(db, run);
    await db.query('COMMIT');
    run.say('Counting what the planner wants to know.');
    await db.query(`ANALYZE ${[...GENERATED_TABLES, 'figure_sum', 'procedure_sum', 'settled_sum'].join(', ')}`);
  } finally {
    // What was not committed goes with the connection.
    await db.end();
  }
}

/** What can be told before anything is locked or migrated. @throws GenerateError as `generateDossiers` does */
export async function refuseAtOnce(url: string, besideRealOffices: boolean): Promise<void> {
  const db = new Client({ connectionString: url, application_name: 'motcua-generate' });
  await db.connect();
  try {
    const { rows } = await db.query<{ there: boolean }>(
      `SELECT to_regclass('public.dossier') IS NOT NULL AND to_regclass('public.office') IS NOT NULL AS there`,
    );
    if (rows[0]!.there) await refuse(db, { besideRealOffices });
  } finally {
    await db.end();
  }
}

async function fill(db: Client, run: GenerateRun): Promise<void> {
  await db.query(`SET LOCAL maintenance_work_mem = '384MB'`);
  const putBack = await bareTables(db, GENERATED_TABLES);
  await refuse(db, run);
  const invention = await inventionOf(db, run);
  const empty = await emptied(db);
  let copied = 0;
  for await (const [table, content] of piecesOf(partsOf(invention))) {
    const how = empty.has(table) ? ' WITH (FREEZE)' : '';
    await copyIn(
      db,
      `COPY ${table} (${GENERATED_COLUMNS[table]}) FROM STDIN${how}`,
      Buffer.from(content.buffer, content.byteOffset, content.length),
    );
    copied += content.length;
  }
  run.say(`Loaded ${Math.round(copied / 1e6)} MB. Making indexes and keys.`);
  for (const statement of putBack) await db.query(statement);
}

async function refuse(db: Client, { besideRealOffices }: Pick<GenerateRun, 'besideRealOffices'>): Promise<void> {
  const { rows } = await db.query<{ filled: boolean; real: string | null }>(
    `SELECT EXISTS (SELECT FROM dossier) AS filled, (SELECT min(code) FROM office WHERE NOT demo) AS real`,
  );
  if (rows[0]!.filled) {
    throw new GenerateError('There are dossiers in this database. Generated ones go into a database of their own.');
  }
  if (rows[0]!.real !== null && !besideRealOffices) {
    throw new GenerateError(
      `${rows[0]!.real} is an office that is no demonstration. Generated dossiers cannot be taken out again; with --yes they are made beside it.`,
    );
  }
}

/** A table that nothing was ever kept in is emptied, so that PostgreSQL needs no second look at what is loaded. */
async function emptied(db: Client): Promise<ReadonlySet<GeneratedTable>> {
  const empty = new Set<GeneratedTable>();
  for (const table of GENERATED_TABLES) {
    const { rows } = await db.query<{ filled: boolean }>(`SELECT EXISTS (SELECT FROM ${table}) AS filled`);
    if (rows[0]!.filled) continue;
    await db.query(`TRUNCATE ${table}`);
    empty.add(table);
  }
  return empty;
}

async function inventionOf(db: Client, run: GenerateRun): Promise<Invention> {
  const { seed, dossiers, until, secretKey, passwordHash, url } = run;
  const { rows: procedures } = await db.query<GeneratedProcedure>(
    `SELECT DISTINCT ON (p.code) p.code, v.id AS "versionId", v.definition
       FROM procedure p JOIN procedure_version v ON v.procedure_id = p.id
      WHERE p.disabled_at IS NULL AND v.effective_from <= $1::timestamptz - interval '2 years'
      ORDER BY p.code, v.number DESC`,
    [until],
  );
  if (procedures.length === 0) throw new GenerateError('There is no procedure that was in force for two years.');
  const offices = await inventOffices(db, { seed, wards: run.offices, passwordHash, at: until });
  const owner = await createDataSource({ url, poolSize: 1, applicationName: 'motcua-generate' }).initialize();
  try {
    const { calendar, revision: calendarRevision } = await currentCalendar(owner.manager, null);
    return { seed, dossiers, peopleFrom: 0, until, calendar, calendarRevision, offices, procedures, secretKey };
  } finally {
    await owner.destroy();
  }
}

/** What threads beside this one invent, each as far ahead as it may, as it comes. */
async function* piecesOf(parts: readonly Invention[]): AsyncGenerator<Piece> {
  const file = join(serverDir, 'dist/seeding/generate/invent-thread.js');
  // What is young lives until its piece is sent: with more room less of it is carried about.
  const resourceLimits = { maxYoungGenerationSizeMb: 64 };
  const threads = parts.map((workerData) => new Worker(file, { workerData, resourceLimits }));
  const ready: { readonly thread: Worker; readonly pieces: readonly Piece[] | null }[] = [];
  const told = new EventEmitter();
  let failure: Error | null = null as Error | null;
  try {
    for (const thread of threads) {
      thread.on('message', (pieces: readonly Piece[] | null) => {
        ready.push({ thread, pieces });
        told.emit('one');
      });
      thread.on('error', (error) => {
        failure = error;
        told.emit('one');
      });
    }
    for (let running = threads.length; running > 0;) {
      while (ready.length === 0 && failure === null) await once(told, 'one');
      if (failure !== null) throw failure;
      const { thread, pieces } = ready.shift()!;
      if (pieces === null) {
        running -= 1;
        continue;
      }
      thread.postMessage('next');
      yield* pieces;
    }
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}
