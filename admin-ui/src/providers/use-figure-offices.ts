import type { FigureOfficeChoice } from '@motcua/shared/figures';
import { useQuery } from '@tanstack/react-query';
import { callApi } from './http';

const TEN_MINUTES_MS = 600_000;

/** Offices whose figures the person reads: of a supervisor also those below. */
export function useFigureOffices(enabled: boolean) {
  const { data, error, refetch } = useQuery({
    queryKey: ['figure-offices'],
    queryFn: ({ signal }) => callApi<readonly FigureOfficeChoice[]>('/figures/offices', { signal }),
    enabled,
    staleTime: TEN_MINUTES_MS,
    retry: false,
  });
  return { data, error, again: () => void refetch() };
}
