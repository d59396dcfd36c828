import { DOSSIER_STATE } from '@motcua/shared/dossiers';
import { dateOf, type DossierForPaper, upTo } from '../read-form-facts.js';
import type { ApologyFacts } from '../templates/apology.js';
import type { FormFacts } from '../templates/form-parts.js';
import type { RefusalFacts } from '../templates/refusal.js';
import type { StopNoticeFacts } from '../templates/stop-notice.js';
import type { SupplementRequestFacts } from '../templates/supplement-request.js';
import { whenReceived } from './compose-receipt.js';

/** What a request for supplements says beyond what all forms do. */
export function supplementRequestFacts(source: DossierForPaper, facts: FormFacts): SupplementRequestFacts {
  const { event, known, legalBasis } = source;
  const { components, until } = event.details as {
    components: readonly { code: string; defect: string; bring: string }[];
    until?: string;
  };
  return {
    ...facts,
    missing: components.map(({ code, defect, bring }) => {
      const name = known.components.find((one) => one.code === code)?.name ?? code;
      return { name, defect, bring };
    }),
    until: until ?? null,
    reason: event.reason,
    legalBasis,
    whileProcessing: event.fromState !== 'submitted',
    askedBy: event.actor.fullName,
  };
}

export const refusalFacts = ({ event, dossier }: DossierForPaper, facts: FormFacts): RefusalFacts => ({
  ...facts,
  submittedAt: dossier.submittedAt,
  reason: event.reason ?? '',
  refusedBy: event.actor.fullName,
});

export function apologyFacts({ event, parts, signatory, settings }: DossierForPaper, facts: FormFacts): ApologyFacts {
  const earlier = parts.events.filter(({ transition, seq }) => transition === 'apologise' && seq < event.seq);
  return {
    ...facts,
    receivedAt: whenReceived(facts),
    dueBefore: dateOf(event.details['dueAt']),
    promisedAt: dateOf(event.details['duePromised'])!,
    reason: event.reason ?? '',
    count: earlier.length + 1,
    most: settings['apology.maxPerDossier'],
    signatory,
  };
}

/** Why a dossier is given back without a result; `citizen_wish` is said with a name. */
const CAUSES: Readonly<Record<string, string>> = {
  supplement_overdue: 'cơ quan giải quyết hồ sơ, do quá thời hạn bổ sung hồ sơ',
  not_paid: 'cơ quan giải quyết hồ sơ, do chưa thực hiện nghĩa vụ tài chính',
  ended_after_suspension: 'cơ quan giải quyết hồ sơ, sau thời gian dừng xử lý',
};

export function stopNoticeFacts(source: DossierForPaper, facts: FormFacts): StopNoticeFacts {
  const { event, parts, signatory } = source;
  const { cause, returned } = event.details as { cause?: string; returned?: readonly string[] };
  const isSuspension = event.transition === 'suspend';
  const byAgency = isSuspension ? 'cơ quan giải quyết hồ sơ' : CAUSES[cause ?? ''];
  return {
    ...facts,
    askedBy: byAgency ?? facts.submitter?.fullName ?? facts.applicant.fullName,
    stage: event.fromState === null ? '' : DOSSIER_STATE[event.fromState].vi,
    isSuspension,
    reason: event.reason ?? '',
    returned: returned ?? [],
    paidVnd: parts.payments
      .filter(({ state, recordedAt }) => ['paid', 'refunded'].includes(state) && upTo(source, recordedAt))
      .reduce((sum, { amountVnd }) => sum + amountVnd, 0),
    signatory,
  };
}
