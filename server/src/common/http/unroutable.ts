import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { frameworkProblem, PROBLEM_JSON } from './problem.filter.js';

/** The headers that hooks give every other answer; these answers are sent before any hook runs. */
const guarded = (requestId: string): Record<string, string> => ({
  'Content-Security-Policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
  'X-Request-Id': requestId,
});

/** Answers a path that the router cannot read, without repeating it. An id that is far too long is one that is not there. */
export function answerUnroutable(error: { readonly code: string }, request: FastifyRequest, reply: FastifyReply): void {
  const status = error.code === 'FST_ERR_MAX_PARAM_LENGTH' ? 404 : error.code === 'FST_ERR_BAD_URL' ? 400 : 500;
  void reply
    .code(status)
    .headers(guarded(request.id))
    .type(PROBLEM_JSON)
    .send(JSON.stringify(frameworkProblem(status, request.id)));
}

/** Answers bytes that are no HTTP, and ends the connection. */
export function answerNoHttp(error: { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const requestId = randomUUID();
  const body = JSON.stringify(frameworkProblem(status, requestId));
  const headers = {
    ...guarded(requestId),
    'Content-Type': PROBLEM_JSON,
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
  };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  if (socket.writable) socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head.join('')}\r\n${body}`);
  socket.destroy();
}
