import type { NoticeHealth } from '@motcua/shared/notices';
import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../providers/http';

const EVERY_MS = 10_000;

/** How the sending of messages goes; looks again by itself. `away`: the last look failed. */
export function useNoticeHealth(): { health: NoticeHealth | undefined; away: boolean } {
  const { data, isError } = useQuery({
    queryKey: ['notice-health'],
    queryFn: ({ signal }) => callApi<NoticeHealth>('/admin/notices/health', { signal }),
    refetchInterval: EVERY_MS,
    retry: false,
  });
  return { health: data, away: isError };
}
