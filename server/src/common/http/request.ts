import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../actor.js';
import { DomainError } from '../domain-error.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the session guard. */
    actor?: Actor;
    sessionToken?: string;
  }
}

/** What a writing call brings beside its body. */
export interface WriteContext {
  readonly actor: Actor;
  readonly idempotencyKey: string;
  /** Method and path: the same key on another call is another request. */
  readonly operation: string;
}

/** The signed-in person. */
export const CurrentActor = createParamDecorator((_: unknown, host: ExecutionContext): Actor => actorOf(host));

/** Actor and idempotency key of a writing call. @throws DomainError when the key is missing or not 8–200 plain characters */
export const Write = createParamDecorator((_: unknown, host: ExecutionContext): WriteContext => {
  const request = host.switchToHttp().getRequest<FastifyRequest>();
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key === '') {
    throw new DomainError('malformed', 'idempotency.key_missing', 'The header Idempotency-Key is missing.');
  }
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new DomainError(
      'malformed',
      'idempotency.key_invalid',
      'The header Idempotency-Key must be 1 to 200 plain characters.',
    );
  }
  const path = request.url.split('?', 1)[0]!;
  return { actor: actorOf(host), idempotencyKey: key, operation: `${request.method} ${path}` };
});

function actorOf(host: ExecutionContext): Actor {
  const { actor } = host.switchToHttp().getRequest<FastifyRequest>();
  if (!actor) throw new DomainError('unauthenticated', 'auth.required', 'Sign in first.');
  return actor;
}

export const PUBLIC_ROUTE = 'motcua:public';
export const ALLOWED_ROLES = 'motcua:roles';
export const NO_IDEMPOTENCY = 'motcua:no-idempotency';

export const BACKGROUND_ROUTE = 'motcua:background';

/** Sent with calls that a page makes by itself: they do not keep the session of an abandoned desk alive. */
export const BACKGROUND_HEADER = 'x-background-refresh';

/** Called by pages and not by people, always. */
export const BackgroundRefresh = (): ReturnType<typeof SetMetadata> => SetMetadata(BACKGROUND_ROUTE, true);

/** Answers without a session. */
export const Public = (): ReturnType<typeof SetMetadata> => SetMetadata(PUBLIC_ROUTE, true);
