import { type Query, useQueryClient } from '@tanstack/react-query';
import { localDateOf } from '@motcua/shared/calendar';
import { useEffect } from 'react';
import { listen } from '../live/live-stream';
import { serverNow } from '../providers/http';

/** A busy office changes many dossiers a second: one look for all of them. */
const PAUSE_MS = 3_000;
/** A report costs more than a tile. */
const REPORTS_PAUSE_MS = 30_000;

/** What is told of this moment. */
const OF_NOW = ['/figures/today', '/reports/ageing', '/reports/pauses'];
/** Each reading of it is recorded as one of citizens' data. */
const RECORDED = '/reports/refusals';

const isOfNow = ({ queryKey }: Query): boolean => OF_NOW.some((path) => String(queryKey[1]).startsWith(path));

/** Reports of past days do not change because a dossier moves; those whose last day is yet to end do. */
function isUnderWay({ queryKey, state }: Query): boolean {
  if (String(queryKey[1]).startsWith(RECORDED)) return false;
  const { to, month } = (state.data ?? {}) as { readonly to?: string; readonly month?: string };
  const today = localDateOf(serverNow());
  return (to !== undefined && to >= today) || (month !== undefined && month >= today.slice(0, 7));
}

/** Keeps figures that may still change as they are on the server, by its stream of changes. */
export function useLiveFigures(): void {
  const client = useQueryClient();
  useEffect(() => {
    const reading = (predicate: (query: Query) => boolean, everyMs: number) =>
      inTurn(everyMs, () => {
        // One that is under way comes to its end, however often something changes.
        void client.invalidateQueries({ queryKey: ['figures'], predicate }, { cancelRefetch: false });
      });
    const readings = [reading(isOfNow, PAUSE_MS), reading(isUnderWay, REPORTS_PAUSE_MS)];
    const refresh = (): void => readings.forEach(({ ask }) => ask());
    const stop = listen({ onDossier: refresh, onResync: refresh, onEnded: () => undefined });
    return () => {
      stop();
      readings.forEach(({ forget }) => forget());
    };
  }, [client]);
}

/** Does it soon after it is asked for, and again at the earliest `everyMs` after the time before. */
function inTurn(everyMs: number, act: () => void): { ask: () => void; forget: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let doneAt = -Infinity;
  return {
    ask: () => {
      const restMs = doneAt + everyMs - performance.now();
      timer ??= setTimeout(
        () => {
          timer = undefined;
          doneAt = performance.now();
          act();
        },
        Math.max(PAUSE_MS, restMs),
      );
    },
    forget: () => clearTimeout(timer),
  };
}
