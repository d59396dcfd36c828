import { CALL_OUTCOMES, type CallOutcome, type NoticeState } from '@motcua/shared/notices';
import { parsePhone, type PhoneNumber } from '@motcua/shared/validation';
import type { Actor } from '../common/actor.js';
import { DomainError, notFound, refused } from '../common/domain-error.js';
import { Line, OneOf, Whole } from '../common/http/fields.js';
import { newId } from '../common/ids.js';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { NEEDS_SOMEBODY } from '../figures/untold.sql.js';
import { NoticeCall } from './notice-call.entity.js';
import { CALLED, type Callee, numberToCall, numberWasHeard, OTHERS_CALLED } from './number-to-call.js';
import type { NoticeAgain, ResendNotice } from './resend-notice.js';

/** The gateway's name of what an officer told by phone; its id is then the officer's name. */
export const PHONE_GATEWAY = 'phone';

export class CallDto {
  @OneOf(CALL_OUTCOMES, { example: 'told' }) outcome!: CallOutcome;
  @Line({ max: 500, optional: true, example: 'Chị gái nghe máy, hứa nhắn lại' }) note?: string;
  @Line({
    max: 30,
    optional: true,
    example: '0987654321',
    description:
      'Only after `wrong_number`: the number that was heard there. This is told there, by text message or by the list of calls; the dossier keeps its own.',
  })
  phone?: string;
  @Whole({
    min: 0,
    optional: true,
    description: 'How many tries the caller saw on the list: refused when a colleague has called meanwhile.',
  })
  version?: number;
}

export interface RecordedCall {
  readonly noticeId: string;
  readonly outcome: CallOutcome;
  readonly state: NoticeState;
  /** Calls made about this so far. */
  readonly tries: number;
  /** What is told at the number that was heard; null where none was. */
  readonly again: NoticeAgain | null;
}

/** Writes down what came of a call. Who was told has been told: the notice is delivered, by this officer's voice. */
export class RecordCall {
  constructor(
    private readonly box: SecretBox,
    private readonly resends: ResendNotice,
  ) {}

  /**
   * @throws DomainError `not_found`, also for notices of other offices
   * @throws DomainError `notice.called_meanwhile` with the present number of tries
   * @throws DomainError `notice.needs_no_call` when it was told meanwhile or is on its way again
   * @throws DomainError 422 `notice.number_not_heard` with a number after any other outcome
   * @throws DomainError 422 `notice.number_invalid`, or `notice.same_number` for the one that was called
   */
  async execute(tx: OfficeTx, actor: Actor, noticeId: string, call: CallDto): Promise<RecordedCall> {
    const heard = numberHeard(call);
    const notice = await this.lock(tx, noticeId);
    const tries = await this.tries(tx, noticeId);
    if (call.version !== undefined && call.version !== tries) {
      throw new DomainError('conflict', 'notice.called_meanwhile', 'A colleague has called meanwhile.', {
        meta: { version: tries },
      });
    }
    if (!notice.needed) {
      throw new DomainError('conflict', 'notice.needs_no_call', 'The citizen knows by now, or is being told.');
    }
    if (heard && heard.e164 === (await this.numberCalled(tx, noticeId))) {
      throw refused('notice.same_number', 'This is the number that was called.', [SAME_NUMBER]);
    }
    await tx.em.insert(NoticeCall, {
      id: newId(),
      officeId: notice.officeId,
      noticeId,
      staffId: actor.staffId,
      outcome: call.outcome,
      note: call.note ?? null,
      at: tx.now,
    });
    const state = AFTER[call.outcome];
    if (state !== undefined) await this.settle(tx, noticeId, state, actor);
    const again = heard && (await this.resends.toNumberHeard(tx, noticeId, heard));
    return { noticeId, outcome: call.outcome, state: state ?? notice.state, tries: tries + 1, again };
  }

  private async numberCalled(tx: OfficeTx, noticeId: string): Promise<string | null> {
    const [callee]: [Callee] = await tx.em.query(
      `SELECT ${CALLED.recipient} AS recipient, n.address_enc AS "addressEnc", ${numberWasHeard('n', CALLED)} AS "numberHeard",
              d.phone_enc AS "phoneEnc", d.submitter_enc AS "submitterEnc"
         FROM notice n ${OTHERS_CALLED} JOIN dossier d ON d.id = ${CALLED.dossierId} WHERE n.id = $1`,
      [noticeId],
    );
    return numberToCall(this.box, callee);
  }

  /** All notices of the same telling, so that two officers who began with different ones wait for each other. */
  private async lock(
    tx: OfficeTx,
    noticeId: string,
  ): Promise<{ officeId: string; state: NoticeState; needed: boolean }> {
    await tx.em.query(
      `SELECT n.id FROM notice n JOIN notice meant ON meant.id = $1
        WHERE n.dossier_id = meant.dossier_id AND n.event_id = meant.event_id AND n.kind = meant.kind AND n.recipient = meant.recipient
        ORDER BY n.id FOR UPDATE OF n`,
      [noticeId],
    );
    const rows: { officeId: string; state: NoticeState; needed: boolean }[] = await tx.em.query(
      `SELECT n.office_id AS "officeId", n.state, (${NEEDS_SOMEBODY}) AS needed FROM notice n WHERE n.id = $1`,
      [noticeId],
    );
    if (!rows[0]) throw notFound();
    return rows[0];
  }

  private async tries(tx: OfficeTx, noticeId: string): Promise<number> {
    const [{ n }]: [{ n: number }] = await tx.em.query(
      `SELECT count(*)::int AS n FROM notice meant
         JOIN notice same ON same.dossier_id = meant.dossier_id AND same.event_id = meant.event_id
                         AND same.kind = meant.kind AND same.recipient = meant.recipient
         JOIN notice_call c ON c.notice_id = same.id
        WHERE meant.id = $1`,
      [noticeId],
    );
    return n;
  }

  private async settle(tx: OfficeTx, noticeId: string, state: NoticeState, { fullName }: Actor): Promise<void> {
    await tx.em.query(
      `UPDATE notice SET state = $2, gateway = '${PHONE_GATEWAY}', gateway_id = $3, accepted_at = $4, submitting_since = NULL
        WHERE id = $1`,
      [noticeId, state, fullName, tx.now],
    );
  }
}

const SAME_NUMBER = { path: 'phone', code: 'notice.same_number' };

function numberHeard({ outcome, phone }: CallDto): PhoneNumber | null {
  if (phone === undefined) return null;
  if (outcome !== 'wrong_number') {
    throw refused('notice.number_not_heard', 'A number is heard where another was wrong.', [
      { path: 'phone', code: 'notice.number_not_heard' },
    ]);
  }
  const number = parsePhone(phone);
  if (!number) {
    throw refused('notice.number_invalid', 'This is no telephone number.', [{ path: 'phone', code: 'phone.invalid' }]);
  }
  return number;
}

/** What a call decides; after the others the citizen is still owed it. */
const AFTER: Partial<Record<CallOutcome, NoticeState>> = { told: 'delivered', wrong_number: 'undelivered' };
