import {
  computeDueAt,
  dueSoonFrom,
  responseDueAt,
  responseDueSoonFrom,
  reviewDay,
  type WorkingCalendar,
} from '@motcua/shared/calendar';
import {
  codeTail,
  type DossierState,
  type DossierTransition,
  type LateCause,
  type WithdrawalCause,
} from '@motcua/shared/dossiers';
import type { StaffRole } from '@motcua/shared/staff';
import { maskPhone } from '@motcua/shared/validation';
import type { Chance } from './chance.js';
import type { GeneratedNumbers } from './generated-numbers.js';
import type { RowTexts } from './generated-rows.js';
import type { Submission } from './invention.js';
import type { WorkingLine } from './working-line.js';

/** What all lives are made from. */
export interface Ground {
  readonly chance: Chance;
  readonly line: WorkingLine;
  readonly rows: RowTexts;
  readonly numbers: GeneratedNumbers;
  readonly calendar: WorkingCalendar;
  readonly calendarRevision: number;
  /** In milliseconds: what would happen then or later has not happened yet. */
  readonly until: number;
}

/** Who acts; the approver where two are needed. */
export type Who = readonly [id: string, role: StaffRole, approverId?: string];

/** Thrown by an act that lies ahead: the life stops where it is. */
export class LiesAhead extends Error {}

/** A dossier as it stands, and the rows that the acts on it leave. */
export abstract class DossierRecord {
  protected readonly id: string;
  protected dueSoon: readonly [responseDueAt: Date, from: Date];
  protected state: DossierState = 'submitted';
  protected version = 0;
  protected updatedMs = 0;
  protected receivedMs: number | null = null;
  protected respondedMs: number | null = null;
  protected dueOriginal: Date | null = null;
  protected dueAt: Date | null = null;
  protected duePromised: Date | null = null;
  protected apologies = 0;
  protected lateCause: LateCause | null = null;
  protected originState: DossierState | null = null;
  protected finishedMs: number | null = null;
  protected stepCode: string | null = null;
  protected assigneeId: string | null = null;
  protected holderId: string | null = null;
  protected drafterId: string | null = null;
  protected signerId: string | null = null;
  protected outcome: 'granted' | 'denied' | null = null;
  protected resultAtCounterMs: number | null = null;
  protected withdrawalCause: WithdrawalCause | null = null;
  protected voided = false;
  protected supplementRequests = 0;
  protected handover: {
    fromStep: string;
    toStep: string;
    giverId: string;
    receiverId: string;
    givenMs: number;
  } | null = null;
  protected step: { code: string; holderId: string; enteredMs: number } | null = null;
  protected pause: {
    cause: string;
    startedMs: number;
    ownerId: string;
    eventId: string;
    overdueBefore: boolean;
    reviewOn: string;
    counts: boolean;
  } | null = null;
  protected readonly pauses: { from: Date; to: Date }[] = [];
  protected defect = false;

  constructor(
    protected readonly ground: Ground,
    protected readonly submission: Submission,
  ) {
    this.id = ground.chance.id(submission.atMs);
    this.dueSoon = this.answerBy(submission.atMs);
  }

  private answerBy(atMs: number): readonly [Date, Date] {
    const { calendar } = this.ground;
    const due = responseDueAt(new Date(atMs), calendar);
    return [due, responseDueSoonFrom(due, calendar)];
  }

  /** The clock of the answer starts anew. */
  protected answerFrom(atMs: number): void {
    this.dueSoon = this.answerBy(atMs);
    this.respondedMs = null;
  }

  protected stop(
    atMs: number,
    cause: string,
    ownerId: string,
    eventId: string,
    reviewOn: string = reviewDay(new Date(atMs), this.ground.calendar),
  ): void {
    this.pause = {
      reviewOn,
      counts: this.receivedMs !== null,
      cause,
      startedMs: atMs,
      ownerId,
      eventId,
      overdueBefore: this.dueAt !== null && atMs > this.dueAt.getTime(),
    };
  }

  protected goOn(atMs: number, endedById: string): void {
    this.reached(atMs);
    const { calendar } = this.ground;
    this.pauses.push({ from: new Date(this.pause!.startedMs), to: new Date(atMs) });
    this.closePause(atMs, endedById);
    const acceptedAt = new Date(this.receivedMs!);
    this.dueAt = computeDueAt({ acceptedAt, limit: this.submission.kase.limit, pauses: this.pauses, calendar });
  }

  protected closePause(endedMs: number | null, endedById: string | null): void {
    if (this.pause === null) return;
    const { chance, rows } = this.ground;
    const { cause, startedMs, ownerId, eventId, overdueBefore, reviewOn, counts } = this.pause;
    const startedAt = new Date(startedMs);
    // prettier-ignore
    rows.add('dossier_pause', chance.id(startedMs), this.submission.office.id, this.id, cause, startedAt, date(endedMs), ownerId,
      endedById, eventId, reviewOn, counts, overdueBefore);
    if (endedMs === null) return;
    this.pause = null;
    this.originState = null;
  }

  /** Acting on what was just given to one is proof of having received it. */
  protected receive(atMs: number, taker: Who): void {
    if (this.handover === null) return;
    this.event(atMs, 'receive_handover', this.state, taker, {});
    this.closeHandover(atMs, null);
    this.holderId = taker[0];
  }

  /** What every end has in common. */
  protected end(atMs: number, by: DossierTransition): void {
    this.closePause(atMs, this.holderId);
    this.closeHandover(null, atMs);
    this.leaveStep(atMs, by);
    this.finishedMs = atMs;
    this.assigneeId = null;
  }

  protected closeHandover(receivedMs: number | null, recalledMs: number | null): void {
    if (this.handover === null) return;
    const { chance, rows } = this.ground;
    const { fromStep, toStep, giverId, receiverId, givenMs } = this.handover;
    // prettier-ignore
    rows.add('dossier_handover', chance.id(givenMs), this.submission.office.id, this.id, fromStep, toStep, giverId, receiverId,
      new Date(givenMs), date(receivedMs), date(recalledMs));
    this.handover = null;
  }

  protected comeTo(atMs: number, code: string, holderId: string): void {
    this.step = { code, holderId, enteredMs: atMs };
    this.stepCode = code;
  }

  protected leaveStep(leftMs: number | null, by: DossierTransition | null): void {
    if (this.step === null) return;
    const { chance, line, rows } = this.ground;
    const { office, procedure } = this.submission;
    const { code, holderId, enteredMs } = this.step;
    // prettier-ignore
    rows.add('step_duration', chance.id(enteredMs), office.id, office.id, this.id, procedure.code, code, holderId, new Date(enteredMs),
      date(leftMs), by, leftMs === null ? null : Math.floor(line.of(leftMs) - line.of(enteredMs)) - this.pausedMinutes(enteredMs, leftMs),
      chance.below(12));
    this.step = null;
  }

  protected pausedMinutes(fromMs: number, toMs: number): number {
    const within = this.pauses.filter(({ from, to }) => from.getTime() >= fromMs && to.getTime() <= toMs);
    const { line } = this.ground;
    return within.reduce((sum, { from, to }) => sum + Math.floor(line.of(to.getTime()) - line.of(from.getTime())), 0);
  }

  /** Told by text message, and delivered. */
  protected tell(eventId: string, kind: string, atMs: number): void {
    const { chance, rows } = this.ground;
    const { office, citizen, code } = this.submission;
    if (citizen.phone === null || citizen.phoneEnc === null) return;
    const soon = new Date(atMs + 4_000);
    // prettier-ignore
    rows.add('notice', chance.id(atMs), office.id, this.id, eventId, kind, 'sms', 'applicant', citizen.phoneEnc, maskPhone(citizen.phone),
      `Bo phan Mot cua: ho so ${code}. ${SMS[kind]}`, 'delivered', 1, 1, soon, 'generated', null, new Date(atMs), soon, new Date(atMs + 9_000));
  }

  /** @throws LiesAhead when it has not happened yet */
  protected reached(atMs: number): void {
    if (atMs >= this.ground.until) throw new LiesAhead();
  }

  protected event(
    atMs: number,
    transition: DossierTransition | 'submit',
    to: DossierState,
    [actorId, role, approverId]: Who,
    details: object,
    reason: string | null = null,
  ): string {
    this.reached(atMs);
    const id = this.ground.chance.id(atMs);
    this.version += 1;
    // prettier-ignore
    this.ground.rows.add('dossier_event', id, this.submission.office.id, this.id, this.version, transition,
      transition === 'submit' ? null : this.state, to, actorId, role, approverId ?? null, new Date(atMs), reason, JSON.stringify(details));
    this.state = to;
    this.updatedMs = atMs;
    return id;
  }

  protected write(): void {
    const { rows, calendar, calendarRevision, chance } = this.ground;
    const { office, procedure, caseCode, kase, citizen, channel, code, atMs } = this.submission;
    const limit = kase.limit;
    const handoverPending = this.handover !== null;
    const paused = this.pause !== null;
    this.closePause(null, null);
    this.closeHandover(null, null);
    this.leaveStep(null, null);
    // prettier-ignore
    rows.add('dossier', this.id, office.id, office.id, code, codeTail(code), this.state, this.version, channel, procedure.code,
      procedure.versionId, caseCode, citizen.id, citizen.fullName, citizen.fold, citizen.phoneEnc, citizen.phoneIndex, citizen.email,
      citizen.address, '{"method": "desk"}', new Date(atMs), this.dueSoon[0], this.dueSoon[1], date(this.respondedMs),
      date(this.receivedMs), date(this.receivedMs), calendarRevision, this.dueOriginal, this.dueAt,
      this.dueAt && dueSoonFrom(this.dueAt, limit, calendar), date(this.finishedMs), paused,
      this.originState, this.stepCode, this.assigneeId, this.holderId, handoverPending,
      this.drafterId, this.supplementRequests, this.signerId, this.outcome, this.signerId === null ? null : date(this.finishedMs),
      date(this.resultAtCounterMs), this.withdrawalCause, this.voided, this.duePromised, this.apologies,
      this.lateCause, new Date(atMs), new Date(this.updatedMs));
    kase.components.forEach(({ code: component, form, copies, required }, position) => {
      const present = required === 'always' || chance.is(0.15);
      const source = channel === 'online' ? 'electronic' : form === 'presented' ? 'presented' : 'paper';
      const wrong = this.defect && position === 0;
      // prettier-ignore
      rows.add('dossier_component', chance.id(atMs), office.id, this.id, component, position, present, present && !wrong,
        present ? copies : 0, present ? source : null, wrong ? 'Bản chụp bị mờ, không đọc được' : null,
        wrong ? 'Bản chụp rõ hoặc bản chính để đối chiếu' : null);
    });
  }
}

const SMS: Readonly<Record<string, string>> = {
  accepted: 'Da tiep nhan. Ong/ba se duoc bao khi co ket qua.',
  supplement_requested: 'Can bo sung giay to. Moi ong/ba lien he Bo phan Mot cua.',
  apology: 'Xin loi vi tra ket qua cham. Moi ong/ba lien he Bo phan Mot cua.',
  result_ready: 'Da co ket qua. Moi ong/ba den nhan trong gio lam viec.',
};

const date = (atMs: number | null): Date | null => (atMs === null ? null : new Date(atMs));
