import { computeDueAt } from '@motcua/shared/calendar';
import type { DossierState } from '@motcua/shared/dossiers';
import { AwkwardActs, DAY } from './awkward-acts.js';
import { LiesAhead, type Who } from './dossier-record.js';
import { dateOfDay, dayOf } from './working-line.js';

/** Shares of all dossiers. */
const REFUSED = 0.012;
const ASKED_FIRST = 0.01;
const ASKED = 0.045;
const ASKED_AGAIN = 0.08;
const NEVER_ANSWERED = 0.12;
const WITHDRAWN = 0.004;
const MISTAKEN = 0.0005;
const SUSPENDED = 0.002;
const PAUSED = 0.002;
const OWING = 0.006;
const REOPENED = 0.001;
const STUCK = 0.0012;
const NOT_COLLECTED = 0.004;
const DENIED = 0.008;
/** The counter has written the draft itself. */
const TO_THE_LEADER = 0.4;

/** One dossier from its submission to its end, or to where it is now, written as the acts of the application write it. */
export class DossierLife extends AwkwardActs {
  /** Lives it and writes its rows. */
  live(): void {
    try {
      this.happen();
    } catch (error) {
      if (!(error instanceof LiesAhead)) throw error;
    }
    this.write();
  }

  private happen(): void {
    const { chance, line } = this.ground;
    const { office, channel, atMs } = this.submission;
    const counter: Who = [chance.of(office.counters), 'counter_officer'];
    this.event(atMs, 'submit', 'submitted', counter, { channel });
    let answered = channel === 'desk' ? atMs : line.at(line.of(atMs) + 3 + chance.wait(chance.is(0.03) ? 700 : 70));
    if (channel === 'online' && chance.is(REFUSED)) {
      this.event(answered, 'refuse', 'not_accepted', counter, {}, 'Hồ sơ không thuộc thẩm quyền giải quyết');
      this.respondedMs = answered;
      this.end(answered, 'refuse');
      return;
    }
    if (channel !== 'desk' && chance.is(ASKED_FIRST)) {
      const back = this.askFirst(answered, counter);
      if (back === null) return;
      answered = back;
    }
    this.accept(answered, counter);
    if (chance.is(MISTAKEN))
      return this.endEarly(answered, 40, 'void_intake', 'not_accepted', counter, 'Nhập trùng hồ sơ');
    let moment = this.pay(line.of(answered), counter);
    if (chance.is(ASKED)) {
      let back = this.askForSupplement(moment, counter);
      if (back !== null && chance.is(ASKED_AGAIN)) back = this.askForSupplement(back, counter);
      if (back === null) return;
      moment = back;
    }
    if (chance.is(WITHDRAWN))
      return this.endEarly(line.at(moment), DAY, 'withdraw', 'withdrawn', counter, 'Công dân xin rút hồ sơ');
    const decided = this.work(moment, counter);
    if (decided !== null) this.handOver(decided, counter);
  }

  private accept(atMs: number, counter: Who): void {
    const { calendar, numbers, rows } = this.ground;
    const { kase, office } = this.submission;
    const acceptedAt = new Date(atMs);
    const dueAt = computeDueAt({ acceptedAt, limit: kase.limit, calendar });
    const eventId = this.event(atMs, 'accept', 'accepted', counter, { dueAt });
    const year = dateOfDay(dayOf(atMs)).slice(0, 4);
    rows.add('register_entry', this.id, office.id, Number(year), numbers.next(office.id, 'register', year));
    this.receivedMs = atMs;
    this.respondedMs = atMs;
    this.dueOriginal = dueAt;
    this.dueAt = dueAt;
    [this.holderId, this.assigneeId] = [counter[0], counter[0]];
    this.comeTo(atMs, kase.steps[0]!.code, counter[0]);
    this.tell(eventId, 'accepted', atMs);
  }

  /** What the office takes at the counter. */
  private pay(moment: number, counter: Who): number {
    const { chance, line, rows } = this.ground;
    const { office, kase, channel } = this.submission;
    const fee = kase.fees.find(({ amountVnd }) => amountVnd > 0);
    if (!fee || channel === 'online' || chance.is(0.3)) return moment + chance.between(1, 10);
    const paid = moment + chance.between(1, 4);
    const atMs = line.at(paid);
    const [paymentId, quantity] = [chance.id(atMs), fee.per === 'dossier' ? 1 : 1 + chance.below(6)];
    const amountVnd = fee.amountVnd * quantity;
    this.event(atMs, 'record_payment', this.state, counter, { paymentId, amountVnd, method: 'cash' });
    // prettier-ignore
    rows.add('dossier_payment', paymentId, office.id, this.id, 'paid', JSON.stringify([{ feeCode: fee.code, quantity, amountVnd }]),
      amountVnd, 'cash', null, null, null, new Date(atMs), counter[0]);
    return paid + 1;
  }

  /** @returns when it goes on; null when nothing came and it was given back */
  private askForSupplement(moment: number, counter: Who): number | null {
    const { chance, line } = this.ground;
    const { office } = this.submission;
    const components = [this.missing()];
    const { code } = components[0]!;
    const again = this.supplementRequests > 0;
    const asked = moment + chance.between(5, 200);
    const askedMs = line.at(asked);
    // A second time is a leader's decision, and for a reason.
    const eventId = this.event(
      askedMs,
      'request_supplement',
      'awaiting_supplement',
      again ? [counter[0], counter[1], office.leader] : counter,
      { components },
      again ? 'Bản nộp lại vẫn chưa rõ' : null,
    );
    this.originState = 'accepted';
    this.supplementRequests += 1;
    this.defect = true;
    this.stop(askedMs, 'supplement', counter[0], eventId);
    this.tell(eventId, 'supplement_requested', askedMs);
    if (chance.is(NEVER_ANSWERED)) {
      const leader: Who = [office.leader, 'leader'];
      const endedMs = line.at(asked + 30 * DAY);
      this.event(
        endedMs,
        'return_unfinished',
        'withdrawn',
        leader,
        { cause: 'supplement_overdue', returned: [] },
        'Quá hạn bổ sung',
      );
      this.withdrawalCause = 'supplement_overdue';
      this.end(endedMs, 'return_unfinished');
      return null;
    }
    const back = asked + DAY * (0.5 + chance.wait(3));
    const backMs = line.at(back);
    this.reached(backMs);
    this.defect = false;
    this.goOn(backMs, counter[0]);
    this.event(backMs, 'receive_supplement', 'accepted', counter, {
      components: [{ code, present: true }],
      complete: true,
      dueAt: this.dueAt,
    });
    return back + 2;
  }

  /** From the counter to the decision. @returns when it was decided; null when it ended without */
  private work(moment: number, counter: Who): number | null {
    const { chance, line } = this.ground;
    const { office, kase, procedure } = this.submission;
    const given = moment + chance.between(1, 30);
    let decided = Math.max(given + 4, this.decisionMoment(given));
    const steps = kase.steps;
    const signing = steps.findLast(({ role }) => role === 'leader')?.code ?? steps.at(-1)!.code;
    const drafting = steps.find(({ role }) => role === 'case_officer')?.code;
    const leader: Who = [office.leader, 'leader'];
    if (drafting === undefined || procedure.definition.sameVisit || chance.is(TO_THE_LEADER)) {
      this.forward(line.at(given), counter, signing, leader[0]);
    } else {
      const officer: Who = [chance.of(office.caseOfficers), 'case_officer'];
      this.forward(line.at(given), counter, drafting, officer[0]);
      let drafted: number | null = given + (decided - given) * chance.between(0.3, 0.9);
      if (chance.is(SUSPENDED)) drafted = this.suspend(drafted, officer, leader);
      else if (chance.is(PAUSED)) drafted = this.waitForOthers(drafted, officer, leader);
      else if (kase.fees.some(({ amountVnd }) => amountVnd > 0) && chance.is(OWING))
        drafted = this.waitForPayment(drafted, officer, counter, leader);
      if (drafted === null) return null;
      this.receive(line.at(drafted), officer);
      this.forward(line.at(drafted), officer, signing, leader[0]);
      this.drafterId = officer[0];
    }
    if (this.dueAt !== null && decided > this.line(this.dueAt.getTime())) this.apologise(decided, leader);
    decided = Math.max(decided, this.line(this.updatedMs) + 1);
    if (chance.is(STUCK)) throw new LiesAhead();
    if (!chance.is(REOPENED)) {
      this.decide(line.at(decided), leader);
      return decided;
    }
    const reopened = decided + chance.between(20, DAY);
    const reopenedMs = line.at(reopened);
    const number = this.decide(line.at(decided), leader, reopenedMs);
    this.reopen(reopenedMs, counter, number);
    const again = reopened + chance.between(20, 2 * DAY);
    this.decide(line.at(again), leader);
    return again;
  }

  private line(atMs: number): number {
    return this.ground.line.of(atMs);
  }

  /** Late as often as the office is, else by the end of the limit, and copies while the citizen waits. */
  private decisionMoment(given: number): number {
    const { chance, line } = this.ground;
    const { office, procedure } = this.submission;
    const due = this.dueAt === null ? given + 6 * DAY : line.of(this.dueAt.getTime());
    if (this.dueAt !== null && chance.is(office.lateness))
      return line.nextDay(due - 1) + chance.between(0, DAY / 2) + DAY * chance.wait(2.5);
    if (procedure.definition.sameVisit && chance.is(0.85)) return given + chance.between(10, 120);
    return given + Math.max(5, (due - given - 1) * (0.1 + 0.9 * Math.sqrt(chance.next())));
  }

  private forward(atMs: number, [giverId, role]: Who, toStep: string, receiverId: string): void {
    this.event(atMs, 'forward', 'processing', [giverId, role], { stepCode: toStep, assigneeId: receiverId });
    this.handover = { fromStep: this.stepCode!, toStep, giverId, receiverId, givenMs: atMs };
    this.leaveStep(atMs, 'forward');
    this.assigneeId = receiverId;
    this.holderId = giverId;
    this.comeTo(atMs, toStep, receiverId);
  }

  /** @returns the number of the result */
  private decide(atMs: number, leader: Who, cancelledMs: number = Infinity): string {
    const { chance, rows, numbers } = this.ground;
    const { office, procedure, kase } = this.submission;
    this.receive(atMs, leader);
    const signedOn = dateOfDay(dayOf(atMs));
    const year = Number(signedOn.slice(0, 4));
    const outcome = chance.is(DENIED) ? 'denied' : 'granted';
    this.reached(atMs);
    const number = `${numbers.next(office.id, 'result', String(year))}/${year}`;
    const title = procedure.definition.results[0]?.name ?? procedure.definition.name;
    const results = [{ number, title, copies: 1 }];
    const reason = outcome === 'denied' ? 'Không đủ điều kiện theo quy định' : null;
    const details = { outcome, signerId: leader[0], signedOn, results, ...this.causeGiven(atMs) };
    this.event(atMs, 'decide', 'decided', leader, details, reason);
    const cancelledAt = cancelledMs < this.ground.until ? new Date(cancelledMs) : null;
    // prettier-ignore
    rows.add('dossier_result', chance.id(atMs), office.id, this.id, year, number, title, 1, leader[0], signedOn, cancelledAt);
    rows.add('access_record', chance.id(atMs), office.id, leader[0], this.id, 'read', new Date(atMs));
    this.signerId = leader[0];
    this.outcome = outcome;
    this.end(atMs, 'decide');
    this.stepCode = kase.steps.findLast(({ role }) => role === 'counter_officer')?.code ?? null;
    return number;
  }

  private handOver(decided: number, counter: Who): void {
    const { chance, line, rows } = this.ground;
    const { office, citizen, procedure, channel } = this.submission;
    const quick = procedure.definition.sameVisit && channel === 'desk';
    const [collector, relation] = [citizen.fullName, 'applicant'] as const;
    const fetched = decided + (quick ? chance.between(2, 30) : chance.between(5, 60) + DAY * chance.wait(0.8));
    const forgotten = chance.is(NOT_COLLECTED);
    if (forgotten || chance.is(0.25)) {
      const there = line.at(decided + (fetched - decided) * chance.between(0.1, 0.4));
      const eventId = this.event(there, 'receive_result', 'decided', counter, {});
      this.resultAtCounterMs = there;
      this.tell(eventId, 'result_ready', there);
    }
    if (forgotten) return;
    const atMs = line.at(fetched);
    this.event(atMs, 'hand_over', 'handed_over', counter, { method: 'desk', relation, waybill: null });
    rows.add(
      'result_collection',
      chance.id(atMs),
      office.id,
      this.id,
      'desk',
      collector,
      relation,
      null,
      new Date(atMs),
    );
    rows.add('access_record', chance.id(atMs), office.id, counter[0], this.id, 'read', new Date(atMs));
  }

  private endEarly(
    fromMs: number,
    within: number,
    transition: 'void_intake' | 'withdraw',
    to: DossierState,
    counter: Who,
    reason: string,
  ): void {
    const { chance, line } = this.ground;
    const atMs = line.at(line.of(fromMs) + chance.between(1, within));
    const who: Who = [counter[0], counter[1], this.submission.office.leader];
    this.event(atMs, transition, to, who, transition === 'withdraw' ? { returned: [] } : {}, reason);
    if (transition === 'withdraw') this.withdrawalCause = 'citizen_wish';
    else this.voided = true;
    this.end(atMs, transition);
  }
}
