import { existsSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import statics from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import helmet from 'helmet';
import { ApiModule, type ApiParts } from './api.module.js';
import { Clock } from './common/clock.js';
import { useGatewayBodies } from './common/http/gateway-bodies.js';
import { BODY_LIMIT, isForbidden, useStrictJson } from './common/http/json-body.js';
import { answerNoHttp, answerUnroutable } from './common/http/unroutable.js';
import { isUpload, useUploads } from './common/http/upload-body.js';
import { malformed } from './common/domain-error.js';
import { NestLogger } from './common/nest-logger.js';
import { serveOpenApi } from './open-api.js';

export interface ApiOptions {
  /** Where the desk's built pages are. */
  readonly uiFolder?: string;
  /** Told every route as the router takes it in. */
  readonly onRoute?: (method: string, url: string) => void;
}

/** How long a body may be on its way. */
const BODY_TIMEOUT_MS = 30_000;
/** The same for a file, over the line of a ward; one that stands still for half a minute is cut off. */
const UPLOAD_TIMEOUT_MS = 600_000;

/** The HTTP side, ready to listen. */
export async function createApi(parts: ApiParts & ApiOptions): Promise<NestFastifyApplication> {
  const { env, logger } = parts;
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: env.trustedProxies.length > 0 ? [...env.trustedProxies] : false,
    genReqId: () => randomUUID(),
    // Ids that a caller sends are not believed: they would stand in our logs.
    requestIdHeader: false,
    connectionTimeout: 30_000,
    requestTimeout: UPLOAD_TIMEOUT_MS,
    http: { headersTimeout: BODY_TIMEOUT_MS },
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: answerUnroutable,
    clientErrorHandler: answerNoHttp,
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.with(parts), adapter, {
    logger: new NestLogger(logger),
    bodyParser: false,
    abortOnError: false,
  });
  const fastify = adapter.getInstance();
  fastify.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) parts.onRoute?.(one, url);
  });
  useStrictJson(fastify);
  useGatewayBodies(fastify);
  useUploads(fastify);
  await app.register(cookie);
  const secure = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        // Papers of citizens are shown from bytes that the page has fetched.
        imgSrc: ["'self'", 'data:', 'blob:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        // Papers are printed from a frame that holds their bytes.
        frameSrc: ['blob:'],
        objectSrc: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    hsts: env.cookieSecure,
  });
  fastify.addHook('onRequest', (request, reply, done) => secure(request.raw, reply.raw, () => done()));

  const clock = new Clock(env.clockOffsetMs);
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('X-Request-Id', request.id).header('Cache-Control', 'no-store');
    // The desk takes its time from this header: a demonstration whose clock is moved has to move it as well.
    if (env.clockOffsetMs !== 0) void reply.header('Date', clock.now().toUTCString());
    if (!isUpload(request.url)) expectBody(request);
    // Whoever hangs up leaves an answer closed but not finished; with live streams that is the usual end.
    reply.raw.once('close', () => {
      if (reply.raw.headersSent && !reply.raw.writableFinished) logger.info(requestLine(request, reply), 'request');
    });
    done(isReadable(request.url) ? undefined : malformed('url', 'field.invalid'));
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    logger.info(requestLine(request, reply), 'request');
    done();
  });

  if (parts.uiFolder && existsSync(parts.uiFolder)) {
    await app.register(statics, {
      root: parts.uiFolder,
      wildcard: false,
      cacheControl: false,
      preCompressed: true,
    });
  }
  serveOpenApi(app);
  return app;
}

/** Cuts off who sends a body byte by byte. */
function expectBody({ raw }: FastifyRequest): void {
  const { 'content-length': length = '0', 'transfer-encoding': encoding } = raw.headers;
  if (length === '0' && encoding === undefined) return;
  const timer = setTimeout(() => {
    if (!raw.complete) answerNoHttp({ code: 'ERR_HTTP_REQUEST_TIMEOUT' }, raw.socket);
  }, BODY_TIMEOUT_MS);
  raw.once('close', () => clearTimeout(timer));
}

/** A path or query whose escapes are no UTF-8, or that hides a NUL, is refused before it is routed. */
function isReadable(url: string): boolean {
  try {
    return !isForbidden(decodeURIComponent(url.replaceAll('+', ' ')));
  } catch {
    return false;
  }
}

/** The route's pattern and ids, never the URL: query strings hold what people search for. */
function requestLine(request: FastifyRequest, reply: FastifyReply): Record<string, unknown> {
  return {
    requestId: request.id,
    method: request.method,
    route: request.routeOptions.url ?? 'unknown',
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime),
    staffId: request.actor?.staffId,
  };
}
