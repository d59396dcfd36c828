import { useQueryClient } from '@tanstack/react-query';
import type { SheetKind } from '../papers/handover-sheets';
import { callApi, callApiFile, newIdempotencyKey } from '../providers/http';
import { usePaged } from '../providers/use-paged';

/** A hand-over sheet that was printed. */
export interface PrintedSheet {
  readonly id: string;
  readonly kind: SheetKind;
  readonly year: number;
  readonly number: number;
  /** Null for results, and for what a citizen brought. */
  readonly giver: string | null;
  readonly receiver: string | null;
  readonly dossiers: number;
  readonly copies: number;
  readonly madeBy: string;
  readonly madeAt: string;
}

/** What the list is narrowed to. Local dates, both ends inclusive. */
export interface SheetFilters {
  readonly kind?: SheetKind;
  readonly from?: string;
  readonly to?: string;
  readonly staffId?: string;
  readonly dossierCode?: string;
}

const SHEETS = 'handover-sheets';

/** One page of the sheets that were printed, the newest first. */
export const useHandoverSheets = (filters: SheetFilters) =>
  usePaged<PrintedSheet>(SHEETS, '/papers/handover-sheets/printed', { ...filters });

/** Fetches a sheet as it was printed, and counts a copy more of it. Throws as `callApi` does. */
export function useReprintSheet(): (id: string) => Promise<Blob> {
  const client = useQueryClient();
  return async (id) => {
    const { content } = await callApiFile(`/papers/handover-sheets?ids=${id}`);
    await callApi(`/papers/handover-sheets/${id}/copies`, { method: 'POST', idempotencyKey: newIdempotencyKey() });
    void client.invalidateQueries({ queryKey: [SHEETS] });
    return content;
  };
}
