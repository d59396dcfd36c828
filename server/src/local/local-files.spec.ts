import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPassword } from '../auth/password/password-policy.js';
import { DEMO_PASSWORD_FILE, readOrMakeDemoPassword, readOrMakeSecretKey, SECRET_KEY_FILE } from './local-files.js';

describe('files made once', () => {
  let folder: string;
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'motcua-files-')), 'data');
  });
  afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

  it('makes a key of 32 bytes and keeps it', () => {
    const key = readOrMakeSecretKey(folder);
    expect(key).toHaveLength(32);
    expect(readOrMakeSecretKey(folder)).toEqual(key);
    expect(readdirSync(folder)).toEqual([SECRET_KEY_FILE]);
  });

  it('makes a password that the policy takes, and keeps it', () => {
    const password = readOrMakeDemoPassword(folder);
    expect(password).toMatch(/^([a-z]+-){4}\d{2,5}$/);
    expect(checkPassword(password, { username: 'motcua', fullName: 'Nguyễn Thị Hoa' })).toBeNull();
    expect(readOrMakeDemoPassword(folder)).toBe(password);
  });

  it('lets nobody else read them', () => {
    readOrMakeSecretKey(folder);
    readOrMakeDemoPassword(folder);
    for (const file of [SECRET_KEY_FILE, DEMO_PASSWORD_FILE]) {
      expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
    }
  });

  it('never replaces a damaged key', () => {
    readOrMakeSecretKey(folder);
    for (const damaged of ['', 'short', `${'A'.repeat(43)}=\nx`]) {
      writeFileSync(join(folder, SECRET_KEY_FILE), damaged);
      expect(() => readOrMakeSecretKey(folder)).toThrow(/is damaged: it must be 32 bytes in base64/);
      expect(readFileSync(join(folder, SECRET_KEY_FILE), 'utf8')).toBe(damaged);
    }
  });

  it('says when the demo password is damaged', () => {
    readOrMakeDemoPassword(folder);
    writeFileSync(join(folder, DEMO_PASSWORD_FILE), 'short\n');
    expect(() => readOrMakeDemoPassword(folder)).toThrow(/demo password in .+ is damaged/);
  });

  it('says when there is a file where the folder should be', () => {
    writeFileSync(folder, '');
    expect(() => readOrMakeSecretKey(folder)).toThrow(`${folder} is not a folder`);
    expect(() => readOrMakeSecretKey(join(folder, 'deeper'))).toThrow(/cannot be written \(ENOTDIR\)/);
  });
});
