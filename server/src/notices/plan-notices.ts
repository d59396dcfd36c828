import {
  followLink,
  type MessageWish,
  type NoticeFacts,
  type NoticeKind,
  type NoticeRecipient,
  type NoticeRule,
  type NoticeWay,
  peopleToTell,
  type Rung,
  rungsOf,
} from '@motcua/shared/notices';
import { parsePhone } from '@motcua/shared/validation';
import { newId } from '../common/ids.js';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { settingsOfOffices } from '../offices/settings-of-office.js';
import { OutboxMessage } from '../outbox/outbox-message.entity.js';
import { supersedeCalls } from '../outbox/supersede-calls.js';
import { Notice } from './notice.entity.js';
import { noticeRulesOf } from './notice-rules-of-offices.js';
import { overtakeHeld } from './overtake-held.js';
import { keptAddress } from './reach.js';
import { type OfficeWords, suitedWords, wordsOfOffices } from './words-of-office.js';
import { spokenNotice, writeNotice, type WrittenNotice } from './write-notice.js';

/** Somebody who can be told, and what it says to them. */
export interface ToldPerson {
  readonly recipient: NoticeRecipient;
  readonly email: string | null;
  /** E.164, +84…. */
  readonly phone: string | null;
  /** By what they wish to be told; the facts are in the language of it. */
  readonly wish: MessageWish;
  readonly facts: NoticeFacts;
}

export interface NoticeRequest extends ToldPerson {
  readonly kind: NoticeKind;
  readonly eventId: string;
  readonly dossierId: string;
  readonly officeId: string;
  /** Where somebody else brought the dossier: told as well, or instead, where the office says so. Asked for only then. */
  readonly owner?: () => Promise<ToldPerson>;
  /** Told then at the earliest, by the clock of the act. */
  readonly notBefore?: Date;
  /** Told together with what else this visit brings, and not before it is released. */
  readonly heldForVisitId?: string;
}

export interface NoticePlanSettings {
  readonly dispatchWindowMs: number;
  readonly holds: boolean;
  /** How long a mail waits for the receipt it takes along; 0: it goes without. */
  readonly receiptWithinMs: number;
}

interface Intended extends Rung, WrittenNotice {
  readonly address: string;
  /** Kept for the record: the citizen does not wish to be told by it. */
  readonly notWanted: boolean;
}

/** How the office of a request tells its kind. */
interface Telling {
  readonly rule: NoticeRule;
  readonly words: OfficeWords;
  /** Text messages with Vietnamese letters. */
  readonly diacritics: boolean;
  /** Its mail takes the receipt along. */
  readonly withReceipt: boolean;
}

/**
 * Stores what a citizen is owed for one event, in the transaction of the act: both are kept or neither is. The words are
 * written now, so what we meant to say stays the same however late it leaves.
 */
export class NoticePlanner {
  constructor(
    private readonly box: SecretBox,
    private readonly settings: NoticePlanSettings,
  ) {}

  /**
   * @returns ids of the notices: of each whom the office tells one per channel that it tells this by, they gave an address
   * for and wish, first those that are sent, then those that wait for the case that one fails; where they wish none of these,
   * one that is not sent
   */
  async plan(tx: OfficeTx, requests: readonly NoticeRequest[]): Promise<string[]> {
    if (requests.length === 0) return [];
    const offices = requests.map(({ officeId }) => officeId);
    const rules = await noticeRulesOf(tx.em, offices);
    const settings = await settingsOfOffices(tx.em, offices);
    const words = await wordsOfOffices(tx.em, requests);
    const owners = new Map<NoticeRequest, ToldPerson>();
    for (const request of requests) {
      const { people } = rules.get(request.officeId)![request.kind];
      if (request.owner && people !== 'submitter') owners.set(request, await request.owner());
    }
    const rows = requests.flatMap((request) => {
      const telling = {
        rule: rules.get(request.officeId)![request.kind],
        words: suitedWords(request.kind, words(request), request.facts),
        diacritics: settings.get(request.officeId)!['notices.smsLetters'] === 'accented',
        withReceipt:
          request.kind === 'accepted' &&
          this.settings.receiptWithinMs > 0 &&
          settings.get(request.officeId)!['notices.receiptByMail'] === 'attached',
      };
      const { recipient, email, phone, wish, facts } = request;
      const owner = owners.get(request);
      const person: ToldPerson = { recipient, email, phone, wish, facts };
      const told = peopleToTell(telling.rule.people, owner ?? person, owner ? person : null);
      const link = followLink(settings.get(request.officeId)!['notices.followUrl'], facts.code);
      return told.flatMap((each) =>
        this.rowsOf(tx, { ...request, ...each, facts: { ...each.facts, ...link } }, telling),
      );
    });
    if (rows.length === 0) return [];
    await tx.em.insert(Notice, rows);
    await supersedeCalls(
      tx.em,
      rows.filter(({ state }) => state === 'manual'),
    );
    // What is held gets its outbox row when the visit is released, and what is for the case that another fails when that
    // has failed: without one, no relay can send it too early.
    const owed = rows.filter(
      ({ state, heldForVisitId, waitsForId }) => state === 'planned' && heldForVisitId === null && waitsForId === null,
    );
    await tx.em.insert(
      OutboxMessage,
      owed.map(({ id, officeId, notBefore, awaitsReceiptUntil }) => ({
        id: newId(),
        officeId,
        kind: 'notice' as const,
        subjectId: id,
        createdAt: tx.now,
        ...((awaitsReceiptUntil ?? notBefore) !== null && { notBefore: awaitsReceiptUntil ?? notBefore! }),
      })),
    );
    return rows.map((row) => row.id);
  }

  /** What is about to be told of a dossier leaves nothing of it held for a visit. @param told to whom */
  overtake(tx: OfficeTx, dossierId: string, later: NoticeKind, told: readonly NoticeRecipient[]): Promise<void> {
    return overtakeHeld(tx, dossierId, later, told, this.settings);
  }

  private rowsOf(tx: OfficeTx, request: NoticeRequest, telling: Telling) {
    const { kind, eventId, dossierId, officeId, recipient, heldForVisitId, facts, notBefore } = request;
    const { rule, words } = telling;
    const heldMs = this.settings.holds ? rule.holdSeconds * 1_000 : 0;
    const holdMs = Math.max(heldMs, notBefore === undefined ? 0 : notBefore.getTime() - tx.now.getTime());
    const say = spokenNotice(kind, facts, words);
    const rungs = this.intend(request, telling).map((rung) => ({ ...rung, id: newId() }));
    return rungs.map(({ id, lower, address, notWanted, ...message }, index) => ({
      id,
      officeId,
      dossierId,
      eventId,
      kind,
      recipient,
      ...keptAddress(this.box, message.channel, address, message.body),
      language: message.channel === 'phone' ? ('vi' as const) : (facts.language ?? 'vi'),
      say,
      ...message,
      state: notWanted
        ? ('recalled' as const)
        : calledNow(message.channel, holdMs, heldForVisitId)
          ? ('manual' as const)
          : ('planned' as const),
      recalledBecause: notWanted ? ('not_wanted' as const) : null,
      // The real time, not the act's, which a demonstration may have moved: the worker compares it with its own now().
      dueAt: inMs(holdMs + this.settings.dispatchWindowMs),
      notBefore: holdMs === 0 ? null : inMs(holdMs),
      createdAt: tx.now,
      heldForVisitId: notWanted ? null : (heldForVisitId ?? null),
      facts: notWanted || (heldForVisitId === undefined && facts.daysLeft === undefined) ? null : facts,
      waitsForId: lower ? rungs[index - 1]!.id : null,
      ...(message.channel === 'email' && !notWanted && telling.withReceipt
        ? // What is for the case that another fails may never be needed: its receipt is made when it is.
          { withReceipt: true, awaitsReceiptUntil: lower ? null : inMs(holdMs + this.settings.receiptWithinMs) }
        : { withReceipt: false, awaitsReceiptUntil: null }),
    }));
  }

  private intend({ kind, email, phone, wish, facts }: NoticeRequest, telling: Telling): Intended[] {
    const getsTexts = phone !== null && parsePhone(phone)?.canReceiveSms === true;
    // Where the office sends no text messages, a mobile is a number to call like any other.
    const callable = phone !== null && (!getsTexts || telling.rule.sms === 'never');
    const reaches = { email: email !== null, sms: getsTexts, phone: callable };
    const wished = {
      email: reaches.email && wish.channels.includes('email'),
      sms: reaches.sms && wish.channels.includes('sms'),
      // Who wants no messages wants no calls instead.
      phone: reaches.phone && (getsTexts ? wish.channels.includes('sms') : wish.channels.length > 0),
    };
    const wanted = rungsOf(telling.rule, wished);
    // Nobody is told, and the history shows of what and why.
    const notWanted = wanted.length === 0;
    return (notWanted ? rungsOf(telling.rule, reaches).slice(0, 1) : wanted).map(({ channel, lower }) => {
      const address = channel === 'email' ? email! : phone!;
      return { channel, lower, notWanted, address, ...writeNotice(kind, channel, facts, telling) };
    });
  }
}

/** Nobody has to wait for a queue to see whom to call. */
const calledNow = (channel: NoticeWay, holdMs: number, heldForVisitId: string | undefined): boolean =>
  channel === 'phone' && holdMs === 0 && heldForVisitId === undefined;

const inMs = (ms: number) => (): string => `now() + ${ms} * interval '1 millisecond'`;
