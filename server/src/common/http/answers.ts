import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';

type Schema = Record<string, unknown>;

/** The shape of an example. Null says nothing about its type, so such a field may be anything. */
function shapeOf(example: unknown): Schema {
  if (Array.isArray(example)) return { type: 'array', items: example.length > 0 ? shapeOf(example[0]) : {} };
  if (typeof example === 'object' && example !== null) {
    return {
      type: 'object',
      properties: Object.fromEntries(Object.entries(example).map(([key, value]) => [key, shapeOf(value)])),
    };
  }
  if (example === null || example === undefined) return {};
  return { type: typeof example === 'number' && Number.isInteger(example) ? 'integer' : typeof example };
}

const PROBLEM = {
  type: 'about:blank',
  status: 422,
  code: 'dossier.components_missing',
  title: 'Required papers are missing.',
  requestId: '5a3f0a52-3c0e-4d38-9f06-6d3c6a1a2a10',
  errors: [{ path: 'components.GCS', code: 'component.missing' }],
};

const REFUSALS: Readonly<Record<number, string>> = {
  400: 'Malformed: an undeclared name, a wrong type, a missing key or version',
  401: 'Nobody is signed in',
  403: 'The role does not allow it, or the call comes from elsewhere',
  404: 'Foreign or absent',
  409: 'The version is stale or the state is wrong',
  413: 'More than may be sent',
  415: 'Of a type that is not taken here',
  416: 'The file has no such range of bytes',
  422: 'A rule refuses, or the idempotency key came with another request',
  429: 'Locked or too many; see Retry-After',
  503: 'Not possible just now',
};

const problem = (status: number): MethodDecorator & ClassDecorator =>
  ApiResponse({
    status,
    description: REFUSALS[status]!,
    content: { 'application/problem+json': { schema: shapeOf(PROBLEM), example: { ...PROBLEM, status } } },
  });

/** Documents what a route answers, by an example, and how it refuses. */
export function Answers(status: number, example: unknown, description = 'Done'): MethodDecorator {
  return applyDecorators(
    ApiResponse({ status, description, content: { 'application/json': { schema: shapeOf(example), example } } }),
    ...[400, 401, 403, 404, 429].map(problem),
  );
}

/** The same for a call that answers with server-sent events. */
export function StreamAnswers(example: string, description: string): MethodDecorator {
  return applyDecorators(
    ApiResponse({
      status: 200,
      description,
      content: { 'text/event-stream': { schema: { type: 'string' }, example } },
    }),
    ...[400, 401, 403, 404, 429].map(problem),
  );
}

/** The same for a writing call, with the headers it needs. */
export function WriteAnswers(status: number, example: unknown, description?: string): MethodDecorator {
  return applyDecorators(
    Answers(status, example, description),
    ...[409, 422].map(problem),
    ApiHeader({ name: 'Idempotency-Key', required: true, example: '0192f1d2-7c1b-7a54-9c44-3f5b8f4b2a10' }),
    ApiHeader({ name: 'X-CSRF-Token', required: true }),
  );
}

/** The same for a call that writes nothing that could be doubled. */
export function CallAnswers(status: number, example: unknown, description?: string): MethodDecorator {
  return applyDecorators(
    Answers(status, example, description),
    problem(422),
    ApiHeader({ name: 'X-CSRF-Token', required: true }),
  );
}

/** Documents how a route refuses beyond what every one of its kind does. */
export const Refuses = (...statuses: number[]): MethodDecorator => applyDecorators(...statuses.map(problem));

/** The same for a call that answers with a file. */
export function FileAnswers(type: string, description: string): MethodDecorator {
  return applyDecorators(
    ApiResponse({ status: 200, description, content: { [type]: { schema: { type: 'string', format: 'binary' } } } }),
    ...[400, 401, 403, 404, 422, 429].map(problem),
    ApiHeader({ name: 'X-CSRF-Token', required: true }),
  );
}

/** The same for a call that answers with JSON or, when asked, with a file of one of these types. */
export function AnswersOrFiles(example: unknown, types: readonly string[]): MethodDecorator {
  const file = { schema: { type: 'string', format: 'binary' } };
  return applyDecorators(
    ApiResponse({
      status: 200,
      description: 'Done',
      content: {
        'application/json': { schema: shapeOf(example), example },
        ...Object.fromEntries(types.map((type) => [type, file])),
      },
    }),
    ...[400, 401, 403, 404, 422, 429].map(problem),
  );
}

/** One page of a list. */
export const pageExample = (row: unknown): object => ({
  data: [row],
  page: { nextCursor: 'WyJkb3NzaWVycyJd', hasNext: true },
});
