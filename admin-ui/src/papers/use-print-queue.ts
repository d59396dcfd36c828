import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { PaperForm } from '@motcua/shared/papers';
import { useState } from 'react';
import { callApi, callApiFile, newIdempotencyKey } from '../providers/http';
import { useOffice } from '../providers/use-office';
import { useRoles } from '../providers/use-roles';
import { useCountCopies } from './use-count-copies';

/** A receipt that nobody has said is on paper. */
export interface WaitingReceipt {
  readonly dossierId: string;
  readonly code: string;
  readonly externalCode: string | null;
  readonly applicantName: string;
  readonly transition: string;
  readonly at: string;
  readonly paperId: string | null;
  readonly copies: number;
}

const WAITING = 'papers-waiting';
/** So many go into one file for the printer: a browser opens no second print dialog over the first. The rest waits for the next. */
export const BUNDLE = 50;

/** What the printer of the counter still owes, oldest first; nothing for who does not print. */
export function useWaitingReceipts() {
  const { code, asked } = useOffice();
  const prints = useRoles().has('counter_officer');
  return useQuery({
    queryKey: [WAITING, code],
    queryFn: async ({ signal }) =>
      (
        await callApi<{ data: WaitingReceipt[] }>(
          `/papers/waiting${asked === undefined ? '' : `?officeCode=${asked}`}`,
          { signal },
        )
      ).data,
    enabled: code !== undefined && prints,
    refetchInterval: 60_000,
    retry: false,
  });
}

/** A paper to be printed: the newest of its form. */
export interface PaperToPrint {
  readonly dossierId: string;
  readonly form: PaperForm;
}

export interface PrintRun {
  /** Papers made ready so far; null while nothing is being printed. */
  readonly done: number | null;
  /**
   * Makes the first 50 ready, fetches them as one file, counts a copy of each and hands the file over. What never came is not
   * counted. Throws as `callApi` does, after what could be printed.
   */
  readonly print: (papers: readonly PaperToPrint[], hand: (file: Blob) => void) => Promise<void>;
  /** They have come out of the printer. Throws as `callApi` does. */
  readonly confirm: (paperIds: readonly string[]) => Promise<void>;
}

/** Prints many papers: each is a call of its own, so that one which is refused does not hold up the others. */
export function usePrintRun(): PrintRun {
  const client = useQueryClient();
  const [done, setDone] = useState<number | null>(null);
  const count = useCountCopies();
  const print: PrintRun['print'] = async (papers, hand) => {
    setDone(0);
    try {
      const ids: string[] = [];
      let refused: unknown;
      for (const { dossierId, form } of papers.slice(0, BUNDLE)) {
        try {
          const paper = await callApi<{ id: string }>(`/dossiers/${dossierId}/papers`, {
            method: 'POST',
            body: { form, countCopy: false },
            idempotencyKey: newIdempotencyKey(),
          });
          ids.push(paper.id);
          setDone(ids.length);
        } catch (problem) {
          refused ??= problem;
        }
      }
      if (ids.length > 0) {
        const { content } = await callApiFile(`/papers/bundle?ids=${ids.join(',')}`);
        await count('/papers/copies', { paperIds: ids });
        hand(content);
      }
      if (refused !== undefined) throw refused;
    } finally {
      setDone(null);
      // Not waited for: whoever presses the button meanwhile would print the same again.
      void client.invalidateQueries({ queryKey: [WAITING] });
    }
  };
  const confirm: PrintRun['confirm'] = async (paperIds) => {
    await callApi('/papers/confirmations', {
      method: 'POST',
      body: { paperIds },
      idempotencyKey: newIdempotencyKey(),
    });
    await client.invalidateQueries({ queryKey: [WAITING] });
  };
  return { done, print, confirm };
}

/** A form, and those of the selection that have a paper of it. */
export interface ReadyForm {
  readonly form: PaperForm;
  readonly dossierIds: readonly string[];
}

/** Which papers a selection of dossiers has, as they stand now. */
export const useReadyForms = (dossierIds: readonly string[]) =>
  useQuery({
    queryKey: ['papers-ready', dossierIds],
    queryFn: async ({ signal }) =>
      (await callApi<{ data: ReadyForm[] }>(`/papers/ready?ids=${dossierIds.join(',')}`, { signal })).data,
    gcTime: 0,
    retry: false,
  });
