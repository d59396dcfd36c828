import { callApi } from './http';

/** One page of a list as the API answers it. */
export interface Page<T> {
  readonly data: readonly T[];
  /** The cursor is null on the last page. */
  readonly page: { readonly nextCursor: string | null };
}

/** Reads a list to its end, for what is short or has to be whole. */
export async function allPages<T>(
  path: string,
  asked: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<T[]> {
  const rows: T[] = [];
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({ limit: '100', ...asked, ...(cursor !== null && { cursor }) });
    const answer: Page<T> = await callApi<Page<T>>(`${path}?${query}`, { signal });
    rows.push(...answer.data);
    cursor = answer.page.nextCursor;
  } while (cursor !== null);
  return rows;
}
