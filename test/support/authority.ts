import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A certificate with its key, as files. */
export interface Holder {
  readonly certificate: string;
  readonly key: string;
}

export interface Wanted {
  /** As OpenSSL writes names: `/C=VN/O=…/CN=…`. */
  readonly subject: string;
  readonly key?: 'ec' | 'rsa';
  /** Lines of an extension file. */
  readonly extensions?: readonly string[];
  /** By which the certificate is signed. */
  readonly digest?: 'sha1' | 'sha256';
}

const KEYS = {
  ec: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  rsa: ['-newkey', 'rsa:2048'],
} as const;

const SIGNING = ['keyUsage=critical,digitalSignature,nonRepudiation', 'basicConstraints=CA:FALSE'];
const STAMPING = ['keyUsage=critical,digitalSignature', 'extendedKeyUsage=critical,timeStamping'];

/** An authority of the test's own, made by OpenSSL: a root, one below it, whom they certify, and a clock that stamps. */
export class TestAuthority {
  private count = 0;

  private constructor(
    readonly folder: string,
    readonly root: Holder,
    readonly issuing: Holder,
    /** File of the certificates above those it certifies. */
    readonly chain: string,
  ) {}

  static async make(name = 'Cơ quan chứng thực thử nghiệm'): Promise<TestAuthority> {
    const folder = await mkdtemp(join(tmpdir(), 'motcua-authority-'));
    const root = { certificate: join(folder, 'root.pem'), key: join(folder, 'root.key') };
    await openssl([
      ...['req', '-x509', ...KEYS.ec, '-nodes', '-utf8', '-subj', `/C=VN/CN=${name}`, '-days', '7000'],
      ...['-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign,cRLSign'],
      ...['-keyout', root.key, '-out', root.certificate],
    ]);
    const issuing = await certify(folder, 'issuing', root, {
      subject: `/C=VN/O=${name}/CN=Cấp dưới của ${name}`,
      extensions: ['basicConstraints=critical,CA:TRUE,pathlen:0', 'keyUsage=critical,keyCertSign,cRLSign'],
    });
    const chain = join(folder, 'chain.pem');
    const above = [issuing, root].map(({ certificate }) => readFile(certificate));
    await writeFile(chain, Buffer.concat(await Promise.all(above)));
    return new TestAuthority(folder, root, issuing, chain);
  }

  certify(wanted: Wanted, issuer = this.issuing): Promise<Holder> {
    return certify(this.folder, `holder${++this.count}`, issuer, { extensions: SIGNING, ...wanted });
  }

  clock(extensions: readonly string[] = []): Promise<Holder> {
    return this.certify({ subject: '/C=VN/CN=Máy chủ dấu thời gian', extensions: [...STAMPING, ...extensions] });
  }

  rootPem(): Promise<string> {
    return readFile(this.root.certificate, 'utf8');
  }

  /** A signature (CMS, CAdES) over bytes that are not in it. */
  async sign(bytes: Uint8Array, { certificate, key }: Holder, options: readonly string[] = []): Promise<Buffer> {
    const [data, out] = this.files('data', 'cms');
    await writeFile(data!, bytes);
    await openssl([
      ...['cms', '-sign', '-binary', '-cades', '-md', 'sha256', '-signer', certificate, '-inkey', key],
      ...['-certfile', this.issuing.certificate, '-outform', 'DER', '-in', data!, '-out', out!, ...options],
    ]);
    return readFile(out!);
  }

  /** A time stamp (RFC 3161) of this moment over bytes. */
  async stamp(bytes: Uint8Array, clock: Holder): Promise<Buffer> {
    const [data, query] = this.files('data', 'tsq');
    await writeFile(data!, bytes);
    await openssl(['ts', '-query', '-data', data!, '-sha256', '-cert', '-out', query!]);
    return this.answer(await readFile(query!), clock, ['-token_out']);
  }

  /** What a time stamp server answers to a query. */
  async answer(queryBytes: Uint8Array, { certificate, key }: Holder, options: readonly string[] = []): Promise<Buffer> {
    const [query, out, config, serial] = this.files('tsq', 'tsr', 'cnf', 'serial');
    await writeFile(query!, queryBytes);
    await writeFile(
      config!,
      [
        ...['[tsa]', 'default_tsa = clock', '[clock]', `serial = ${serial}`, 'default_policy = 1.2.3.4.1'],
        ...['digests = sha256', 'signer_digest = sha256', 'ess_cert_id_chain = no', 'ess_cert_id_alg = sha256'],
      ].join('\n'),
    );
    await openssl([
      ...['ts', '-reply', '-config', config!, '-queryfile', query!, '-signer', certificate, '-inkey', key],
      ...['-chain', this.issuing.certificate, '-out', out!, ...options],
    ]);
    return readFile(out!);
  }

  /** The list of revoked certificates (CRL, PEM) of an issuer, new for a month. */
  async revocationList(issuer: Holder, revoked: readonly Holder[] = []): Promise<Buffer> {
    const [out, config, index, number] = this.files('crl', 'cnf', 'index', 'number');
    const rows = revoked.map(async ({ certificate }) => {
      const { serialNumber } = new X509Certificate(await readFile(certificate));
      return `R\t440101000000Z\t260101000000Z\t${serialNumber}\tunknown\t/CN=x\n`;
    });
    await writeFile(index!, (await Promise.all(rows)).join(''));
    await writeFile(number!, '01\n');
    const lines = ['[ca]', 'default_ca = one', '[one]', `database = ${index}`, `crlnumber = ${number}`];
    await writeFile(config!, [...lines, 'default_md = sha256', 'default_crl_days = 30', ''].join('\n'));
    const { certificate, key } = issuer;
    await openssl(['ca', '-gencrl', '-config', config!, '-cert', certificate, '-keyfile', key, '-out', out!]);
    return readFile(out!);
  }

  /**
   * The answer (OCSP, DER) to a question about a certificate, new for a month.
   *
   * @param given what is known of it: valid, since when it is revoked (as OpenSSL writes times), or nothing; who answers, if not
   *   the issuer
   */
  async ocspAnswer(
    asked: Holder,
    issuer: Holder,
    given: { readonly is?: 'valid' | 'unknown' | `${number}Z`; readonly by?: Holder } = {},
  ): Promise<Buffer> {
    const [request] = this.files('ocq');
    const issued = ['-issuer', issuer.certificate, '-cert', asked.certificate];
    await openssl(['ocsp', ...issued, '-no_nonce', '-reqout', request!]);
    return this.ocspReply(await readFile(request!), asked, issuer, given);
  }

  /** The same to a question that somebody else has asked. */
  async ocspReply(
    question: Uint8Array,
    asked: Holder,
    issuer: Holder,
    given: { readonly is?: 'valid' | 'unknown' | `${number}Z`; readonly by?: Holder } = {},
  ): Promise<Buffer> {
    const { is = 'valid', by = issuer } = given;
    const [request, out, index] = this.files('ocq', 'ocr', 'index');
    await writeFile(request!, question);
    const { serialNumber } = new X509Certificate(await readFile(asked.certificate));
    const [status, since] = is === 'valid' ? ['V', ''] : ['R', is];
    const row = `${status}\t440101000000Z\t${since}\t${serialNumber}\tunknown\t/CN=x\n`;
    await writeFile(index!, is === 'unknown' ? '' : row);
    await openssl([
      ...['ocsp', '-index', index!, '-CA', issuer.certificate, '-rsigner', by.certificate, '-rkey', by.key],
      ...['-rmd', 'sha256', '-reqin', request!, '-respout', out!, '-ndays', '30'],
    ]);
    return readFile(out!);
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }

  private files(...endings: string[]): string[] {
    this.count++;
    return endings.map((ending) => join(this.folder, `${this.count}.${ending}`));
  }
}

async function certify(folder: string, name: string, issuer: Holder, wanted: Wanted): Promise<Holder> {
  const { subject, key = 'ec', extensions = [], digest = 'sha256' } = wanted;
  const holder = { certificate: join(folder, `${name}.pem`), key: join(folder, `${name}.key`) };
  const [request, extra] = [join(folder, `${name}.csr`), join(folder, `${name}.ext`)];
  await writeFile(extra, [...extensions, 'subjectKeyIdentifier=hash', 'authorityKeyIdentifier=keyid', ''].join('\n'));
  await openssl([
    'req',
    '-new',
    ...KEYS[key],
    '-nodes',
    '-utf8',
    '-subj',
    subject,
    '-keyout',
    holder.key,
    '-out',
    request,
  ]);
  await openssl([
    ...['x509', '-req', '-in', request, '-CA', issuer.certificate, '-CAkey', issuer.key, '-CAcreateserial'],
    ...[`-${digest}`, '-days', '3000', '-extfile', extra, '-out', holder.certificate],
  ]);
  return holder;
}

async function openssl(args: readonly string[]): Promise<void> {
  await run('openssl', args);
}
