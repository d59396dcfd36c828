import { Catch, type ArgumentsHost, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { isDatabaseAway } from '../database-away.js';
import { DomainError, type DomainErrorKind } from '../domain-error.js';

const STATUS: Record<DomainErrorKind, number> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  absent: 404,
  conflict: 409,
  too_large: 413,
  unsupported: 415,
  unsatisfiable: 416,
  refused: 422,
  too_many: 429,
  unavailable: 503,
};

/** Nothing is wrong with the call, and it may be made again after so long. */
const BUSY = 'service.unavailable';
const BUSY_SECONDS = 2;

/** Codes for refusals that come from the web framework itself. */
const FRAMEWORK_CODES: Record<number, string> = {
  400: 'request.malformed',
  403: 'request.forbidden',
  404: 'not_found',
  405: 'request.method_not_allowed',
  406: 'request.not_acceptable',
  408: 'request.timeout',
  413: 'request.too_large',
  414: 'request.too_long',
  415: 'request.unsupported_media_type',
  431: 'request.too_large',
  503: BUSY,
};

export const PROBLEM_JSON = 'application/problem+json';

interface Problem {
  readonly type: 'about:blank';
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly requestId: string;
  readonly [extra: string]: unknown;
}

/** The answer to what the web framework refuses by itself. */
export const frameworkProblem = (status: number, requestId: string): Problem =>
  status < 500
    ? {
        type: 'about:blank',
        status,
        code: FRAMEWORK_CODES[status] ?? 'request.refused',
        title: 'The request was refused.',
        requestId,
      }
    : { type: 'about:blank', status: 500, code: 'internal', title: 'Something went wrong here.', requestId };

/** Turns every error into problem+json with a stable code; what is not a refusal of ours is logged and told without internals, as 503 while the database is away and else as 500. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = this.problem(error, request.id);
    if (problem.code === BUSY) void reply.header('Retry-After', String(BUSY_SECONDS));
    if (error instanceof DomainError && error.details.retryAfterSeconds !== undefined) {
      void reply.header('Retry-After', String(error.details.retryAfterSeconds));
    }
    void reply.status(problem.status).type(PROBLEM_JSON).send(problem);
  }

  private problem(error: unknown, requestId: string): Problem {
    if (error instanceof DomainError) {
      const { errors, meta } = error.details;
      return {
        type: 'about:blank',
        status: STATUS[error.kind],
        code: error.code,
        title: error.message,
        requestId,
        ...(errors && { errors }),
        ...meta,
      };
    }
    const status = frameworkStatus(error);
    if (status !== undefined && status < 500) return frameworkProblem(status, requestId);
    this.logger.error({ requestId, error: describe(error) }, 'request failed');
    if (isDatabaseAway(error)) {
      return { type: 'about:blank', status: 503, code: BUSY, title: 'The database does not answer.', requestId };
    }
    return frameworkProblem(500, requestId);
  }
}

function frameworkStatus(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : undefined;
}

/** Name, stack and PostgreSQL's code; never the statement's parameters or details, which hold personal data. */
function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code, table, constraint } = error as { code?: unknown; table?: unknown; constraint?: unknown };
  const database = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code);
  return {
    name: error.name,
    ...(database ? { code, table, constraint } : { message: error.message }),
    stack: error.stack?.split('\n').slice(1, 8).join('\n'),
  };
}
