import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestAuthority } from './authority.js';

const run = promisify(execFile);

/**
 * What Poppler's `pdfsig` says of a file, with NSS for which this authority is the only one.
 */
export async function outsideVerdict(pdf: Buffer, authority: TestAuthority): Promise<string> {
  const folder = await mkdtemp(join(authority.folder, 'nss-'));
  const file = join(folder, 'file.pdf');
  await writeFile(file, pdf);
  await run('certutil', ['-N', '-d', `sql:${folder}`, '--empty-password']);
  const trusted = ['-n', 'root', '-t', 'CT,C,C', '-i', authority.root.certificate];
  await run('certutil', ['-A', '-d', `sql:${folder}`, ...trusted]);
  // It ends with 1 where a signature is not valid.
  return run('pdfsig', ['-nssdir', `sql:${folder}`, file]).then(
    ({ stdout }) => stdout,
    (error: { stdout?: string }) => error.stdout ?? '',
  );
}

/** A file as qpdf writes it, with these options; it reads every object on the way and refuses what is damaged. */
export async function qpdf(pdf: Buffer, options: readonly string[]): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'motcua-qpdf-'));
  try {
    const [from, to] = [join(folder, 'from.pdf'), join(folder, 'to.pdf')];
    await writeFile(from, pdf);
    await run('qpdf', [...options, from, to]);
    return await readFile(to);
  } finally {
    await rm(folder, { recursive: true });
  }
}
