import {
  applyDecorators,
  type CanActivate,
  Controller,
  type ExecutionContext,
  HttpCode,
  ParseUUIDPipe,
  UseGuards,
} from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { StaffRole } from '@motcua/shared/staff';
import type { FastifyRequest } from 'fastify';
import type { WriteOnce } from '../audit/write-once.js';
import { holdsRoleAnywhere } from '../common/actor.js';
import { forbidden, notFound } from '../common/domain-error.js';
import { Answers, WriteAnswers } from '../common/http/answers.js';
import { Line, QueryWhole, Whole } from '../common/http/fields.js';
import type { WriteContext } from '../common/http/request.js';
import { type Cursor, type Page, pageOf, readCursor, writeCursor } from '../common/cursor.js';
import type { OfficeTx } from '../database/office-transaction.js';

/** Refuses whoever has none of these roles at any office, before the body is looked at. Runs after the session guard. */
class RoleGuard implements CanActivate {
  constructor(private readonly roles: readonly StaffRole[]) {}

  canActivate(context: ExecutionContext): boolean {
    const { actor } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!actor || !this.roles.some((role) => holdsRoleAnywhere(actor, role))) {
      throw forbidden('role.not_allowed', 'Your roles do not allow this.');
    }
    return true;
  }
}

/** A controller below `/api/v1/admin`. @param roles who comes in at all; administrators only, unless said */
export const AdminController = (path: string, roles: readonly StaffRole[] = ['administrator']): ClassDecorator =>
  applyDecorators(ApiTags('administration'), UseGuards(new RoleGuard(roles)), Controller(`api/v1/admin/${path}`));

/** What a reading route of the administration says of itself. */
export const AdminRead = (summary: string, example: unknown): MethodDecorator =>
  applyDecorators(ApiOperation({ summary }), Answers(200, example));

/** What a writing route of the administration says of itself. */
export const AdminWrite = (summary: string, example: unknown, status: 200 | 201 = 200): MethodDecorator =>
  applyDecorators(HttpCode(status), ApiOperation({ summary }), WriteAnswers(status, example));

/** Ids that are no UUIDs are answered as absent ones are. */
export const AdminId = new ParseUUIDPipe({ exceptionFactory: notFound });

export class VersionDto {
  @Whole({ min: 1, example: 1, description: 'The version that was read.' }) version!: number;
}

export class PageQuery {
  @QueryWhole({ min: 1, max: 100, optional: true, example: 25 }) limit?: number;
  @Line({ max: 500, optional: true, example: 'WyJhZG1pbi1zdGFmZiIsInRodWx5IiwiMDE5MmYxZDIiXQ' }) cursor?: string;
}

const DEFAULT_LIMIT = 25;
/** User names and codes; anything else was not given out by a list of ours. */
const isKey = (value: string): boolean => /^[\x21-\x7e]{1,100}$/.test(value);

/** One page of a list in order of a unique key, or of the id where `keyOf` answers null. */
export async function pageByKey<R extends { readonly id: string }>(
  purpose: string,
  query: PageQuery,
  keyOf: (row: R) => string | null,
  read: (after: Cursor | null, count: number) => Promise<R[]>,
): Promise<Page<R>> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const rows = await read(readCursor(purpose, query.cursor, isKey), limit + 1);
  return pageOf(
    rows,
    limit,
    (row) => writeCursor(purpose, { value: keyOf(row), id: row.id }),
    (row) => row,
  );
}

/** Runs a writing call once per key and answers its body. */
export async function once<T>(
  writeOnce: WriteOnce,
  write: WriteContext,
  status: 200 | 201,
  body: unknown,
  work: (tx: OfficeTx) => Promise<T>,
): Promise<T> {
  const answer = await writeOnce.run(write, body, async (tx) => ({ status, body: await work(tx) }));
  return answer.body;
}
