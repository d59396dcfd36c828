import { PasswordHasher } from '../auth/password/password-hasher.js';
import { Clock } from '../common/clock.js';
import type { SecretBox } from '../common/secret-box.js';
import { createDataSource } from '../database/data-source.js';
import { OfficeTransactions } from '../database/office-transaction.js';
import { APP_ROLE } from '../database/roles.js';
import { prepareDatabase } from '../seeding/prepare-database.js';
import type { AdminCreateArguments } from './admin-create-arguments.js';
import { makePassword, requireGoodAdminPassword } from './admin-create-password.js';
import { createAdministrator } from './create-administrator.js';

interface AdminCreateRun {
  /** As `DATABASE_URL` and `DATABASE_MIGRATION_URL`. */
  readonly url: string;
  readonly migrationUrl: string | undefined;
  readonly box: SecretBox;
  readonly catalogueFolder: string;
  readonly wanted: AdminCreateArguments;
  /** Empty: one is made and told. */
  readonly password: string;
  readonly say: (line: string) => void;
}

/**
 * What `npm run admin:create` does once it knows where: brings the database up to date and makes the administrator.
 *
 * @throws AdminCreateError with a sentence
 */
export async function adminCreate(run: AdminCreateRun): Promise<void> {
  const { wanted, box, say } = run;
  const owner = { username: wanted.username, fullName: wanted.fullName };
  const password = run.password === '' ? makePassword(owner) : run.password;
  requireGoodAdminPassword(password, owner);
  const addresses = await prepareDatabase({
    url: run.url,
    migrationUrl: run.migrationUrl,
    box,
    roles: [APP_ROLE],
    catalogueFolder: run.catalogueFolder,
    demoPassword: undefined,
  });
  const settings = { url: addresses.app, poolSize: 1, applicationName: 'motcua-admin-create' };
  const db = await createDataSource(settings).initialize();
  try {
    const passwordHash = await new PasswordHasher().hash(password);
    const { officeCreated } = await createAdministrator(new OfficeTransactions(db, new Clock(0)), {
      ...wanted,
      passwordHash,
    });
    if (officeCreated) say(`Made the office ${wanted.officeCode} (${wanted.officeName}).`);
    say(`Made the administrator ${wanted.username} of ${wanted.officeCode}.`);
    if (run.password === '') say(`password: ${password}`);
  } finally {
    await db.destroy();
  }
}
