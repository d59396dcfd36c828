import { callApi } from '../providers/http';
import type { DossierRow } from './dossier.types';

/** The dossier with exactly this code, ours or a portal's; null when the office has none. */
export async function findByCode(code: string, officeCode: string | undefined): Promise<DossierRow | null> {
  const query = new URLSearchParams({ q: code, view: 'office', limit: '2', ...(officeCode && { officeCode }) });
  const { data } = await callApi<{ data: DossierRow[] }>(`/dossiers?${query}`);
  return data.find((row) => row.code === code || row.externalCode === code) ?? null;
}
