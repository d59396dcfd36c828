import { apologyIsLate } from '@motcua/shared/calendar';
import { LATE_CAUSES } from '@motcua/shared/dossiers';
import { DossierRecord, type Who } from './dossier-record.js';
import { dateOfDay, dayOf } from './working-line.js';

export const DAY = 480;
/** Shares of those to whom it can happen. */
const NEVER_BROUGHT = 0.3;
const NEVER_PAID = 0.25;
const NEVER_RESUMED = 0.25;
const APOLOGISED = 0.35;
const EXPLAINED = 0.6;

/** What goes another way than most: rare, and what reports are most easily wrong about. */
export abstract class AwkwardActs extends DossierRecord {
  /** A supplement before acceptance. @returns when it has come; null when it never came and the dossier was refused */
  protected askFirst(atMs: number, counter: Who): number | null {
    const { chance, line } = this.ground;
    const components = [this.missing()];
    const eventId = this.event(atMs, 'request_supplement', 'awaiting_supplement', counter, { components });
    this.respondedMs = atMs;
    this.supplementRequests += 1;
    this.defect = true;
    this.originState = 'submitted';
    this.stop(atMs, 'supplement', counter[0], eventId);
    this.tell(eventId, 'supplement_requested', atMs);
    if (chance.is(NEVER_BROUGHT)) {
      const refusedMs = line.at(line.of(atMs) + 15 * DAY);
      this.event(refusedMs, 'refuse', 'not_accepted', counter, {}, 'Không bổ sung giấy tờ');
      this.end(refusedMs, 'refuse');
      return null;
    }
    const backMs = line.at(line.of(atMs) + DAY * (0.5 + chance.wait(2)));
    const { code } = components[0]!;
    this.event(backMs, 'receive_supplement', 'submitted', counter, {
      components: [{ code, present: true }],
      complete: true,
    });
    this.defect = false;
    this.closePause(backMs, counter[0]);
    this.answerFrom(backMs);
    return line.at(line.of(backMs) + 3 + chance.wait(70));
  }

  /** @returns when it goes on; null when it was ended */
  protected suspend(moment: number, officer: Who, leader: Who): number | null {
    const { chance, line } = this.ground;
    this.receive(line.at(moment), officer);
    const from = moment + 1;
    const fromMs = line.at(from);
    const eventId = this.event(fromMs, 'suspend', 'suspended', leader, { document: null }, 'Chờ kết quả xác minh');
    this.stop(fromMs, 'suspension', leader[0], eventId);
    if (chance.is(NEVER_RESUMED)) return this.giveBack(from + 20 * DAY, leader, 'ended_after_suspension');
    const to = from + DAY * (1 + chance.wait(5));
    this.goOn(line.at(to), leader[0]);
    this.event(line.at(to), 'resume', 'processing', leader, { dueAt: this.dueAt }, 'Đã có kết quả xác minh');
    return to + 1;
  }

  /** Another agency is asked, or nobody can work: the state stays. @returns when it goes on */
  protected waitForOthers(moment: number, officer: Who, leader: Who): number {
    const { chance, line } = this.ground;
    this.receive(line.at(moment), officer);
    const from = moment + 1;
    const fromMs = line.at(from);
    const cause = this.submission.procedure.definition.otherAgencyPause ? 'other_agency' : 'force_majeure';
    const reviewOn = dateOfDay(dayOf(line.at(from + 3 * DAY)));
    const document = `CV ${1 + chance.below(400)}/UBND`;
    const eventId = this.event(fromMs, 'pause', 'processing', leader, { cause, document, reviewOn });
    this.stop(fromMs, cause, leader[0], eventId, reviewOn);
    const to = from + DAY * (1 + chance.wait(4));
    this.goOn(line.at(to), leader[0]);
    this.event(line.at(to), 'unpause', 'processing', leader, { dueAt: this.dueAt });
    return to + 1;
  }

  /** An obligation that arose while processing. @returns when it goes on; null when nobody paid */
  protected waitForPayment(moment: number, officer: Who, counter: Who, leader: Who): number | null {
    const { chance, line, rows, until } = this.ground;
    const { office, kase } = this.submission;
    this.receive(line.at(moment), officer);
    const from = moment + 1;
    const fromMs = line.at(from);
    const fee = kase.fees.find(({ amountVnd }) => amountVnd > 0)!;
    const paymentId = chance.id(fromMs);
    const { code: feeCode, amountVnd } = fee;
    const eventId = this.event(fromMs, 'request_payment', 'awaiting_payment', officer, { paymentId, amountVnd });
    this.originState = 'processing';
    this.stop(fromMs, 'payment', officer[0], eventId);
    const never = chance.is(NEVER_PAID);
    const to = from + DAY * (0.5 + chance.wait(3));
    const paid = !never && line.at(to) < until;
    // prettier-ignore
    rows.add('dossier_payment', paymentId, office.id, this.id, paid ? 'paid' : 'requested', JSON.stringify([{ feeCode, quantity: 1, amountVnd }]),
      amountVnd, paid ? 'transfer' : null, paid ? 'BL' : null, paid ? 'AA/26' : null, paid ? String(1 + chance.below(9_999_999)) : null,
      new Date(fromMs), officer[0]);
    if (never) return this.giveBack(from + 10 * DAY, leader, 'not_paid');
    this.goOn(line.at(to), counter[0]);
    this.event(line.at(to), 'confirm_payment', 'processing', counter, { paymentId, dueAt: this.dueAt });
    return to + 1;
  }

  private giveBack(moment: number, leader: Who, cause: 'not_paid' | 'ended_after_suspension'): null {
    const atMs = this.ground.line.at(moment);
    const reason = cause === 'not_paid' ? 'Không thực hiện nghĩa vụ tài chính' : 'Hết căn cứ giải quyết';
    this.event(atMs, 'return_unfinished', 'withdrawn', leader, { cause, returned: [] }, reason);
    this.withdrawalCause = cause;
    this.end(atMs, 'return_unfinished');
    return null;
  }

  /** Some are told before it is late, or after. The promised date is another than the due date, by which it stays late. */
  protected apologise(decided: number, leader: Who): void {
    const { chance, line } = this.ground;
    if (this.dueAt === null || !chance.is(APOLOGISED)) return;
    const due = line.of(this.dueAt.getTime());
    const moment = Math.max(line.of(this.updatedMs) + 1, due - DAY * chance.between(0, 2));
    if (moment >= decided - 1) return;
    const atMs = line.at(moment);
    const duePromised = new Date(line.at(Math.max(due, moment) + DAY * (1 + chance.below(5)) - 30));
    const sentLate = apologyIsLate(new Date(atMs), this.dueAt, 1);
    const eventId = this.event(
      atMs,
      'apologise',
      'processing',
      leader,
      { dueAt: this.dueAt, duePromised, sentLate },
      'Khối lượng hồ sơ lớn',
    );
    this.duePromised = duePromised;
    this.apologies += 1;
    this.tell(eventId, 'apology', atMs);
  }

  /** Why it is late, where somebody says so with the decision. */
  protected causeGiven(atMs: number): object {
    const { chance } = this.ground;
    const late = this.dueAt !== null && dayOf(atMs) > dayOf(this.dueAt.getTime());
    if (!late || !chance.is(EXPLAINED)) return {};
    this.lateCause = chance.of(LATE_CAUSES);
    return { lateCause: this.lateCause };
  }

  /** A faulty result: its number is cancelled, and it is worked on again. */
  protected reopen(atMs: number, counter: Who, number: string): void {
    const { office, kase } = this.submission;
    const who: Who = [counter[0], counter[1], office.leader];
    const details = { cancelledNumbers: [number] };
    this.event(atMs, 'reopen_decision', 'processing', who, details, 'Kết quả ghi sai họ tên');
    this.holderId = this.drafterId ?? this.holderId;
    this.assigneeId = this.holderId;
    this.signerId = null;
    this.outcome = null;
    this.finishedMs = null;
    this.comeTo(atMs, (kase.steps.find(({ role }) => role === 'case_officer') ?? kase.steps[0]!).code, this.holderId!);
  }

  protected missing(): { code: string; defect: string; bring: string } {
    const { code } = this.submission.kase.components[0]!;
    return { code, defect: 'Bản chụp bị mờ, không đọc được', bring: 'Bản chụp rõ hoặc bản chính để đối chiếu' };
  }
}
