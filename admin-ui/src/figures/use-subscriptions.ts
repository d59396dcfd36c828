import type { MailedReport, ReportMailFormat, ReportMailRule, ReportSubscriptions } from '@motcua/shared/figures';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi, newIdempotencyKey, type Problem, problemOf } from '../providers/http';

export interface SubscriptionAsked {
  readonly officeCode: string;
  readonly below: boolean;
  readonly report: MailedReport;
  readonly groupBy?: string;
  readonly rule: ReportMailRule;
  readonly format: ReportMailFormat;
}

const KEY = ['report-subscriptions'];

/** Reports one gets by mail. */
export function useSubscriptions() {
  const { data, error, refetch } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => callApi<ReportSubscriptions>('/reports/subscriptions', { signal }),
    retry: false,
  });
  return { data, error, again: () => void refetch() };
}

/** Adds and ends them; each answers whether it was done. */
export function useSubscribing() {
  const client = useQueryClient();
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const post = async (path: string, body: object): Promise<boolean> => {
    setWorking(true);
    setProblem(null);
    try {
      await callApi(path, { method: 'POST', body, idempotencyKey: newIdempotencyKey() });
      return true;
    } catch (error) {
      setProblem(problemOf(error));
      return false;
    } finally {
      setWorking(false);
      await client.invalidateQueries({ queryKey: KEY });
    }
  };
  return {
    working,
    problem,
    subscribe: (asked: SubscriptionAsked) => post('/reports/subscriptions', asked),
    end: (id: string) => post(`/reports/subscriptions/${id}/end`, {}),
  };
}
