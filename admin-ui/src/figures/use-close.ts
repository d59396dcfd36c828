import type { ReportCloseDetail, ReportCloseView } from '@motcua/shared/figures';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Page } from '../providers/all-pages';
import { callApi, newIdempotencyKey, type Problem, problemOf } from '../providers/http';

interface AskedClose {
  readonly officeCode: string;
  readonly period: string;
}

interface Read {
  /** Null where the period is not closed. */
  readonly data: ReportCloseDetail | null | undefined;
  readonly error: unknown;
  readonly again: () => void;
}

/** What an office has answered for in a period, and what was corrected since. */
export function useClose(asked: AskedClose): Read {
  const { data, error, refetch } = useQuery({
    queryKey: ['figures', 'close', asked],
    queryFn: async ({ signal }) => {
      const path = `/reports/closes?${new URLSearchParams({ ...asked })}`;
      const [found] = (await callApi<Page<ReportCloseView>>(path, { signal })).data;
      return found ? callApi<ReportCloseDetail>(`/reports/closes/${found.id}`, { signal }) : null;
    },
    retry: false,
  });
  return { data, error, again: () => void refetch() };
}

/** Closes a period. Sent again after a lost answer it is the same act. */
export function useClosing(asked: AskedClose): {
  /** @param lateWithoutCause how many late dossiers without a cause one has confirmed */
  readonly close: (lateWithoutCause: number) => Promise<boolean>;
  readonly working: boolean;
  readonly problem: Problem | null;
} {
  const client = useQueryClient();
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const key = useRef(newIdempotencyKey());
  const close = async (lateWithoutCause: number): Promise<boolean> => {
    setWorking(true);
    setProblem(null);
    try {
      const body = { ...asked, ...(lateWithoutCause > 0 && { lateWithoutCause }) };
      await callApi('/reports/closes', { method: 'POST', body, idempotencyKey: key.current });
      await client.invalidateQueries({ queryKey: ['figures', 'close'] });
      return true;
    } catch (error) {
      const refusal = problemOf(error);
      setProblem(refusal);
      // Their number has changed meanwhile: it is asked for anew, and confirmed anew.
      if (refusal.code === 'report.late_without_cause') await client.invalidateQueries({ queryKey: ['figures'] });
      return false;
    } finally {
      setWorking(false);
    }
  };
  return { close, working, problem };
}
