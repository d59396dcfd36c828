import type { DataProvider, GetListParams, GetListResult, GetOneResult, RaRecord } from 'react-admin';
import { callApi } from './http';

interface Page {
  readonly data: RaRecord[];
  readonly page: { readonly nextCursor: string | null; readonly hasNext: boolean };
}

const notHere = (): Promise<never> => Promise.reject(new Error('The desk does not do this yet.'));

/** Where each page of a list begins, by what the list asks for. The API pages by key, React-Admin counts pages. */
const pageStarts = new Map<string, (string | null)[]>();

/** Names that were searched for do not outlive the session. */
export const forgetLists = (): void => pageStarts.clear();

async function getList(resource: string, params: GetListParams): Promise<GetListResult> {
  if (resource !== 'dossiers') return notHere();
  const { page, perPage } = params.pagination ?? { page: 1, perPage: 25 };
  const { q, ...filter } = params.filter as { q?: string } & Record<string, string | readonly string[] | undefined>;
  const secret = secretSearch(q?.trim() ?? '');
  if (secret) {
    // Numbers of people never stand in an address. Such a search is one page of at most a hundred.
    const { officeCode } = filter;
    const body = { ...secret, ...(officeCode !== undefined && { officeCode }) };
    const found = await callApi<Page>('/dossiers/search', { method: 'POST', body, signal: params.signal });
    return { data: found.data, total: found.data.length };
  }
  const query = new URLSearchParams({ limit: String(perPage) });
  for (const [name, value] of Object.entries({ ...filter, q: q?.trim(), ...sortOf(params) })) {
    for (const one of [value ?? []].flat()) if (one) query.append(name, one);
  }
  const list = query.toString();
  const starts = pageStarts.get(list) ?? [null];
  const cursor = starts[page - 1];
  if (cursor) query.set('cursor', cursor);
  const answer = await callApi<Page>(`/dossiers?${query}`, { signal: params.signal });
  starts[page] = answer.page.nextCursor;
  pageStarts.set(list, starts);
  return {
    data: answer.data,
    pageInfo: { hasNextPage: answer.page.hasNext, hasPreviousPage: page > 1 },
  };
}

const sortOf = ({ sort }: GetListParams): Record<string, string> =>
  sort ? { sort: sort.field, order: sort.order.toLowerCase() } : {};

/** A citizen id (12 digits, or 9 on the old card) or a phone; anything else is a code or a name. */
function secretSearch(q: string): { citizenId: string } | { phone: string } | null {
  const digits = q.replace(/[\s.-]/g, '');
  if (/^(?:\d{12}|\d{9})$/.test(digits)) return { citizenId: digits };
  return /^(?:0\d{9}|\+84\d{9})$/.test(digits) ? { phone: digits } : null;
}

/** The API as React-Admin reads it. Acts have legal effect and are never optimistic: they go past it. */
const calls = {
  getList,
  async getOne(
    resource: string,
    { id, signal }: { id: unknown; signal?: AbortSignal | undefined },
  ): Promise<GetOneResult> {
    if (resource !== 'dossiers') return notHere();
    return { data: await callApi<RaRecord>(`/dossiers/${encodeURIComponent(String(id))}`, { signal }) };
  },
  getMany: notHere,
  getManyReference: notHere,
  create: notHere,
  update: notHere,
  updateMany: notHere,
  delete: notHere,
  deleteMany: notHere,
};

export const dataProvider: DataProvider = calls;
