import { useQueryClient } from '@tanstack/react-query';
import type { SheetKind } from '@motcua/shared/papers';
import { callApi, callApiFile, newIdempotencyKey } from '../providers/http';
import { useCountCopies } from './use-count-copies';
import { BUNDLE } from './use-print-queue';

/** Under this the lists of sheets are kept. */
export const SHEETS = 'handover-sheets';

/** Brings sheets that were made as one file, then counts a copy of each, so that none is counted of what never came. Throws as `callApi` does. */
export function useBringSheets(): (ids: readonly string[]) => Promise<Blob> {
  const client = useQueryClient();
  const count = useCountCopies();
  return async (ids) => {
    const { content } = await callApiFile(`/papers/handover-sheets?ids=${ids.join(',')}`);
    await count('/papers/handover-sheets/copies', { sheetIds: ids });
    void client.invalidateQueries({ queryKey: [SHEETS] });
    return content;
  };
}

/**
 * The sheets with which dossiers were last passed on, one for each pair of giver and taker, or with which their results go to the
 * counter, or the lists of what somebody brought, as one file; a copy of each is counted. The first 50 dossiers. Throws as `callApi` does.
 */
export function useTakeSheets(): (dossierIds: readonly string[], kind?: SheetKind) => Promise<Blob> {
  const bring = useBringSheets();
  return async (dossierIds, kind = 'dossiers') => {
    const { data } = await callApi<{ data: readonly { id: string }[] }>('/papers/handover-sheets', {
      method: 'POST',
      body: { dossierIds: dossierIds.slice(0, BUNDLE), kind, countCopy: false },
      idempotencyKey: newIdempotencyKey(),
    });
    return bring(data.map(({ id }) => id));
  };
}
