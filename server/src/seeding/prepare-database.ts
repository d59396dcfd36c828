import type { SecretBox } from '../common/secret-box.js';
import { PasswordHasher } from '../auth/password/password-hasher.js';
import { createDataSource } from '../database/data-source.js';
import { migrate } from '../database/migrate.js';
import { APP_ROLE, grantRole, type LoginRole, refusePowerfulUser, roleUrl, WORKER_ROLE } from '../database/roles.js';
import { loadCatalogue } from '../procedures/catalogue/catalogue-file.js';
import { seedBase } from './seed-base.js';
import { seedDemo } from './seed-demo.js';

export interface DatabaseAddresses {
  readonly app: string;
  readonly worker: string;
}

interface Preparation {
  /** The owner's address, or the running user's when `migrationUrl` is the owner's. */
  readonly url: string;
  readonly migrationUrl: string | undefined;
  readonly box: SecretBox;
  /** Whose work this process does with a user of its own. */
  readonly roles: readonly LoginRole[];
  readonly catalogueFolder: string;
  /** Password of the demo accounts; undefined without demo. */
  readonly demoPassword: string | undefined;
}

/**
 * Brings the database to where this version needs it: tables, walls, roles, catalogue, national days, demo wards.
 *
 * @returns the addresses under which the running system signs in
 * @throws StartError with a sentence when the key or the database user is not acceptable
 */
export async function prepareDatabase(preparation: Preparation): Promise<DatabaseAddresses> {
  const { url, migrationUrl, box, roles } = preparation;
  const ownerUrl = migrationUrl ?? url;
  await migrate(ownerUrl, box, { roles: migrationUrl === undefined ? 'create' : 'exist' });
  await seed(ownerUrl, preparation);
  if (migrationUrl === undefined) return { app: roleUrl(url, APP_ROLE, box), worker: roleUrl(url, WORKER_ROLE, box) };
  await refusePowerfulUser(url);
  for (const role of roles) await grantRole(migrationUrl, url, role);
  return { app: url, worker: url };
}

async function seed(ownerUrl: string, { catalogueFolder, demoPassword }: Preparation): Promise<void> {
  const db = await createDataSource({ url: ownerUrl, poolSize: 2, applicationName: 'motcua-seed' }).initialize();
  try {
    await seedBase(db, loadCatalogue(catalogueFolder));
    if (demoPassword !== undefined) await seedDemo(db, new PasswordHasher(), demoPassword);
  } finally {
    await db.destroy();
  }
}
