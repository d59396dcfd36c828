import type { NoticeChannel, NoticeState } from '@motcua/shared/notices';
import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../providers/http';

type Counts = Readonly<Partial<Record<NoticeState, number>>>;

export interface NoticeTrouble {
  readonly code: 'queue_away' | 'gateway_rests' | 'overdue' | 'channel_failing' | 'unknown' | 'not_reached';
  readonly channel?: NoticeChannel;
  readonly gateway?: string;
  readonly count?: number;
}

export interface ChannelHealth {
  readonly channel: NoticeChannel;
  readonly owed: Counts;
  readonly lastHour: Counts;
  readonly lastDay: Counts;
  readonly lastError: { readonly words: string; readonly at: string } | null;
}

/** A gateway as the workers that run now have seen it. */
export interface GatewayHealth {
  readonly gateway: string;
  readonly workers: number;
  readonly resting: number;
  readonly lastError: string | null;
}

interface NoticeHealth {
  readonly troubles: readonly NoticeTrouble[];
  readonly queueAnswers: boolean;
  readonly oldestOwedAt: string | null;
  readonly channels: readonly ChannelHealth[];
  readonly gateways: readonly GatewayHealth[];
  readonly readAt: string;
}

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
