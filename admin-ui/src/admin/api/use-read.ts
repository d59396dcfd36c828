import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { allPages, type Page } from '../../providers/all-pages';
import { callApi } from '../../providers/http';

/** What is left out or empty asks for nothing. */
type Asked = Readonly<Record<string, string | undefined>>;

/** Every reading of the administration lies under this key, so that a change makes all of it old. */
const ADMIN_KEY = 'admin';

/** A reading, as the parts of a page that show it need it. */
export interface Reading {
  readonly error: unknown;
  readonly again: () => void;
}

export interface ListReading<T> extends Reading {
  /** Undefined until the first page is there. */
  readonly rows: readonly T[] | undefined;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly more: () => void;
}

const given = (asked: Asked): Record<string, string> =>
  Object.fromEntries(Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : [])));

function pathOf(path: string, asked: Asked, cursor: string | null): string {
  const text = new URLSearchParams({ ...given(asked), ...(cursor !== null && { cursor }) }).toString();
  return text === '' ? `/admin/${path}` : `/admin/${path}?${text}`;
}

/** A list that grows page by page; while it is asked for anew the old rows stay. */
export function useList<T>(path: string, asked: Asked = {}): ListReading<T> {
  const query = useInfiniteQuery({
    queryKey: [ADMIN_KEY, path, 'pages', asked],
    queryFn: ({ pageParam, signal }) => callApi<Page<T>>(pathOf(path, asked, pageParam), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ page }) => page.nextCursor,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return {
    rows: query.data?.pages.flatMap(({ data }) => data),
    error: query.error,
    again: () => void query.refetch(),
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
  };
}

/** All of a list that is short or has to be whole, such as a tree. @param enabled whether one may ask at all */
export function useWhole<T>(
  path: string,
  asked: Asked = {},
  enabled = true,
): Reading & { readonly rows: readonly T[] | undefined } {
  const query = useQuery({
    queryKey: [ADMIN_KEY, path, 'whole', asked],
    queryFn: ({ signal }) => allPages<T>(`/admin/${path}`, given(asked), signal),
    enabled,
    retry: false,
  });
  return { rows: query.data, error: query.error, again: () => void query.refetch() };
}

/** One record; `readNow` asks again and answers what it is now. */
export function useOne<T>(path: string): Reading & {
  readonly record: T | undefined;
  readonly readNow: () => Promise<T | undefined>;
} {
  const query = useQuery({
    queryKey: [ADMIN_KEY, path],
    queryFn: ({ signal }) => callApi<T>(pathOf(path, {}, null), { signal }),
    retry: false,
  });
  return {
    record: query.data,
    error: query.error,
    again: () => void query.refetch(),
    readNow: async () => (await query.refetch()).data,
  };
}
