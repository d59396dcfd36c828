import type { RegisteredResult } from '@motcua/shared/results';
import { usePaged } from '../providers/use-paged';

/** What the register is narrowed to. Local dates, both ends inclusive. */
export interface ResultFilters {
  readonly lacksCopy?: 'true';
  readonly number?: string;
  readonly year?: string;
  readonly dossierCode?: string;
  readonly shelfSlot?: string;
  readonly from?: string;
  readonly to?: string;
}

/** One page of the register of the office, the newest number first. */
export const useResults = (filters: ResultFilters) => usePaged<RegisteredResult>('results', '/results', { ...filters });
