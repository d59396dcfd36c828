import { callApi, callApiFile, newIdempotencyKey } from '../providers/http';
import { BUNDLE } from './use-print-queue';

export type SheetKind = 'dossiers' | 'results' | 'intake';

/**
 * The sheets with which dossiers were last passed on, one for each pair of giver and taker, or with which their results go to the
 * counter, or the lists of what somebody brought, as one file; a copy of each is counted. The first 50 dossiers. Throws as `callApi` does.
 */
export async function takeHandoverSheets(dossierIds: readonly string[], kind: SheetKind = 'dossiers'): Promise<Blob> {
  const { data } = await callApi<{ data: readonly { id: string }[] }>('/papers/handover-sheets', {
    method: 'POST',
    body: { dossierIds: dossierIds.slice(0, BUNDLE), kind },
    idempotencyKey: newIdempotencyKey(),
  });
  return (await callApiFile(`/papers/handover-sheets?ids=${data.map(({ id }) => id).join(',')}`)).content;
}
