import type { ExportView } from '@motcua/shared/exports';
import type { EntityManager } from 'typeorm';

export const EXPORT_EXAMPLE: ExportView = {
  id: '01a208c6-51f0-7d42-8e5b-3a7c9d1f2e64',
  kind: 'register',
  format: 'xlsx',
  officeCode: 'H23.18.07',
  officeName: 'UBND phường Cộng Hòa',
  from: '2026-01-01',
  to: '2026-11-23',
  state: 'running',
  done: 1500,
  rows: 4210,
  fileName: null,
  sizeBytes: null,
  error: null,
  createdAt: '2026-11-23T02:00:00.000Z',
  finishedAt: null,
  expiresAt: null,
  fetchedAt: null,
};

export const EXPORT_VIEW = `
  SELECT j.id, j.kind, j.format, o.code AS "officeCode", o.name AS "officeName", j.from_on::text AS "from", j.to_on::text AS "to",
         j.state, j.done, j.rows, j.file_name AS "fileName", j.size_bytes::int AS "sizeBytes", j.error,
         to_jsonb(j.created_at) AS "createdAt", to_jsonb(j.finished_at) AS "finishedAt", to_jsonb(j.expires_at) AS "expiresAt",
         to_jsonb(j.fetched_at) AS "fetchedAt"
    FROM export_job j JOIN office o ON o.id = j.office_id`;

export async function exportView(em: EntityManager, id: string): Promise<ExportView> {
  const rows: [ExportView] = await em.query(`${EXPORT_VIEW} WHERE j.id = $1`, [id]);
  return rows[0];
}
