import { classifyFinished } from '@motcua/shared/calendar';
import { type DossierForPaper, type HopRow, upTo } from '../read-form-facts.js';
import type { DossierHandoverFacts } from '../templates/dossier-handover.js';
import type { FeeReceiptFacts } from '../templates/fee-receipt.js';
import { type FormFacts, shortened } from '../templates/form-parts.js';
import type { Hop, ProcessControlFacts } from '../templates/process-control.js';
import type { ResultReceiptFacts } from '../templates/result-receipt.js';
import { papersHandedIn } from './compose-receipt.js';

/** The way of a dossier up to the event, hand by hand. */
export const processControlFacts = (source: DossierForPaper, facts: FormFacts): ProcessControlFacts => ({
  ...facts,
  hops: source.parts.handovers
    .filter(({ givenAt, recalledAt }) => upTo(source, givenAt) && recalledAt === null)
    .map((hop) => hopOf(source, facts, hop)),
});

/** @throws Error where the event gave the dossier to nobody: only those that do are a ground for the paper */
export function dossierHandoverFacts(source: DossierForPaper, facts: FormFacts): DossierHandoverFacts {
  const given = source.parts.handovers.find(({ givenAt }) => sameTime(givenAt, source.event.at));
  if (given === undefined) throw new Error('The event is no hand-over.');
  return {
    ...facts,
    hop: { ...hopOf(source, facts, given), receivedAt: null },
    papers: papersHandedIn(source),
    sets: source.dossier.sets,
  };
}

function hopOf(source: DossierForPaper, { dueAt, office }: FormFacts, hop: HopRow): Hop {
  const { known, parts, settings } = source;
  const step = (code: string | null): string => {
    const found = known.steps.find((one) => one.code === code);
    if (found === undefined) return office.agencyName;
    return found.role === 'counter_officer' ? office.counterName : found.name;
  };
  const receivedAt = hop.receivedAt !== null && upTo(source, hop.receivedAt) ? new Date(hop.receivedAt) : null;
  // Before it, in the same instant, the giver may have confirmed what was given to them.
  const event = parts.events.find(({ at, transition }) => sameTime(at, hop.givenAt) && isHop(transition));
  const outcome = parts.events.findLast(
    ({ transition, seq }) => ['decide', 'reopen_decision'].includes(transition) && seq <= source.event.seq,
  );
  // The work has its outcome at the decision, as long as that is not taken back: it is said of the last hop before it.
  const isLast = parts.handovers.filter(({ recalledAt }) => recalledAt === null).at(-1) === hop;
  return {
    from: step(hop.fromStep),
    giver: hop.giver.fullName,
    givenAt: new Date(hop.givenAt),
    to: step(hop.toStep),
    receiver: hop.receiver.fullName,
    receivedAt,
    outcome:
      outcome?.transition === 'decide' && isLast
        ? OUTCOMES[classifyFinished(new Date(outcome.at), dueAt, settings['deadline.compare'])]
        : outcomeOfStay(source, hop),
    note: shortened(event?.reason ?? ''),
  };
}

/** Of the work of the giver that ended with the hop, by the step's own time; null where the step has none. */
function outcomeOfStay(source: DossierForPaper, { fromStep, givenAt }: HopRow): string | null {
  const stay = source.stays.find(
    ({ stepCode, leftAt }) => stepCode === fromStep && leftAt.getTime() === Date.parse(givenAt),
  );
  return stay === undefined ? null : OUTCOMES_OF_STAYS[stay.timing];
}

const isHop = (transition: string): boolean => ['forward', 'send_back', 'reassign'].includes(transition);

const OUTCOMES = { before_time: 'Trước hạn', on_time: 'Đúng hạn', late: 'Quá hạn' } as const;

/** A step's time ends at a minute, and is not compared by the day. */
const OUTCOMES_OF_STAYS = { in_time: 'Đúng hạn', late: 'Quá hạn', untimed: null } as const;

const RELATIONS = { applicant: 'chủ hồ sơ', submitter: 'người nộp hồ sơ', authorised: 'người được ủy quyền' } as const;

/** What went back by post with the result: said when it was sent, and not again when it has arrived. */
function sentWith({ parts, event }: DossierForPaper): readonly string[] {
  const sent = parts.events.findLast(({ details, seq }) => details['sent'] === true && seq < event.seq);
  return (sent?.details['returned'] as readonly string[] | undefined) ?? [];
}

export function resultReceiptFacts(source: DossierForPaper, facts: FormFacts): ResultReceiptFacts {
  const { parts, event } = source;
  const given = parts.collections.find(({ at }) => sameTime(at, event.at));
  const { method, returned = event.details['method'] === 'post' ? sentWith(source) : [] } = event.details as {
    method: 'desk' | 'post' | 'online';
    returned?: readonly string[];
  };
  // That it has arrived is said without the number under which it was sent.
  const waybill = parts.collections.findLast((one) => one.waybill !== null && upTo(source, one.at))?.waybill;
  const posted = waybill ? `, mã bưu gửi ${waybill}` : '';
  const ways = {
    desk: `trực tiếp tại ${facts.office.counterName}`,
    post: `qua dịch vụ bưu chính công ích${posted}`,
    online: 'bản điện tử qua Cổng Dịch vụ công',
  };
  const collector = given?.collectorName
    ? {
        fullName: given.collectorName,
        relation: RELATIONS[given.relation ?? 'applicant'],
        phone: phoneOf(given.relation, facts),
        authorisation: given.authorisation,
      }
    : null;
  return {
    ...facts,
    results: parts.results
      .filter(({ cancelledAt }) => cancelledAt === null || !upTo(source, cancelledAt))
      .map(({ symbol, number, ...result }) => ({ ...result, number: symbol ? `${number} (${symbol})` : number })),
    returned,
    givenBy: event.actor.fullName,
    collector,
    way: ways[method],
  };
}

const phoneOf = (relation: string | null, { applicant, submitter }: FormFacts): string | null =>
  relation === 'submitter' ? (submitter?.phone ?? null) : relation === 'applicant' ? applicant.phone : null;

const METHODS = { cash: 'tiền mặt', transfer: 'chuyển khoản', portal: 'trực tuyến qua Cổng Dịch vụ công' } as const;

/** @throws Error where the event took no money: only those that did are a ground for the paper */
export function feeReceiptFacts(source: DossierForPaper, facts: FormFacts): FeeReceiptFacts {
  const { parts, event, known, receiving } = source;
  const payment = parts.payments.find(({ id }) => id === event.details['paymentId']);
  if (payment === undefined) throw new Error('The event took no money.');
  return {
    ...facts,
    taxCode: receiving.taxCode,
    items: payment.items.map(({ feeCode, quantity, amountVnd }) => {
      const fee = known.fees.find(({ code }) => code === feeCode);
      return { name: fee?.name ?? feeCode, kind: fee?.kind ?? 'fee', quantity, amountVnd };
    }),
    amountVnd: payment.amountVnd,
    method: METHODS[payment.method ?? 'cash'],
    receipt: payment.receipt,
    collectedBy: event.actor.fullName,
  };
}

const sameTime = (a: string, b: string): boolean => Date.parse(a) === Date.parse(b);
