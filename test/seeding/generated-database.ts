import { Client } from 'pg';
import { Clock } from '../../server/src/common/clock.js';
import { generateDossiers } from '../../server/src/seeding/generate/generate-dossiers.js';
import { startTestApi, type TestApi } from '../support/api.js';
import { TEST_SECRET_KEY } from '../support/database.js';

/** The first ward, and the province with all of them. */
export const GENERATED_WARD = 'G99.001';
export const PROVINCE = 'G99';
export const PROVINCE_SUPERVISOR = 'giamsat.g99';

interface Size {
  readonly dossiers: number;
  readonly offices: number;
  readonly seed?: number;
  /** When the two years end, and what time the server believes it is. */
  readonly until: Date;
}

/** Under which the accounts are made, so that tests sign in with the one password they have. */
export async function hashOfDemoPassword(ownerUrl: string): Promise<string> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ hash: string }>(
      `SELECT password_hash AS hash FROM staff WHERE username = 'motcua'`,
    );
    return rows[0]!.hash;
  } finally {
    await owner.end();
  }
}

/** What `npm run data:generate` does, with the password that tests sign in with. */
export async function generate(api: TestApi, { seed = 1, ...size }: Size): Promise<void> {
  await generateDossiers({
    ...size,
    url: api.database.ownerUrl,
    secretKey: TEST_SECRET_KEY,
    seed,
    passwordHash: await hashOfDemoPassword(api.database.ownerUrl),
    besideRealOffices: false,
    say: () => undefined,
  });
}

/** An API on generated dossiers that believes it is the end of them. */
export async function startGeneratedApi(size: Size): Promise<TestApi> {
  const api = await startTestApi();
  await generate(api, size);
  Object.assign(api.app.get(Clock), { offsetMs: size.until.getTime() - Date.now() });
  return api;
}
