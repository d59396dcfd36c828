import { useQuery } from '@tanstack/react-query';
import { callApi } from '../providers/http';
import { useOffice } from '../providers/use-office';
import { useRoles } from '../providers/use-roles';

/** How many citizens the counter has to call; nothing for others. */
export function useCallCount(): number | undefined {
  const { code, asked } = useOffice();
  const calls = useRoles().has('counter_officer');
  const { data } = useQuery({
    queryKey: ['notices', 'calls-count', code],
    queryFn: ({ signal }) =>
      callApi<{ value: number }>(`/notices/call-list/count${asked === undefined ? '' : `?officeCode=${asked}`}`, {
        signal,
      }),
    enabled: code !== undefined && calls,
    refetchInterval: 60_000,
    retry: false,
  });
  return data?.value;
}
