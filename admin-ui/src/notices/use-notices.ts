import type { ListedNotice, NoticeWay, NoticeKind, NoticeState } from '@motcua/shared/notices';
import { usePaged } from '../providers/use-paged';

/** Every reading of notices lies under this key. */
export const NOTICES = 'notices';

/** What the list is narrowed to. Local dates, both ends inclusive. */
export interface NoticeFilters {
  readonly needsSomebody?: 'true';
  readonly state?: NoticeState;
  readonly channel?: NoticeWay;
  readonly kind?: NoticeKind;
  readonly dossierCode?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Both words mean the same to a person: it has not been handed over yet. */
const WAITS_TO_LEAVE: readonly NoticeState[] = ['planned', 'dispatched'];

/** One page of the notices of the office, the newest first. */
export const useNotices = (filters: NoticeFilters) =>
  usePaged<ListedNotice>(NOTICES, '/notices', {
    ...filters,
    ...(filters.state === 'planned' && { state: WAITS_TO_LEAVE }),
  });
