import '@fastify/cookie';
import { timingSafeEqual } from 'node:crypto';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { DomainError, forbidden } from '../common/domain-error.js';
import { BACKGROUND_HEADER, BACKGROUND_ROUTE, PUBLIC_ROUTE } from '../common/http/request.js';
import type { SecretBox } from '../common/secret-box.js';
import type { SessionStore } from './session.store.js';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** Name of the cookie: the `__Host-` prefix binds it to this host and to https. */
export const cookieName = (secure: boolean): string => (secure ? '__Host-motcua' : 'motcua');

/** The token a browser must send back with every writing call; follows from the session, so it needs no storage. */
export const csrfToken = (box: SecretBox, sessionToken: string): string =>
  box.digest('csrf', sessionToken).toString('base64url');

/** Who is calling, and whether the call comes from our own pages. Runs before every route. */
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionStore,
    private readonly box: SecretBox,
    private readonly publicUrl: string,
    private readonly secureCookie: boolean,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const writes = !SAFE_METHODS.includes(request.method);
    if (writes) this.refuseForeignOrigin(request);
    const marked = (route: string): boolean =>
      this.reflector.getAllAndOverride<boolean>(route, [context.getHandler(), context.getClass()]);
    if (marked(PUBLIC_ROUTE)) return true;

    const token = request.cookies[cookieName(this.secureCookie)];
    const byPage = marked(BACKGROUND_ROUTE) || request.headers[BACKGROUND_HEADER] === '1';
    const actor = token ? await this.sessions.find(token, { touch: !byPage }) : null;
    if (!token || !actor) throw new DomainError('unauthenticated', 'auth.required', 'Sign in first.');
    request.actor = actor;
    request.sessionToken = token;
    if (writes) this.refuseForgery(request, token);
    return true;
  }

  private refuseForeignOrigin(request: FastifyRequest): void {
    const { origin, host, 'sec-fetch-site': site } = request.headers;
    const own = origin === undefined || origin === this.publicUrl || sameHost(origin, host);
    const near = site === undefined || site === 'same-origin' || site === 'none';
    if (!own || !near) throw forbidden('csrf.foreign_origin', 'The call comes from another site.');
  }

  private refuseForgery(request: FastifyRequest, token: string): void {
    const sent = request.headers['x-csrf-token'];
    const expected = Buffer.from(csrfToken(this.box, token));
    const given = Buffer.from(typeof sent === 'string' ? sent : '');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      throw forbidden('csrf.token_wrong', 'The header X-CSRF-Token is missing or wrong.');
    }
  }
}

function sameHost(origin: string, host: string | undefined): boolean {
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}
