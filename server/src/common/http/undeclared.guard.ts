import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../domain-error.js';

/** What Nest calls the body and the query among a handler's parameters. */
const BODY = '3:';
const QUERY = '4:';

/** What a handler takes of a call. */
interface Declared {
  readonly query: boolean;
  readonly body: boolean;
}

function declaredBy(context: ExecutionContext): Declared {
  const found: unknown = Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), context.getHandler().name);
  const keys = Object.keys(found ?? {});
  return { query: keys.some((key) => key.startsWith(QUERY)), body: keys.some((key) => key.startsWith(BODY)) };
}

/** Refuses names on calls that declare none: a filter or a field that is silently ignored misleads whoever sent it. */
export class UndeclaredGuard implements CanActivate {
  private readonly known = new Map<unknown, Declared>();

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const handler = context.getHandler();
    const declared = this.known.get(handler) ?? declaredBy(context);
    this.known.set(handler, declared);
    const wrong = [...(declared.query ? [] : namesOf(request.query)), ...(declared.body ? [] : namesOf(request.body))];
    if (wrong.length > 0) {
      throw new DomainError('malformed', 'request.invalid', 'This call takes no such names.', {
        errors: wrong.slice(0, 20).map((name) => ({ path: name.slice(0, 200), code: 'field.unknown' })),
      });
    }
    return true;
  }
}

const namesOf = (value: unknown): string[] => (typeof value === 'object' && value !== null ? Object.keys(value) : []);
