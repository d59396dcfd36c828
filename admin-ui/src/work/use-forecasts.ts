import type { ForecastWord } from '@motcua/shared/forecast';
import { useQuery } from '@tanstack/react-query';
import { callApi } from '../providers/http';
import { useOffice } from '../providers/use-office';
import { useRoles } from '../providers/use-roles';

interface ForecastsToday {
  readonly words: Readonly<Record<ForecastWord, number>>;
}

interface HitRate {
  readonly month: string;
  readonly right: number;
  readonly judged: number;
}

/** Whether a person answers for what others work on. */
export function useWatchesOffice(): boolean {
  const roles = useRoles();
  return roles.has('leader') || roles.has('supervisor');
}

/** How many open dossiers of the office are foreseen to be what; nothing for those who only do their own. */
export function useForecastsToday(): ForecastsToday | undefined {
  const { code, asked, below } = useOffice();
  // Of one office; those of many are on the page of reports.
  const enabled = useWatchesOffice() && code !== undefined && !below;
  const { data } = useQuery({
    queryKey: ['counts', 'forecasts', code],
    queryFn: ({ signal }) => callApi<ForecastsToday>(`/forecasts/today${ofOffice(asked)}`, { signal }),
    enabled,
    refetchInterval: 60_000,
    retry: false,
  });
  return enabled ? data : undefined;
}

/** How often last month's words were right; undefined where nothing was judged. */
export function useHitRate(): HitRate | undefined {
  const { code, asked, below } = useOffice();
  // Of one office; those of many are on the page of reports.
  const enabled = useWatchesOffice() && code !== undefined && !below;
  const { data } = useQuery({
    queryKey: ['hit-rate', code],
    queryFn: ({ signal }) => callApi<HitRate>(`/forecasts/hit-rate${ofOffice(asked)}`, { signal }),
    enabled,
    // Judged once a night.
    staleTime: 3_600_000,
    retry: false,
  });
  return enabled && data !== undefined && data.judged > 0 ? data : undefined;
}

const ofOffice = (asked: string | undefined): string => (asked === undefined ? '' : `?officeCode=${asked}`);
