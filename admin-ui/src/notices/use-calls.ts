import type { CallOutcome, CallToMake, NoticeWay } from '@motcua/shared/notices';
import { useQuery } from '@tanstack/react-query';
import type { Page } from '../providers/all-pages';
import { callApi } from '../providers/http';
import { useOffice } from '../providers/use-office';
import { NOTICES } from './use-notices';

const pathOf = (path: string, officeCode: string | undefined): string =>
  officeCode === undefined ? path : `${path}?${new URLSearchParams({ officeCode })}`;

/** Whom the counter has to call. */
export function useCalls() {
  const { code, asked } = useOffice();
  const { data, error, refetch } = useQuery({
    queryKey: [NOTICES, 'calls', code],
    queryFn: ({ signal }) => callApi<Page<CallToMake>>(pathOf('/notices/call-list', asked), { signal }),
    retry: false,
  });
  return { rows: data?.data, error, again: () => void refetch() };
}

/** Writes down what came of a call. @throws HttpError when a colleague was quicker */
export const recordCall = (
  { noticeId, tries }: CallToMake,
  outcome: CallOutcome,
  { note, phone = '' }: { note: string; phone?: string },
  idempotencyKey: string,
): Promise<RecordedCall> =>
  callApi<RecordedCall>(`/notices/${noticeId}/call`, {
    method: 'POST',
    body: { outcome, version: tries, ...(note.trim() && { note: note.trim() }), ...(phone && { phone }) },
    idempotencyKey,
  });

interface RecordedCall {
  /** What is told at the number that was heard. */
  readonly again: { readonly channel: NoticeWay } | null;
}

/** The number in full; the look is recorded with its purpose. */
export async function revealPhone(call: CallToMake, purpose: string): Promise<string | null> {
  const { dossierId, recipient, noticeId, numberHeard } = call;
  if (numberHeard) {
    const path = `/notices/${noticeId}/reveal`;
    return (await callApi<{ phone: string }>(path, { method: 'POST', body: { purpose } })).phone;
  }
  const field = recipient === 'submitter' ? 'submitterPhone' : 'phone';
  const body = { fields: [field], purpose };
  const values = await callApi<Record<string, string | null>>(`/dossiers/${dossierId}/reveal`, {
    method: 'POST',
    body,
  });
  return values[field] ?? null;
}
