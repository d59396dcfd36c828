import type { FastifyInstance } from 'fastify';
import { DomainError } from '../domain-error.js';
import { isForbidden } from './json-body.js';

/** Where programs call that speak no JSON. Everywhere else a form is refused: other sites can make browsers send one. */
const GATEWAYS = '/api/v1/gateways/';
const FORM_LIMIT = 16_384;
const MAIL_LIMIT = 262_144;

const wrongType = (): Error => Object.assign(new Error('Unsupported media type.'), { statusCode: 415 });

/**
 * Reads forms, which is how some gateways report (of several fields with one name the last counts), and mails, which stay
 * as they came until it is known who sends them.
 */
export function useGatewayBodies(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: FORM_LIMIT },
    (request, body, done) => {
      if (!request.url.startsWith(GATEWAYS)) {
        done(wrongType());
        return;
      }
      const fields = [...new URLSearchParams(String(body))];
      if (fields.flat().some(isForbidden)) {
        done(
          new DomainError('malformed', 'request.bad_characters', 'The body holds characters that cannot be stored.'),
        );
        return;
      }
      done(null, Object.fromEntries(fields));
    },
  );
  fastify.addContentTypeParser(
    'message/rfc822',
    { parseAs: 'buffer', bodyLimit: MAIL_LIMIT },
    (request, body, done) => {
      if (request.url.startsWith(GATEWAYS)) done(null, body);
      else done(wrongType());
    },
  );
}
