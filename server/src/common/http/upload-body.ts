import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import type { FastifyInstance } from 'fastify';
import { DomainError, malformed } from '../domain-error.js';
import { isForbidden } from './json-body.js';
import { answersSlowly } from './slow-answer.js';

/** The calls that take a file. Everywhere else a form is refused: other sites can make browsers send one. */
const UPLOADS = /^\/api\/v1\/(?:dossiers\/[^/?]+\/attachments|admin\/history-imports)$/;
const FIELD_LIMIT = 1_000;

export interface Upload<T> {
  readonly fields: Readonly<Record<string, string>>;
  /** As the browser said it; not to be believed. */
  readonly fileName: string;
  readonly file: T;
}

/** Leaves multipart bodies unread: the route reads them as they come, once it knows who is calling. */
export function useUploads(fastify: FastifyInstance): void {
  fastify.addContentTypeParser('multipart/form-data', (request, _payload, done) => {
    if (UPLOADS.test(request.url)) done(null);
    else done(Object.assign(new Error('Unsupported media type.'), { statusCode: 415 }));
  });
}

export const isUpload = (url: string): boolean => UPLOADS.test(url);

/**
 * Reads a form with one file, part by part, as it arrives. What is wrong with it is told only after the rest has been let by,
 * for a browser hears no answer while it is still sending.
 *
 * @param names the fields it may have beside `file`
 * @param take takes the file; what it made is given to `drop` when the form turns out to be wrong
 * @throws DomainError kind `malformed`, and whatever `take` throws
 */
export async function readUpload<T>(
  request: IncomingMessage,
  names: readonly string[],
  take: (content: Readable) => Promise<T>,
  drop: (taken: T) => Promise<void>,
): Promise<Upload<T>> {
  const fields: Record<string, string> = {};
  let fileName = '';
  let content: Readable | undefined;
  let taken: Promise<T> | undefined;
  const parser = parserOf(request);
  try {
    await new Promise<void>((resolve, reject) => {
      const wrong = (path: string, code: string): void => reject(malformed(path.slice(0, 200), code));
      parser.on('field', (name: string, value: string, nameTruncated: boolean, valueTruncated: boolean) => {
        if (nameTruncated || !names.includes(name)) wrong(String(name), 'field.unknown');
        else if (name in fields) wrong(name, 'field.invalid');
        else if (valueTruncated) wrong(name, 'field.out_of_range');
        else if (isForbidden(value)) wrong(name, 'field.invalid');
        else fields[name] = value;
      });
      parser.on('file', (name: string, stream: BusboyFileStream, given: string | undefined) => {
        let broken: unknown;
        stream.on('error', (error) => (broken = error));
        if (name !== 'file' || content) {
          stream.resume();
          wrong(String(name), content ? 'field.invalid' : 'field.unknown');
          return;
        }
        content = stream;
        fileName = String(given ?? '');
        taken = take(stream);
        // A consumer that stops reading breaks the stream as well: then it says why.
        taken.catch((error: unknown) => reject(error === broken ? unreadable() : (error as Error)));
      });
      for (const limit of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const) {
        parser.on(limit, () => wrong('', 'field.out_of_range'));
      }
      parser.on('error', () => reject(unreadable()));
      parser.on('finish', () => resolve());
      request.once('error', () => reject(unreadable()));
      request.once('close', () => {
        if (!request.complete) reject(unreadable());
      });
      request.pipe(parser);
    });
    if (!taken) throw malformed('file', 'field.missing');
    const file = await taken;
    // It may have to wait until others have been looked at.
    answersSlowly(request);
    return { fields, fileName, file };
  } catch (error) {
    request.unpipe(parser);
    request.resume();
    content?.destroy(error as Error);
    const made = await taken?.then(
      (value) => ({ value }),
      () => null,
    );
    if (made) await drop(made.value);
    throw error;
  }
}

const unreadable = (): DomainError =>
  new DomainError('malformed', 'request.bad_form', 'The body is no form that can be read to its end.');

function parserOf(request: IncomingMessage): BusboyInstance {
  const type = request.headers['content-type'] ?? '';
  if (!/^multipart\/form-data\b/i.test(type)) {
    throw new DomainError('unsupported', 'request.unsupported_media_type', 'The body must be multipart/form-data.');
  }
  try {
    return new Busboy({
      headers: { ...request.headers, 'content-type': type },
      limits: {
        fieldNameSize: 100,
        fieldSize: FIELD_LIMIT,
        fields: 10,
        files: 1,
        parts: 11,
        headerPairs: 20,
        headerSize: 4_096,
      },
    });
  } catch {
    throw unreadable();
  }
}
