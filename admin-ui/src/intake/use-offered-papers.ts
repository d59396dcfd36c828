import { localDateOf } from '@motcua/shared/calendar';
import { useQuery } from '@tanstack/react-query';
import type { EarlierPaper } from '../attachments/attachment.types';
import { callApi, serverNow } from '../providers/http';
import { type IntakeForm, ownerOf } from './intake-form';
import { knownNumber } from './known-number';
import { useKnownPerson } from './use-known-person';
import { useResting } from './use-resting';

/** Each look leaves records, so an answer is used for a while. */
const FRESH_MS = 5 * 60_000;
const KEPT_MS = 30_000;

/** Papers of the owner's other dossiers, by the paper for which each may stand here, the newest of each. */
export type OfferedPapers = ReadonlyMap<string, EarlierPaper>;

const NONE: OfferedPapers = new Map();

/** Asked for once it is known whose dossier it is and for which procedure, of who has been here before. */
export function useOfferedPapers(form: IntakeForm, officeCode: string | undefined): OfferedPapers {
  const owner = ownerOf(form);
  const number = knownNumber(owner, localDateOf(serverNow()));
  const isId = number !== null && !('phone' in number);
  const { rows = [] } = useKnownPerson(number, officeCode);
  const fullName = owner.fullName.trim();
  const { procedureCode, caseCode } = form;
  const isKnown = isId && rows.length > 0 && fullName !== '' && procedureCode !== '';
  const body = useResting(
    isKnown
      ? {
          ...number,
          fullName,
          procedureCode,
          ...(caseCode !== '' && { caseCode }),
          ...(officeCode !== undefined && { officeCode }),
        }
      : null,
  );
  const { data } = useQuery({
    queryKey: ['offered-papers', body],
    queryFn: ({ signal }) =>
      callApi<readonly EarlierPaper[]>('/dossiers/earlier-papers/search', { method: 'POST', body: body ?? {}, signal }),
    enabled: body !== null,
    staleTime: FRESH_MS,
    gcTime: KEPT_MS,
    refetchOnWindowFocus: false,
    // It is a help: without an answer the paper is scanned.
    retry: false,
  });
  return body === null || !data ? NONE : offersByPaper(data);
}

/** @param offers the newest first */
export function offersByPaper(offers: readonly EarlierPaper[]): OfferedPapers {
  const byPaper = new Map<string, EarlierPaper>();
  for (const offer of offers) {
    const { suggestedComponent: code } = offer;
    if (code !== null && !byPaper.has(code)) byPaper.set(code, offer);
  }
  return byPaper;
}
