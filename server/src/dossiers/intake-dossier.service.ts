import { isReckonable, localDateOf, responseDueAt, responseDueSoonFrom } from '@motcua/shared/calendar';
import { isUsualWish, messageWish, USUAL_WISH } from '@motcua/shared/notices';
import { effectiveCase } from '@motcua/shared/procedures';
import { foldVietnamese } from '@motcua/shared/text';
import { readApplicant, type KnownApplicant } from '../applicants/applicant-input.js';
import { keepApplicant, phoneIndex } from '../applicants/keep-applicant.js';
import { keepStatedWish, personKey, statedWish } from '../applicants/stated-wishes.js';
import { currentCalendar } from '../calendar/office-calendars.js';
import { type Actor, rolesAt } from '../common/actor.js';
import { type FieldError, forbidden, notFound, refused } from '../common/domain-error.js';
import { newId } from '../common/ids.js';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { chooseOffice, type OfficeRef, requireValidOffice } from '../offices/office-choice.js';
import { settingsOfOffice } from '../offices/settings-of-office.js';
import type { CatalogueVersion, ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import type { ActContext, Acting, ActResult } from './act.js';
import { acceptNow } from './acts/intake.acts.js';
import type { CitizenNotices } from './citizen-notices.js';
import type { IntakeDto } from './dto/intake.dto.js';
import { DossierComponent } from './entities/dossier-parts.entity.js';
import { Dossier } from './entities/dossier.entity.js';
import { readFormData } from './form-data.js';
import { readComponents } from './intake-components.js';
import { joinVisit } from './join-visit.js';
import { storeDossier } from './load-dossier.js';
import { nextDossierCode } from './number-series.js';
import { recordEvent } from './record-event.js';
import { asTold, readSubmitter, sealSubmitter, type Submitter, toldPerson } from './submitter.js';
import type { TransitionDossierService } from './transition-dossier.service.js';

export interface Intake {
  readonly dossierId: string;
  readonly warnings: readonly FieldError[];
}

/** Takes a dossier in: the code is issued at submission; at the desk submission and acceptance are one act. */
export class IntakeDossierService {
  constructor(
    private readonly catalogue: ProcedureCatalogue,
    private readonly transitions: TransitionDossierService,
    private readonly notices: CitizenNotices,
    private readonly box: SecretBox,
  ) {}

  /** @throws DomainError 403, 404 office, 422 when a rule refuses; nothing is created then */
  async execute(tx: OfficeTx, actor: Actor, input: IntakeDto): Promise<Intake> {
    const office = await chooseOffice(tx.em, actor, ['counter_officer'], input.officeCode);
    const submittedAt = portalTime(actor, input, tx.now);
    return this.take(tx, input, { office, acting: actingAtCounter(actor, office.id), caller: actor, submittedAt });
  }

  /** The intake itself, now or, for what was kept on paper while the power was away, with the real time of receipt. */
  async take(tx: OfficeTx, input: IntakeDto, circumstances: IntakeCircumstances): Promise<Intake> {
    const { office, submittedAt } = circumstances;
    const today = localDateOf(submittedAt);
    requireValidOffice(office, today);
    const handling = await this.handlingOffice(tx, office, input.handlingOfficeCode, today);
    const procedure = await this.catalogue.inForce(tx.em, input.procedureCode, today);
    if (!procedure) {
      throw refused('procedure.not_in_force', 'There is no such procedure in force.', [
        { path: 'procedureCode', code: 'field.invalid' },
      ]);
    }
    const kase = effectiveCase(procedure.definition, input.caseCode ?? null);
    if (!kase)
      throw refused('dossier.case_unknown', 'The procedure has no such case.', [
        { path: 'caseCode', code: 'field.invalid' },
      ]);

    const applicant = readApplicant(input.applicant, 'applicant');
    const submitter = input.submitter ? readSubmitter(input.submitter) : null;
    const formData = readFormData(input.formData, procedure.definition.formFields);
    const components = readComponents(input.components, kase);
    if (input.visitId !== undefined) await joinVisit(tx, input.visitId, office.id, circumstances.caller.staffId);

    const dossier = await this.create(tx, circumstances, {
      handling,
      procedure,
      applicant,
      submitter,
      input,
      formData,
    });
    await tx.em.insert(
      DossierComponent,
      components.map((one) => ({ ...one, id: newId(), officeId: office.id, dossierId: dossier.id })),
    );
    await this.submit(tx, circumstances, dossier, !input.accept);
    if (input.accept) await this.accept(tx, circumstances, dossier, procedure);
    await storeDossier(tx, dossier);
    return { dossierId: dossier.id, warnings: applicant.warnings };
  }

  private async handlingOffice(
    tx: OfficeTx,
    office: OfficeRef,
    code: string | undefined,
    on: string,
  ): Promise<{ id: string }> {
    if (code === undefined || code === office.code) return office;
    const rows: { id: string }[] = await tx.em.query(
      `SELECT id FROM office WHERE code = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2)`,
      [code, on],
    );
    if (!rows[0]) throw notFound();
    return rows[0];
  }

  private async create(
    tx: OfficeTx,
    { office, submittedAt, caller, catchUp }: IntakeCircumstances,
    {
      handling,
      procedure,
      applicant,
      submitter,
      input,
      formData,
    }: {
      handling: { id: string };
      procedure: CatalogueVersion;
      applicant: KnownApplicant;
      submitter: Submitter | null;
      input: IntakeDto;
      formData: Dossier['formData'];
    },
  ): Promise<Dossier> {
    const applicantId = await keepApplicant(tx, this.box, office.id, applicant);
    const told = personKey(this.box, toldPerson(applicant, submitter));
    const messages = await this.wishOf(tx, office.id, input, told);
    const { calendar, revision } = await currentCalendar(tx.em, handling.id);
    const answerBy = responseDueAt(submittedAt, calendar);
    // From here to the commit the day's series is locked, so everything that can be done before has been done.
    const code = await nextDossierCode(tx, office, localDateOf(submittedAt));
    const dossier = tx.em.create(Dossier, {
      id: newId(),
      officeId: office.id,
      handlingOfficeId: handling.id,
      ...code,
      state: 'submitted',
      version: 0,
      channel: input.channel,
      procedureCode: procedure.code,
      procedureVersionId: procedure.id,
      caseCode: input.caseCode ?? null,
      applicantId,
      applicantName: applicant.fullName,
      applicantFold: foldVietnamese(applicant.fullName),
      phoneEnc: applicant.phone === null ? null : this.box.encrypt(applicant.phone),
      phoneIndex: applicant.phone === null ? null : phoneIndex(this.box, applicant.phone),
      email: applicant.email,
      address: applicant.address,
      submitterEnc: submitter && sealSubmitter(this.box, submitter),
      submitterIndex: submitter?.citizenId ? personKey(this.box, asTold(submitter)) : null,
      messages,
      formData,
      sets: input.sets ?? 1,
      note: input.note ?? null,
      resultDelivery: input.resultDelivery ?? { method: 'desk' },
      submittedAt,
      responseDueAt: answerBy,
      responseDueSoonAt: responseDueSoonFrom(answerBy, calendar),
      receivedAt: null,
      respondedAt: null,
      earlierLateAnswers: 0,
      clockFrom: null,
      calendarRevision: revision,
      dueOriginal: null,
      dueAt: null,
      dueSoonAt: null,
      duePromised: null,
      finishedAt: null,
      paused: false,
      originState: null,
      stepCode: null,
      assigneeId: null,
      holderId: null,
      handoverPending: false,
      drafterId: null,
      supplementRequests: 0,
      apologies: 0,
      signerId: null,
      outcome: null,
      lateCause: null,
      signedAt: null,
      resultAtCounterAt: null,
      postedAt: null,
      withdrawalCause: null,
      externalCode: input.externalCode ?? null,
      externalSource: input.externalCode === undefined ? null : caller.portalSource,
      voided: false,
      catchUpId: catchUp?.id ?? null,
      historyImportId: null,
      visitId: input.visitId ?? null,
      enteredAt: tx.now,
      updatedAt: tx.now,
    });
    await tx.em.insert(Dossier, dossier);
    return dossier;
  }

  /** What is said now of messages, over what the same person said to this office before; null where it is as usual. */
  private async wishOf(
    tx: OfficeTx,
    officeId: string,
    { applicant: { messages: said = {} } }: IntakeDto,
    person: Buffer | null,
  ): Promise<Dossier['messages']> {
    const wish = messageWish(said, (await statedWish(tx, officeId, person)) ?? USUAL_WISH);
    if (said.channels || said.language) await keepStatedWish(tx, officeId, person, wish);
    return isUsualWish(wish) ? null : wish;
  }

  private async submit(
    tx: OfficeTx,
    { acting, approverId, catchUp }: IntakeCircumstances,
    dossier: Dossier,
    tell: boolean,
  ): Promise<void> {
    const eventId = await recordEvent(tx, dossier, {
      transition: 'submit',
      fromState: null,
      toState: 'submitted',
      actorId: acting.staffId,
      actorRole: acting.role,
      onBehalfOfId: acting.onBehalfOfId,
      approverId: approverId ?? null,
      details: {
        channel: dossier.channel,
        ...(catchUp && { catchUpId: catchUp.id, blockNumber: catchUp.blockNumber }),
      },
    });
    if (tell) await this.notices.plan(tx, [{ kind: 'submitted', eventId, dossier, ...heldFor(dossier) }]);
  }

  private async accept(
    tx: OfficeTx,
    { acting, caller, approverId, catchUp, submittedAt }: IntakeCircumstances,
    dossier: Dossier,
    procedure: CatalogueVersion,
  ): Promise<void> {
    const settings = await settingsOfOffice(tx.em, dossier.handlingOfficeId);
    const conditions = {
      paid: false,
      everForwarded: false,
      pendingGiverId: null,
      pausedAt: null,
      formerDues: [],
      settings,
    };
    const apply = async (context: ActContext): Promise<ActResult> => {
      const result = await acceptNow(context, catchUp ? submittedAt : context.now);
      // What is finished in the same visit is told late or not at all: each alone, nor do others wait for it.
      const held = procedure.definition.sameVisit ? {} : heldFor(dossier);
      return { ...result, notices: (result.notices ?? []).map((notice) => ({ ...notice, ...held })) };
    };
    await this.transitions.apply(
      tx,
      acting,
      caller,
      dossier,
      procedure,
      conditions,
      'accept',
      { apply },
      'accepted',
      approverId ?? null,
    );
  }
}

/** What an intake tells waits for the other dossiers of the visit; later acts are told at once. */
const heldFor = ({ visitId }: Dossier): { heldForVisitId?: string } =>
  visitId === null ? {} : { heldForVisitId: visitId };

/** Who takes a dossier in, where and when. */
export interface IntakeCircumstances {
  readonly office: OfficeRef;
  readonly acting: Acting;
  /** The person who calls; for an approved batch, the one who approves. */
  readonly caller: Actor;
  readonly submittedAt: Date;
  /** Entered afterwards, in a batch a leader has approved. */
  readonly catchUp?: { readonly id: string; readonly blockNumber: string | null };
  readonly approverId?: string;
}

/** As whom a person takes dossiers in at an office. */
export function actingAtCounter(actor: Actor, officeId: string): Acting {
  const pairs = rolesAt(actor, officeId).filter(({ role }) => role === 'counter_officer');
  const pair = pairs.find(({ delegation }) => delegation === null) ?? pairs[0];
  return { staffId: actor.staffId, role: 'counter_officer', onBehalfOfId: pair?.delegation?.fromStaffId ?? null };
}

/**
 * When the dossier was submitted: now, or when a portal says so.
 *
 * @throws DomainError 403 `intake.portal_only`, 422 `intake.submitted_at_invalid`
 */
function portalTime(actor: Actor, { externalCode, submittedAt }: IntakeDto, now: Date): Date {
  if (externalCode === undefined && submittedAt === undefined) return now;
  if (actor.portalSource === null) {
    throw forbidden('intake.portal_only', "Only a portal's account gives its own code and time of submission.");
  }
  const at = submittedAt === undefined ? now : new Date(submittedAt);
  if (!isReckonable(at) || at > now) {
    throw refused('intake.submitted_at_invalid', 'The time of submission must exist and not lie ahead.', [
      { path: 'submittedAt', code: 'field.invalid' },
    ]);
  }
  return at;
}
