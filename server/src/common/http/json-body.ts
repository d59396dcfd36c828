import type { FastifyInstance } from 'fastify';
import { DomainError } from '../domain-error.js';

const MAX_DEPTH = 20;

/** Bodies up to 1 MB; larger ones are refused before they are read. */
export const BODY_LIMIT = 1024 * 1024;

/**
 * Reads JSON bodies strictly: valid UTF-8, at most twenty levels deep, no keys that reach a prototype, no NUL and no
 * lone surrogates, which PostgreSQL cannot store.
 */
export function useStrictJson(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser(['application/json', 'text/plain']);
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
    (request, body, done) => {
      let text: string;
      try {
        text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(body as Buffer);
      } catch {
        done(new DomainError('malformed', 'request.bad_encoding', 'The body is not valid UTF-8.'));
        return;
      }
      if (tooDeep(text)) {
        done(new DomainError('malformed', 'request.too_deep', 'The body is nested too deeply.'));
        return;
      }
      void parse(request, text, (error, value: unknown) => {
        if (error) done(new DomainError('malformed', 'request.bad_json', 'The body is not valid JSON.'));
        else if (hasForbiddenText(value)) {
          done(
            new DomainError('malformed', 'request.bad_characters', 'The body holds characters that cannot be stored.'),
          );
        } else done(null, value);
      });
    },
  );
}

/** Counts brackets outside strings, before anything recursive sees the text. */
function tooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (inString) {
      if (char === 0x5c) i++;
      else if (char === 0x22) inString = false;
    } else if (char === 0x22) inString = true;
    else if (char === 0x7b || char === 0x5b) {
      if (++depth > MAX_DEPTH) return true;
    } else if (char === 0x7d || char === 0x5d) depth--;
  }
  return false;
}

function hasForbiddenText(value: unknown): boolean {
  if (typeof value === 'string') return isForbidden(value);
  if (Array.isArray(value)) return value.some(hasForbiddenText);
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).some(([key, inner]) => isForbidden(key) || hasForbiddenText(inner));
  }
  return false;
}

export const isForbidden = (text: string): boolean => text.includes('\0') || /\p{Cs}/u.test(text);
