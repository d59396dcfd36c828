import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { checkPassword, type PasswordOwner, type PasswordProblem } from '../auth/password/password-policy.js';
import { AdminCreateError } from './create-administrator.js';

const SENTENCES: Record<PasswordProblem, string> = {
  'password.too_short': 'The password needs at least 15 characters.',
  'password.too_long': 'The password has more than 128 characters.',
  'password.pattern': 'The password is a pattern that is easily guessed.',
  'password.personal': 'The password is made of the name of the person.',
  'password.common': 'The password is made of words that are easily guessed.',
};

/** @throws AdminCreateError with a sentence */
export function requireGoodAdminPassword(password: string, owner: PasswordOwner): void {
  const problem = checkPassword(password, owner);
  if (problem) throw new AdminCreateError(SENTENCES[problem]);
}

/** 144 bits, without signs that are hard to type. */
export function makePassword(owner: PasswordOwner): string {
  for (;;) {
    const password = randomBytes(18).toString('base64url');
    if (checkPassword(password, owner) === null) return password;
  }
}

/** The password as typed twice at the terminal, or the first line of what is piped in; empty: make one. */
export async function readPassword(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Promise<string> {
  if (!input.isTTY) return firstLine(input);
  const password = await typed('Password (empty: one is made): ', input, output);
  if (password !== '' && (await typed('The same again: ', input, output)) !== password) {
    throw new AdminCreateError('These were two different passwords.');
  }
  return password;
}

async function firstLine(input: NodeJS.ReadStream): Promise<string> {
  for await (const line of createInterface({ input })) return line;
  return '';
}

/** Readline echoes through its output, so it gets one that shows nothing. */
function typed(question: string, input: NodeJS.ReadStream, output: NodeJS.WriteStream): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  output.write(question);
  const lines = createInterface({ input, output: silent, terminal: true });
  return new Promise((resolve, reject) => {
    lines.once('SIGINT', () => reject(new AdminCreateError('Nothing was made.')));
    lines.question('', resolve);
  }).finally(() => {
    lines.close();
    output.write('\n');
  }) as Promise<string>;
}
