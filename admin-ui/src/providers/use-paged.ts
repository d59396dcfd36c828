import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Page } from './all-pages';
import { callApi } from './http';
import { useOffice } from './use-office';

/**
 * One page of a list of the office, turned over by cursors: there are a page before and a page after, and no number of pages.
 *
 * @param key every reading of the list lies under it
 * @param filters what the list is narrowed to, one of several values where a list is given; other filters begin at the first page
 */
export function usePaged<T>(key: string, path: string, filters: Readonly<Record<string, string | readonly string[]>>) {
  const { code, asked } = useOffice();
  const narrowed = JSON.stringify([code, filters]);
  // Where each page begins; those of other filters are worth nothing.
  const [starts, setStarts] = useState<{ narrowed: string; cursors: readonly string[] }>({ narrowed, cursors: [] });
  const cursors = starts.narrowed === narrowed ? starts.cursors : [];
  const cursor = cursors.at(-1);
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: [key, code, filters, cursor],
    queryFn: ({ signal }) => {
      const asks = { ...filters, ...(asked && { officeCode: asked }), ...(cursor && { cursor }) };
      const query = new URLSearchParams(
        Object.entries(asks).flatMap(([name, values]) => [values].flat().map((value) => [name, value])),
      );
      return callApi<Page<T>>(`${path}?${query}`, { signal });
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
