import { lookup as resolve, type LookupAddress } from 'node:dns';
import { type IncomingMessage, request as requestHttp, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from '../../common/http/public-address.js';

/** Of the national authorities they have some hundred kilobytes; each goes into every sealed file. */
const MAX_LIST = 2 * 1_048_576;

/** Nothing came, or nothing that may be taken. */
export class ListNotFetched extends Error {
  override readonly name = 'ListNotFetched';
}

export interface FetchTerms {
  /** Ends it, however slowly it comes. */
  readonly signal: AbortSignal;
  /** Addresses that may be asked: a certificate says where, and could name a machine that only this one reaches. */
  readonly isAllowed?: (address: string) => boolean;
  /** Asked there (OCSP): the answer is wanted, in place of a list. */
  readonly question?: Buffer | undefined;
}

/**
 * Fetches a list of revoked certificates, or the answer about one, from where a certificate says it is: http or https, at a
 * public address, no redirects.
 *
 * @throws ListNotFetched
 */
export async function fetchList(
  url: string,
  { signal, isAllowed = isPublicAddress, question }: FetchTerms,
): Promise<Buffer> {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (!address || !['http:', 'https:'].includes(address.protocol) || address.username || address.password) {
    throw new ListNotFetched('It is at no address that is asked here.');
  }
  const host = address.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isAllowed(host)) throw new ListNotFetched('It is at an address that is not public.');
  const request = address.protocol === 'https:' ? requestHttps : requestHttp;
  const asked = { signal, agent: false, lookup: allowedOnly(isAllowed), ...(question && QUESTION) };
  try {
    const response = await new Promise<IncomingMessage>((done, fail) => {
      request(address, asked, done).on('error', fail).end(question);
    });
    return await bodyOf(response);
  } catch (error) {
    if (error instanceof ListNotFetched) throw error;
    throw new ListNotFetched('It did not come.', { cause: error });
  }
}

/** @legal RFC 6960, A.1 */
const QUESTION: RequestOptions = {
  method: 'POST',
  headers: { 'content-type': 'application/ocsp-request', accept: 'application/ocsp-response' },
};

async function bodyOf(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    if (response.statusCode !== 200) throw new ListNotFetched(`The answer was ${response.statusCode}.`);
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > MAX_LIST) throw new ListNotFetched('It is too large.');
    }
    return Buffer.concat(chunks);
  } finally {
    response.destroy();
  }
}

/** The addresses a name has at the moment it is called, so that none can be put in behind the check. */
const allowedOnly =
  (isAllowed: (address: string) => boolean): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error) return callback(error, []);
      const allowed = found.filter(({ address }) => isAllowed(address));
      const [first] = allowed;
      if (!first) return callback(new ListNotFetched('It is at an address that is not public.'), []);
      return options.all ? callback(null, allowed) : callback(null, first.address, first.family);
    });
  };
