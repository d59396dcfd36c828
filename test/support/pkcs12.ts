import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Holder, TestAuthority } from './authority.js';

const run = promisify(execFile);

/** A key with its certificates in one file, as OpenSSL makes it now, or as Windows did (Triple DES). */
export async function pkcs12Of(
  authority: TestAuthority,
  { certificate, key }: Holder,
  { path, password, old = false }: { readonly path: string; readonly password: string; readonly old?: boolean },
): Promise<void> {
  const locked = old ? ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'] : [];
  await run('openssl', [
    ...['pkcs12', '-export', '-inkey', key, '-in', certificate, '-certfile', authority.chain, ...locked],
    ...['-passout', `pass:${password}`, '-out', path],
  ]);
}
