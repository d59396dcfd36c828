import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { Client } from 'pg';
import { adminCreate } from '../../server/src/admin/admin-create.command.js';
import { readAdminCreateArguments } from '../../server/src/admin/admin-create-arguments.js';
import { readPassword } from '../../server/src/admin/admin-create-password.js';
import { PasswordHasher } from '../../server/src/auth/password/password-hasher.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { GOOD_PASSWORD } from './administration.js';

const ARGUMENTS = ['--username', 'quantri', '--name', 'Trần Văn Đức', '--office-code', 'H23'];

describe('npm run admin:create', () => {
  let database: TestDatabase;
  let owner: Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  async function run(args: readonly string[], password = GOOD_PASSWORD): Promise<string[]> {
    const said: string[] = [];
    await adminCreate({
      url: database.ownerUrl,
      migrationUrl: undefined,
      box: database.box,
      catalogueFolder: join(__dirname, '../../server/seeds/procedures'),
      wanted: readAdminCreateArguments(args)!,
      password,
      say: (line) => void said.push(line),
    });
    return said;
  }
  const query = async <T>(text: string): Promise<T[]> => (await owner.query(text)).rows as T[];
  const administrators = (): Promise<{ username: string; code: string; hash: string }[]> =>
    query(
      `SELECT p.username, o.code, p.password_hash AS hash FROM staff p JOIN staff_role_at_office r ON r.staff_id = p.id
         JOIN office o ON o.id = r.office_id WHERE r.role = 'administrator' ORDER BY p.username`,
    );

  it('asks for the name of the first office', async () => {
    await expect(run(ARGUMENTS)).rejects.toThrow('There is no office yet; add --office-name');
    await expect(run(ARGUMENTS, 'ngắn')).rejects.toThrow('The password needs at least 15 characters.');
    expect(await query('SELECT 1 FROM staff')).toEqual([]);
    expect(await query('SELECT 1 FROM admin_audit')).toEqual([]);
  });

  it('makes the first administrator and the first office of an empty installation', async () => {
    const said = await run([...ARGUMENTS, '--office-name', 'UBND tỉnh Hải Dương']);
    expect(said).toEqual(['Made the office H23 (UBND tỉnh Hải Dương).', 'Made the administrator quantri of H23.']);
    const [made] = await administrators();
    expect(made).toMatchObject({ username: 'quantri', code: 'H23' });
    expect(await new PasswordHasher().verify(made!.hash, GOOD_PASSWORD)).toBe(true);
    expect(await query('SELECT place_name, parent_id, demo, cardinality(path) AS depth FROM office')).toEqual([
      { place_name: 'Hải Dương', parent_id: null, demo: false, depth: 1 },
    ]);
    expect(await query('SELECT subject_kind, action FROM admin_audit ORDER BY subject_kind')).toEqual([
      { subject_kind: 'office', action: 'create' },
      { subject_kind: 'staff', action: 'create' },
    ]);
    expect((await query('SELECT 1 FROM procedure')).length).toBeGreaterThan(0);
  });

  it('makes no second one unless told to, and a password when none is given', async () => {
    const second = ['--username', 'quantri2', '--name', 'Trần Thị Hai', '--office-code', 'H23'];
    await expect(run(second)).rejects.toThrow('There is an administrator already (quantri)');
    await expect(run([...ARGUMENTS, '--force'])).rejects.toThrow('The user name quantri is taken');
    const elsewhere = [...second.slice(0, -1), 'H30', '--force', '--office-name', 'UBND tỉnh khác'];
    await expect(run(elsewhere)).rejects.toThrow('There is no office H30; name one that is there, such as H23.');
    const said = await run([...second, '--force'], '');
    const password = /^password: (\S{24})$/.exec(said.at(-1)!)![1]!;
    const all = await administrators();
    expect(all.map(({ username }) => username)).toEqual(['quantri', 'quantri2']);
    expect(await new PasswordHasher().verify(all[1]!.hash, password)).toBe(true);
  });

  it.each([
    [['--name', 'A', '--office-code', 'H23'], '--username is missing'],
    [['--username', 'Quan Tri', '--name', 'A', '--office-code', 'H23'], '--username must be lower-case'],
    [['--username', 'quantri', '--name', 'A', '--office-code', 'phường'], '--office-code must be an agency identifier'],
    [['--user', 'quantri'], `Unknown option '--user'`],
    [['quantri'], `Unexpected argument 'quantri'`],
  ])('says what is wrong with %j', (args, sentence) => {
    expect(() => readAdminCreateArguments(args)).toThrow(sentence);
    expect(readAdminCreateArguments(['--help'])).toBeNull();
  });

  it('reads the first line of what is piped in', async () => {
    const piped = async (text: string): Promise<string> =>
      readPassword(new PassThrough().end(text) as unknown as NodeJS.ReadStream, process.stdout);
    expect(await piped('một mật khẩu dài \nand more')).toBe('một mật khẩu dài ');
    expect(await piped('\n')).toBe('');
    expect(await piped('')).toBe('');
  });
});
