import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { allPages } from '../providers/all-pages';
import { callApi } from '../providers/http';
import { type IndexedProcedure, indexProcedures } from './procedure-search';
import type { Procedure, ProcedureRow } from './procedure.types';

/** The catalogue changes by decisions of the province, not by the minute. */
const KEPT_MS = 10 * 60_000;

/** Every procedure in force, ready to be searched without asking the server again. */
export function useProcedures(): {
  readonly all: readonly IndexedProcedure[] | undefined;
  readonly failed: boolean;
  readonly again: () => void;
} {
  const { data, isError, refetch } = useQuery({
    queryKey: ['procedures', 'all'],
    queryFn: async ({ signal }) => indexProcedures(await allPages<ProcedureRow>('/procedures', {}, signal)),
    staleTime: KEPT_MS,
  });
  return { all: data, failed: isError, again: () => void refetch() };
}

const procedureQuery = (code: string) =>
  queryOptions({
    queryKey: ['procedures', code],
    queryFn: ({ signal }) => callApi<Procedure>(`/procedures/${code}`, { signal }),
    enabled: code !== '',
    staleTime: KEPT_MS,
  });

/** All that one procedure asks for; undefined until it is there. */
export function useProcedure(code: string): Procedure | undefined {
  const { data } = useQuery(procedureQuery(code));
  return code === '' ? undefined : data;
}

/** The same for several; those that are not there yet are left out. */
export const useProceduresOf = (codes: readonly string[]): readonly Procedure[] =>
  useQueries({ queries: codes.map(procedureQuery) }).flatMap(({ data }) => data ?? []);
