import type { PersonPresent } from '@motcua/shared/live';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { readSignedIn } from '../providers/auth-provider';
import { problemOf } from '../providers/http';
import { live, listen, setLive, setOpenDossier } from './live-stream';

const LISTS_PAUSE_MS = 1_000;

/** Keeps lists, counters and the open dossier as they are on the server. Once, in the frame. */
export function useLiveRefresh(signedIn: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    setLive(signedIn);
    if (!signedIn) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refreshLists = (): void => {
      // A busy office changes many dossiers a second: one look for all of them.
      timer ??= setTimeout(() => {
        timer = undefined;
        void client.invalidateQueries({ queryKey: ['dossiers', 'getList'] });
        void client.invalidateQueries({ queryKey: ['counts'] });
        void client.invalidateQueries({ queryKey: ['approvals'] });
        void client.invalidateQueries({ queryKey: ['alerts'] });
        void client.invalidateQueries({ queryKey: ['calendar-moves'] });
        void client.invalidateQueries({ queryKey: ['notices'] });
      }, LISTS_PAUSE_MS);
    };
    const stop = listen({
      onDossier({ id }) {
        void client.invalidateQueries({ queryKey: ['dossiers', 'getOne', { id }] });
        refreshLists();
      },
      onResync() {
        void client.invalidateQueries({ queryKey: ['dossiers', 'getOne'] });
        refreshLists();
      },
      onEnded() {
        readSignedIn()
          // Still the same session: its offices have changed, and with them everything that is shown.
          .then(() => {
            setLive(true);
            return client.invalidateQueries();
          })
          // Of a session that is over the call has told already; who signs in again starts the stream.
          .catch((error: unknown) => problemOf(error).code === 'auth.required' || setLive(true));
      },
    });
    return () => {
      stop();
      clearTimeout(timer);
      setLive(false);
    };
  }, [client, signedIn]);
}

/** Who else has each dossier open. */
export const useViewers = (): ReadonlyMap<string, readonly PersonPresent[]> =>
  useSyncExternalStore(live.subscribe, live.viewers);

/** Whether the server is within reach, as far as the stream knows. */
export const useConnected = (): boolean => useSyncExternalStore(live.subscribe, live.connected);

/** Tells colleagues that this page has the dossier open. */
export function useOpenDossier(id: string): void {
  useEffect(() => {
    setOpenDossier(id);
    return () => setOpenDossier(null);
  }, [id]);
}
