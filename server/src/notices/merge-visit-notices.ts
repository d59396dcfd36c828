import { type NoticeFacts, type NoticeWay, type SmsOptions, spokenFacts } from '@motcua/shared/notices';
import { renderVisitEmail } from './templates/visit-email.js';
import type { VisitFacts, VisitNoticeKind } from './templates/visit-notice.js';
import { renderVisitSms } from './templates/visit-sms.js';

/** A notice that waits for its visit. */
export interface HeldNotice {
  readonly id: string;
  readonly officeId: string;
  readonly kind: VisitNoticeKind;
  readonly channel: NoticeWay;
  /** In the clear, for this comparison only. */
  readonly address: string;
  readonly facts: NoticeFacts;
  /** Only sent when that one does not arrive. */
  readonly waitsForId: string | null;
}

/** One message for several notices: the first of them carries it, the others are told with it. */
export interface MergedNotice {
  readonly carrierId: string;
  readonly toldIds: readonly string[];
  readonly subject: string | null;
  readonly body: string;
  /** What an officer would say on the phone. */
  readonly say: string;
}

/**
 * Puts together what one citizen would otherwise get one by one: notices of the same kind, channel, language and address.
 * What stands alone is left out and keeps its own words. Those for the case that another fails are put together where what
 * they wait for is one message too: otherwise one may be needed and the other not.
 *
 * @param held in the order of the intakes
 * @param smsOf how an office writes its text messages
 */
export function mergeVisitNotices(
  held: readonly HeldNotice[],
  smsOf: (officeId: string) => SmsOptions,
): MergedNotice[] {
  const sent = held.filter(({ waitsForId }) => waitsForId === null);
  const merged = mergeAlike(sent, () => '', smsOf);
  const carrierOf = new Map(merged.flatMap(({ carrierId, toldIds }) => toldIds.map((id) => [id, carrierId])));
  const waiting = held.filter(({ waitsForId }) => waitsForId !== null);
  return [...merged, ...mergeAlike(waiting, ({ waitsForId }) => carrierOf.get(waitsForId!) ?? waitsForId!, smsOf)];
}

function mergeAlike(
  notices: readonly HeldNotice[],
  apart: (notice: HeldNotice) => string,
  smsOf: (officeId: string) => SmsOptions,
): MergedNotice[] {
  const together = new Map<string, HeldNotice[]>();
  for (const notice of notices) {
    const { kind, channel, address, facts } = notice;
    const key = `${kind} ${channel} ${apart(notice)} ${facts.language ?? 'vi'} ${address.toLowerCase()}`;
    together.set(key, [...(together.get(key) ?? []), notice]);
  }
  return [...together.values()].flatMap(([carrier, second, ...more]) => {
    if (!carrier || !second) return [];
    const facts: VisitFacts = [carrier.facts, second.facts, ...more.map((notice) => notice.facts)];
    const [first, next, ...others] = facts;
    const spoken: VisitFacts = [spokenFacts(first), spokenFacts(next), ...others.map(spokenFacts)];
    const say = renderVisitSms(carrier.kind, spoken, { diacritics: true, spoken: true });
    const words =
      carrier.channel === 'email'
        ? renderVisitEmail(carrier.kind, facts)
        : {
            subject: null,
            body: carrier.channel === 'phone' ? say : renderVisitSms(carrier.kind, facts, smsOf(carrier.officeId)),
          };
    return [{ carrierId: carrier.id, say, toldIds: [second, ...more].map(({ id }) => id), ...words }];
  });
}
