import type { PrintedSheet, SheetKind } from '@motcua/shared/papers';
import { SHEETS } from '../papers/use-sheets';
import { usePaged } from '../providers/use-paged';

/** What the list is narrowed to. Local dates, both ends inclusive. */
export interface SheetFilters {
  readonly kind?: SheetKind;
  readonly from?: string;
  readonly to?: string;
  readonly staffId?: string;
  readonly dossierCode?: string;
}

/** One page of the sheets that were printed, the newest first. */
export const useHandoverSheets = (filters: SheetFilters) =>
  usePaged<PrintedSheet>(SHEETS, '/papers/handover-sheets/printed', { ...filters });
