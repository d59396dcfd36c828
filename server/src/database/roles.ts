import { Client } from 'pg';
import { StartError } from '../common/start-error.js';
import type { SecretBox } from '../common/secret-box.js';

/** The two login roles of the running system. They own nothing. */
export const APP_ROLE = 'motcua_app';
export const WORKER_ROLE = 'motcua_worker';
export type LoginRole = typeof APP_ROLE | typeof WORKER_ROLE;

/** The address of the same database for one of the login roles, whose password follows from the secret key. */
export function roleUrl(ownerUrl: string, role: LoginRole, box: SecretBox): string {
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = rolePassword(role, box);
  return url.toString();
}

const rolePassword = (role: LoginRole, box: SecretBox): string =>
  box.digest('database-role-password', role).toString('base64url');

/**
 * Makes the login roles, or sets their passwords when the secret key is another than last time. Roles belong to the
 * whole cluster, so nothing is written when they already let us in: several databases may start at once.
 */
export async function provisionRoles(ownerUrl: string, box: SecretBox): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    for (const role of [APP_ROLE, WORKER_ROLE] as const) {
      if (await canLogIn(roleUrl(ownerUrl, role, box))) continue;
      const attributes = `LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD '${rolePassword(role, box)}'`;
      const found = await owner.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
      await owner.query(`${found.rowCount ? 'ALTER' : 'CREATE'} ROLE ${role} ${attributes}`);
    }
  } finally {
    await owner.end();
  }
}

async function canLogIn(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The same roles without log-in, as bearers of the privileges, for installations that bring their own users. */
export async function ensureGroupRoles(owner: Client): Promise<void> {
  for (const name of [APP_ROLE, WORKER_ROLE]) {
    const found = await owner.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
    if (!found.rowCount) await owner.query(`CREATE ROLE ${name} NOLOGIN`);
  }
}

/** Lets the user of `DATABASE_URL` do what one of our roles may. */
export async function grantRole(migrationUrl: string, userUrl: string, role: LoginRole): Promise<void> {
  const owner = new Client({ connectionString: migrationUrl });
  await owner.connect();
  try {
    const user = decodeURIComponent(new URL(userUrl).username);
    await owner.query(`GRANT ${role} TO ${owner.escapeIdentifier(user)}`);
  } finally {
    await owner.end();
  }
}

/** Of the user who is signed in: whether walls between offices do not stand for it. */
export const ABOVE_WALLS = `(
  SELECT r.rolsuper OR r.rolbypassrls OR EXISTS (
         SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE n.nspname = 'public' AND c.relkind = 'r' AND pg_has_role(r.oid, c.relowner, 'MEMBER'))
    FROM pg_roles r WHERE r.rolname = current_user)`;

/**
 * Refuses a database user for whom the walls between offices would not stand.
 *
 * @throws StartError with a sentence naming the variable
 */
export async function refusePowerfulUser(userUrl: string): Promise<void> {
  const client = new Client({ connectionString: userUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ powerful: boolean }>(`SELECT ${ABOVE_WALLS} AS powerful`);
    if (rows[0]?.powerful) {
      throw new StartError(
        'DATABASE_URL must name a database user that is no superuser, has no BYPASSRLS and owns no table when DATABASE_MIGRATION_URL is set.',
      );
    }
  } finally {
    await client.end();
  }
}
