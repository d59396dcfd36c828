import type { ListedNotice, NoticeWay, NoticeKind, NoticeState } from '@motcua/shared/notices';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Page } from '../providers/all-pages';
import { callApi } from '../providers/http';
import { useOffice } from '../providers/use-office';

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

/** One page of the notices of the office, the newest first. */
export function useNotices(filters: NoticeFilters) {
  const { code, asked } = useOffice();
  const narrowed = JSON.stringify([code, filters]);
  // Where each page begins; those of other filters are worth nothing.
  const [starts, setStarts] = useState<{ narrowed: string; cursors: readonly string[] }>({ narrowed, cursors: [] });
  const cursors = starts.narrowed === narrowed ? starts.cursors : [];
  const cursor = cursors.at(-1);
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: [NOTICES, code, filters, cursor],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({
        ...filters,
        ...(asked && { officeCode: asked }),
        ...(cursor && { cursor }),
      });
      return callApi<Page<ListedNotice>>(`/notices?${query}`, { signal });
    },
    placeholderData: keepPreviousData,
    retry: false,
  });
  const next = isPlaceholderData ? null : (data?.page.nextCursor ?? null);
  return {
    rows: data?.data,
    error,
    again: () => void refetch(),
    page: cursors.length + 1,
    hasNext: next !== null,
    hasPrevious: cursors.length > 0,
    setPage: (page: number): void => {
      const known = next === null ? cursors : [...cursors, next];
      setStarts({ narrowed, cursors: known.slice(0, page - 1) });
    },
  };
}
