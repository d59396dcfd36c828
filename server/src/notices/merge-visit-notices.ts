import {
  type NoticeFacts,
  type NoticeWay,
  sharedWay,
  spokenFacts,
  type VisitFacts,
  type VisitNoticeKind,
  writeVisitEmail,
  writeVisitSms,
} from '@motcua/shared/notices';
import type { OfficeWords } from './words-of-office.js';

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

/** How an office tells what several dossiers share. */
export interface VisitTelling {
  readonly words: OfficeWords;
  /** Text messages with Vietnamese letters. */
  readonly diacritics: boolean;
}

/** One message for several notices: the first of them carries it, the others are told with it. */
export interface MergedNotice {
  readonly carrierId: string;
  readonly toldIds: readonly string[];
  readonly subject: string | null;
  readonly body: string;
  /** The office's words that it is written in; null for the usual ones. */
  readonly templateVersionId: string | null;
  /** What an officer would say on the phone. */
  readonly say: string;
}

/**
 * Puts together what one citizen would otherwise get one by one: notices of the same kind, channel, language and address, and
 * results that come to them in the same way.
 * What stands alone is left out and keeps its own words. Those for the case that another fails are put together where what
 * they wait for is one message too: otherwise one may be needed and the other not.
 *
 * @param held in the order of the acts
 * @param tellingOf how the office of a notice tells its kind for several dossiers
 */
export function mergeVisitNotices(
  held: readonly HeldNotice[],
  tellingOf: (notice: HeldNotice) => VisitTelling,
): MergedNotice[] {
  const sent = held.filter(({ waitsForId }) => waitsForId === null);
  const merged = mergeAlike(sent, () => '', tellingOf);
  const carrierOf = new Map(merged.flatMap(({ carrierId, toldIds }) => toldIds.map((id) => [id, carrierId])));
  const waiting = held.filter(({ waitsForId }) => waitsForId !== null);
  return [...merged, ...mergeAlike(waiting, ({ waitsForId }) => carrierOf.get(waitsForId!) ?? waitsForId!, tellingOf)];
}

function mergeAlike(
  notices: readonly HeldNotice[],
  apart: (notice: HeldNotice) => string,
  tellingOf: (notice: HeldNotice) => VisitTelling,
): MergedNotice[] {
  const together = new Map<string, HeldNotice[]>();
  for (const notice of notices) {
    const { kind, channel, address, facts } = notice;
    const way = sharedWay(kind, facts);
    const key = `${kind} ${way} ${channel} ${apart(notice)} ${facts.language ?? 'vi'} ${address.toLowerCase()}`;
    together.set(key, [...(together.get(key) ?? []), notice]);
  }
  return [...together.values()].flatMap(([carrier, second, ...more]) => {
    if (!carrier || !second) return [];
    const { channel } = carrier;
    const { words, diacritics } = tellingOf(carrier);
    const facts: VisitFacts = [carrier.facts, second.facts, ...more.map((notice) => notice.facts)];
    const [first, ...others] = facts;
    const spoken: VisitFacts = [spokenFacts(first), ...others.map(spokenFacts)];
    const say = writeVisitSms(words.sms.vi, spoken, { diacritics: true, spoken: true });
    // Officers speak Vietnamese, in the words of a text message.
    const held = channel === 'phone' ? words.sms.vi : words[channel][carrier.facts.language ?? 'vi'];
    const told =
      channel === 'email'
        ? writeVisitEmail(held, facts)
        : { subject: null, body: channel === 'phone' ? say : writeVisitSms(held, facts, { diacritics }) };
    const toldIds = [second, ...more].map(({ id }) => id);
    return [{ carrierId: carrier.id, toldIds, say, templateVersionId: held.versionId, ...told }];
  });
}
