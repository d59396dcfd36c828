import { localDateOf } from '@motcua/shared/calendar';
import type { NoticeState, NoticeWay } from '@motcua/shared/notices';
import { parsePhone, type PhoneNumber } from '@motcua/shared/validation';
import { DomainError, notFound, refused } from '../common/domain-error.js';
import { newId } from '../common/ids.js';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { settledSince } from '../figures/untold.sql.js';
import { settingsOfOffice } from '../offices/settings-of-office.js';
import { OutboxMessage } from '../outbox/outbox-message.entity.js';
import { addressesNow } from './addresses-now.js';
import { awaitReceipts, receiptBy } from './await-receipts.js';
import { isStillTrue } from './is-still-true.js';
import { Notice } from './notice.entity.js';
import { numberWasHeard } from './number-to-call.js';
import type { NoticePlanSettings } from './plan-notices.js';
import { keptAddress } from './reach.js';
import { textKeyOf } from './text-key.js';
import { suitedWords, wordsOfOffices } from './words-of-office.js';
import { spokenNotice, writeNotice } from './write-notice.js';

/**
 * What has come to an end, good or bad, beside what an officer took back and is to leave after all. Anything else is still on
 * its way by itself.
 */
const RESENDABLE: readonly NoticeState[] = [
  'failed',
  'unknown',
  'undelivered',
  'expired',
  'manual',
  'gateway_accepted',
  'delivered',
];

/** A new notice of the same event. */
export interface NoticeAgain {
  readonly noticeId: string;
  readonly channel: NoticeWay;
}

/**
 * An officer has a notice sent once more, in the same words but for days that are left by now, to where the citizen is reached now;
 * what is told by phone is to be told again after a call was taken back or written down by mistake. That is a new notice of the same
 * event: what became of the first stays as it was, and a late answer about it is still written to it.
 */
export class ResendNotice {
  constructor(
    private readonly box: SecretBox,
    private readonly settings: Pick<NoticePlanSettings, 'dispatchWindowMs' | 'receiptWithinMs'>,
  ) {}

  /**
   * @returns the id of the new notice
   * @throws DomainError `not_found`, also for notices of other offices
   * @throws DomainError `notice.told_with_another`, with the id of the notice to send again instead
   * @throws DomainError `notice.resent_already`, with the id of the newer notice to send again instead
   * @throws DomainError `notice.not_resendable`
   * @throws DomainError `notice.no_longer_true` once it would tell of none of its dossiers what is so
   */
  async resend(tx: OfficeTx, noticeId: string): Promise<string> {
    const notice = await tx.em.findOne(Notice, { where: { id: noticeId }, lock: { mode: 'pessimistic_write' } });
    if (!notice) throw notFound();
    if (notice.toldWithId !== null) {
      throw new DomainError('refused', 'notice.told_with_another', 'This was told in the message of another notice.', {
        meta: { toldWithId: notice.toldWithId },
      });
    }
    const newer = await tx.em.findOne(Notice, { where: { resentFromId: noticeId }, select: { id: true } });
    if (newer) {
      throw new DomainError('refused', 'notice.resent_already', 'This has been sent once more already.', {
        meta: { resentAsId: newer.id },
      });
    }
    const takenBack = notice.state === 'recalled' && notice.recalledBecause === 'officer';
    const byPhone = notice.channel === 'phone';
    const ended = byPhone ? notice.state === 'delivered' : RESENDABLE.includes(notice.state);
    if (!takenBack && !ended) {
      throw refused('notice.not_resendable', `A notice that is ${notice.state} cannot be sent again.`);
    }
    if (!(await isStillTrue(tx.em, noticeId))) {
      throw refused('notice.no_longer_true', 'The dossier has gone on: what this says is not so any more.');
    }
    const counted = await this.countedAnew(tx, notice);
    return this.again(tx, counted, await this.addressNow(tx, counted), takenBack);
  }

  /**
   * Of a notice whose number was wrong, to the number that an officer heard there: by text message where it was one and this number
   * gets them, else it stands on the list of calls, as does a message of a visit whose first dossier has gone on: only what is
   * left of it is to be told. The dossier keeps its number.
   *
   * @returns the new notice
   */
  async toNumberHeard(tx: OfficeTx, noticeId: string, number: PhoneNumber): Promise<NoticeAgain> {
    const notice = await this.countedAnew(tx, await tx.em.findOneByOrFail(Notice, { id: noticeId }));
    const [{ inPart }]: [{ inPart: boolean }] = await tx.em.query(
      `SELECT ${settledSince('n')} AS "inPart" FROM notice n WHERE n.id = $1`,
      [noticeId],
    );
    const byText = notice.channel === 'sms' && number.canReceiveSms && !inPart;
    const channel = byText ? 'sms' : 'phone';
    const body = byText ? notice.body : (notice.say ?? notice.body);
    const id = await this.again(tx, notice, {
      channel,
      subject: null,
      body,
      ...keptAddress(this.box, channel, number.e164, body),
      numberHeard: true,
      withReceipt: false,
    });
    return { noticeId: id, channel };
  }

  /** A reminder says how many days are left: by now others than on its first day. */
  private async countedAnew(tx: OfficeTx, notice: Notice): Promise<Notice> {
    const { facts, kind, officeId, dossierId, channel, addressEnc } = notice;
    if (facts?.daysLeft === undefined) return notice;
    const [pause]: { left: number }[] = await tx.em.query(
      `SELECT review_on - $2::date AS left FROM dossier_pause
        WHERE dossier_id = $1 AND cause = 'supplement' AND ended_at IS NULL AND review_on IS NOT NULL`,
      [dossierId, localDateOf(tx.now)],
    );
    if (!pause) return notice;
    const { daysLeft: _, ...others } = facts;
    const now = pause.left < 0 ? others : { ...others, daysLeft: pause.left };
    const words = suitedWords(kind, (await wordsOfOffices(tx.em, [notice]))(notice), now);
    const diacritics = (await settingsOfOffice(tx.em, officeId))['notices.smsLetters'] === 'accented';
    const written = writeNotice(kind, channel, now, { words, diacritics });
    const textKey = textKeyOf(this.box, channel, this.box.decrypt(addressEnc), written.body);
    return { ...notice, ...written, say: spokenNotice(kind, now, words), textKey };
  }

  private async again(tx: OfficeTx, notice: Notice, changes: Partial<Notice>, takenBack = false): Promise<string> {
    const id = newId();
    const byPhone = (changes.channel ?? notice.channel) === 'phone';
    await tx.em.insert(Notice, {
      ...notice,
      ...changes,
      id,
      resentFromId: notice.id,
      nextAddressEnc: null,
      nextAddressMasked: null,
      waitsForId: null,
      sameTextAsId: null,
      // Whom to call stands on the list at once.
      state: byPhone ? 'manual' : 'planned',
      recalledBecause: null,
      undoneBecause: null,
      dispatchNo: 0,
      attempts: 0,
      submittingSince: null,
      gateway: null,
      gatewayId: null,
      begun: null,
      asked: 0,
      sentAgain: false,
      lastError: null,
      acceptedAt: null,
      deliveredAt: null,
      notBefore: null,
      awaitsReceiptUntil: null,
      dueAt: () => `now() + ${this.settings.dispatchWindowMs} * interval '1 millisecond'`,
      createdAt: tx.now,
    });
    // What was for the case that the first does not arrive is so for this one.
    await tx.em.query(
      `UPDATE notice SET waits_for_id = $2, state = 'planned', recalled_because = NULL
        WHERE waits_for_id = $1 AND (state = 'planned' OR $3 AND state = 'recalled' AND recalled_because = 'officer')`,
      [notice.id, id, takenBack],
    );
    // Those it tells too are told by this one from now on: it is not taken back, nor ended, for the sake of one of them.
    await tx.em.query('UPDATE notice SET told_with_id = $2 WHERE told_with_id = $1', [notice.id, id]);
    if (byPhone) return id;
    const receiptBy = await this.awaitReceipts(tx, id);
    await tx.em.insert(OutboxMessage, {
      id: newId(),
      officeId: notice.officeId,
      kind: 'notice',
      subjectId: id,
      createdAt: tx.now,
      ...(receiptBy !== null && { notBefore: receiptBy }),
    });
    return id;
  }

  /**
   * A mail takes along the receipts that hold now: nobody may have made those of what was set right since.
   *
   * @returns when it leaves without them; null where it takes none
   */
  private async awaitReceipts(tx: OfficeTx, noticeId: string): Promise<Date | null> {
    const { receiptWithinMs } = this.settings;
    if (receiptWithinMs === 0) return null;
    await awaitReceipts(tx.em, [noticeId], receiptWithinMs);
    const [{ until }]: [{ until: Date | null }] = await tx.em.query(`SELECT ${receiptBy('$1::uuid')} AS until`, [
      noticeId,
    ]);
    return until;
  }

  /** What has been set right since. */
  private async addressNow(tx: OfficeTx, notice: Notice): Promise<Partial<Notice>> {
    const { channel, addressEnc, body } = notice;
    const [{ heard }]: [{ heard: boolean }] = await tx.em.query(
      `SELECT ${numberWasHeard('n')} AS heard FROM notice n WHERE n.id = $1`,
      [notice.id],
    );
    if (heard) return {};
    const [address = null, ...others] = await addressesNow(tx.em, this.box, notice);
    // What tells other dossiers too stays with whom they share the number, sent again or not.
    if (others.length > 0) return { numberHeard: false };
    if (address === null) return {};
    const same = address === this.box.decrypt(addressEnc);
    // From now on the dossier's number holds, for a call too.
    if (same || (channel === 'sms' && parsePhone(address)?.canReceiveSms !== true)) return { numberHeard: false };
    return { ...keptAddress(this.box, channel, address, body), numberHeard: false };
  }
}
