import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listen } from '../live/live-stream';

/** A busy office changes many dossiers a second: one look for all of them. */
const PAUSE_MS = 3_000;

/** What is told of this moment; reports of past days do not change because a dossier moves. */
const OF_NOW = ['/figures/today', '/reports/ageing', '/reports/pauses'];

/** Keeps the figures of this moment as they are on the server, by its stream of changes. */
export function useLiveFigures(): void {
  const client = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = (): void => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void client.invalidateQueries(
          {
            queryKey: ['figures'],
            predicate: ({ queryKey }) => OF_NOW.some((path) => String(queryKey[1]).startsWith(path)),
          },
          // One that is under way comes to its end, however often something changes.
          { cancelRefetch: false },
        );
      }, PAUSE_MS);
    };
    const stop = listen({ onDossier: refresh, onResync: refresh, onEnded: () => undefined });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [client]);
}
