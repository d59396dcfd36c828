import type { ProcedureDefinition } from '@motcua/shared/procedures';
import { foldVietnamese } from '@motcua/shared/text';
import type { EntityManager } from 'typeorm';
import type { Page } from '../../common/cursor.js';
import { notFound } from '../../common/domain-error.js';
import { pageByKey } from '../admin-http.js';
import { type ListAllProceduresQuery, PROCEDURE_CODE } from './procedures.dto.js';

export interface VersionSummary {
  readonly number: number;
  readonly name: string;
  readonly field: string;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
}

export interface AdminProcedureView {
  readonly id: string;
  readonly code: string;
  readonly disabledAt: Date | null;
  readonly version: number;
  /** Oldest first. */
  readonly versions: readonly VersionSummary[];
}

const summary = (more: string): string => `
  (SELECT json_agg(json_build_object('number', v.number, 'name', v.definition ->> 'name', 'field', v.field,
                                     'effectiveFrom', v.effective_from, 'effectiveTo', v.effective_to${more}) ORDER BY v.number)
     FROM procedure_version v WHERE v.procedure_id = p.id)`;
const view = (more = ''): string => `
  SELECT p.id, p.code, p.disabled_at AS "disabledAt", p.version, ${summary(more)} AS versions FROM procedure p`;

export async function adminProcedureView(em: EntityManager, id: string): Promise<AdminProcedureView> {
  const rows: [AdminProcedureView] = await em.query(`${view()} WHERE p.id = $1`, [id]);
  return rows[0];
}

/** One procedure with every word of every version. @throws DomainError 404 */
export async function readProcedure(
  em: EntityManager,
  code: string,
): Promise<AdminProcedureView & { versions: readonly { definition: ProcedureDefinition }[] }> {
  if (!PROCEDURE_CODE.test(code)) throw notFound();
  const rows: (AdminProcedureView & { versions: { definition: ProcedureDefinition }[] })[] = await em.query(
    `${view(`, 'definition', v.definition`)} WHERE p.code = $1`,
    [code],
  );
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** Every procedure with all its versions, past, present and future, by code. */
export async function findAllProcedures(
  em: EntityManager,
  query: ListAllProceduresQuery,
): Promise<Page<AdminProcedureView>> {
  return pageByKey(
    'admin-procedures',
    query,
    ({ code }) => code,
    (after, count) =>
      em.query<AdminProcedureView[]>(
        `${view()}
          WHERE ($1::text IS NULL OR EXISTS (SELECT 1 FROM procedure_version v
                                              WHERE v.procedure_id = p.id AND position($1 in v.search_text) > 0))
            AND ($2::text IS NULL OR p.code > $2)
          ORDER BY p.code LIMIT $3`,
        [query.q === undefined ? null : foldVietnamese(query.q), after?.value ?? null, count],
      ),
  );
}
