import { type ExportFormat, type ExportView, isAtWork, waitsToBeTaken } from '@motcua/shared/exports';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import type { Page } from '../providers/all-pages';
import { callApi, callApiFile, newIdempotencyKey, problemOf } from '../providers/http';
import { saveFile } from '../ui/save-file';

/** The stream tells of every step; this is for a stream that is away. */
const ASK_AGAIN_MS = 5_000;
const SHOWN = 50;

/** The files one has asked for lately, the newest first. */
export function useExports(enabled = true) {
  const { data, error, refetch } = useQuery({
    enabled,
    queryKey: ['exports'],
    queryFn: ({ signal }) => callApi<Page<ExportView>>(`/exports?limit=${SHOWN}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.data.some((one) => isAtWork(one.state)) ? ASK_AGAIN_MS : false),
    retry: false,
  });
  return { rows: data?.data, error, again: () => void refetch() };
}

/** How many are ready and not taken yet: told for as long as they are kept, also to who was away when they were made. */
export const useUntakenExports = (enabled: boolean): number | undefined =>
  useExports(enabled).rows?.filter(waitsToBeTaken).length;

export interface RegisterAsked {
  readonly officeCode?: string | undefined;
  readonly from: string;
  readonly to: string;
  readonly format: ExportFormat;
}

/** What can be done with exports; `busy` is the id of the one something is being done with. */
export function useExportActs() {
  const client = useQueryClient();
  const notify = useNotify();
  const [busy, setBusy] = useState<string | null>(null);
  const act = async (id: string, work: () => Promise<unknown>): Promise<void> => {
    setBusy(id);
    try {
      await work();
    } catch (error) {
      notify(`errors.${problemOf(error).code}`, { type: 'error' });
    } finally {
      setBusy(null);
      void client.invalidateQueries({ queryKey: ['exports'] });
    }
  };
  const post = (path: string, body: object): Promise<unknown> =>
    callApi(path, { method: 'POST', body, idempotencyKey: newIdempotencyKey() });
  return {
    busy,
    askRegister: (asked: RegisterAsked) => act('', () => post('/exports/register', asked)),
    cancel: (id: string) => act(id, () => post(`/exports/${id}/cancel`, {})),
    fetchFile: (id: string) => act(id, async () => saveFile(await callApiFile(`/exports/${id}/content`))),
  };
}
