import { isReckonable } from '@motcua/shared/calendar';
import { isUsualWish, type MessageWish, messageWish, USUAL_WISH } from '@motcua/shared/notices';
import { effectiveCase } from '@motcua/shared/procedures';
import { foldVietnamese } from '@motcua/shared/text';
import { readApplicant } from '../../applicants/applicant-input.js';
import { keepApplicant, phoneIndex } from '../../applicants/keep-applicant.js';
import { Applicant } from '../../applicants/applicant.entity.js';
import { keepStatedWish, personKey, statedWish } from '../../applicants/stated-wishes.js';
import { refused } from '../../common/domain-error.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { act, type ActContext } from '../act.js';
import { recomputeDue } from '../clock-of-dossier.js';
import type { SubmitterChangesDto } from '../dto/people.dto.js';
import { toldAnew } from '../due-told.js';
import { ChangeCaseDto, CorrectDto, CorrectReceiptTimeDto } from '../dto/transition.dto.js';
import { readFormData } from '../form-data.js';
import { addComponents } from '../pin-version.js';
import { isBearerTold, openSubmitter, readSubmitter, sealSubmitter, type Submitter, toldPerson } from '../submitter.js';

/** Another case of the same procedure: the due time is counted anew from the same receipt time; the first promise stays on record. */
export const changeCase = act(ChangeCaseDto, async (context, request) => {
  const { tx, dossier } = context;
  const target = effectiveCase(context.procedure.definition, request.caseCode);
  if (!target)
    throw refused('dossier.case_unknown', 'The procedure has no such case.', [
      { path: 'caseCode', code: 'field.invalid' },
    ]);
  if (dossier.caseCode === request.caseCode) throw refused('dossier.case_same', 'The dossier is in this case already.');
  const from = dossier.caseCode;
  const { dueAt: dueBefore, duePromised } = dossier;
  dossier.caseCode = request.caseCode;
  await addComponents(
    tx,
    dossier,
    target.components.map(({ code }) => code),
  );
  if (!target.steps.some(({ code }) => code === dossier.stepCode)) dossier.stepCode = target.steps[0]?.code ?? null;
  await recomputeDue(tx, dossier, target.limit, await context.calendar());
  return {
    reason: request.reason,
    details: { from, to: request.caseCode, ...moved(dueBefore, dossier.dueAt) },
    notices: toldAnew({ dueAt: dueBefore, duePromised }, dossier)
      ? [{ kind: 'due_moved', reason: request.reason }]
      : [],
  };
});

/** A wrong receipt time, set right by two people with a reason; what was promised first stays in `dueOriginal`. */
export const correctReceiptTime = act(CorrectReceiptTimeDto, async (context, request) => {
  const { tx, dossier, now } = context;
  const receivedAt = new Date(request.receivedAt);
  if (!isReckonable(receivedAt) || receivedAt > now || (await wasDecidedBefore(tx, dossier.id, receivedAt))) {
    throw refused(
      'dossier.receipt_time_invalid',
      'The receipt time must exist, not lie ahead, and come before any decision.',
      [{ path: 'receivedAt', code: 'field.invalid' }],
    );
  }
  const before = dossier.receivedAt!;
  const { dueAt: dueBefore, duePromised } = dossier;
  if (dossier.clockFrom?.getTime() === before.getTime()) dossier.clockFrom = receivedAt;
  dossier.receivedAt = receivedAt;
  await recomputeDue(tx, dossier, context.case.limit, await context.calendar());
  return {
    reason: request.reason,
    details: { from: before.toISOString(), to: receivedAt.toISOString(), ...moved(dueBefore, dossier.dueAt) },
    notices: toldAnew({ dueAt: dueBefore, duePromised }, dossier)
      ? [{ kind: 'due_moved', reason: request.reason }]
      : [],
  };
});

/** Sets right what was typed wrong; old and new values stay in the event, id numbers and phones as cipher text. */
export const correct = act(
  CorrectDto,
  async (context, { changes, reason }) => {
    const { tx, dossier, box } = context;
    if (Object.keys(changes).length === 0) throw refused('dossier.nothing_to_correct', 'Nothing is to be changed.');
    const old = await tx.em.findOneByOrFail(Applicant, { id: dossier.applicantId });
    const oldNumber = old.idNumberEnc === null ? null : box.decrypt(old.idNumberEnc);
    const oldPhone = dossier.phoneEnc === null ? null : box.decrypt(dossier.phoneEnc);
    const applicant = readApplicant(
      {
        kind: old.kind,
        fullName: changes.fullName ?? dossier.applicantName,
        ...identity(changes.citizenId, old.idKind, oldNumber),
        ...defined({
          dateOfBirth: changes.dateOfBirth ?? old.dateOfBirth,
          sex: changes.sex ?? old.sex,
          phone: changes.phone ?? oldPhone,
          email: changes.email ?? dossier.email,
          address: changes.address ?? dossier.address,
        }),
      },
      'changes',
    );
    const before = { fullName: dossier.applicantName, email: dossier.email, address: dossier.address };
    const oldWish = dossier.messages ?? USUAL_WISH;
    dossier.applicantId =
      applicant.idNumber === null
        ? await renamed(context, old.id, applicant.fullName)
        : await keepApplicant(tx, box, dossier.officeId, applicant);
    dossier.applicantName = applicant.fullName;
    dossier.applicantFold = foldVietnamese(applicant.fullName);
    dossier.phoneEnc = applicant.phone === null ? null : box.encrypt(applicant.phone);
    dossier.phoneIndex = applicant.phone === null ? null : phoneIndex(box, applicant.phone);
    dossier.email = applicant.email;
    dossier.address = applicant.address;
    const oldSubmitter = openSubmitter(box, dossier.submitterEnc);
    const submitter = changes.submitter ? reachedAnew(oldSubmitter, changes.submitter) : null;
    if (submitter) dossier.submitterEnc = sealSubmitter(box, submitter);
    const bearer = submitter ?? oldSubmitter;
    const told = personKey(box, toldPerson(applicant, bearer));
    const otherIsTold =
      isBearerTold(applicant, bearer) !== isBearerTold({ phone: oldPhone, email: before.email }, oldSubmitter);
    const wishNow = otherIsTold ? await wishOfOther(tx, dossier.officeId, told, oldWish) : oldWish;
    const wish = messageWish(changes.messages ?? {}, wishNow);
    dossier.messages = isUsualWish(wish) ? null : wish;
    if (changes.messages) await keepStatedWish(tx, dossier.officeId, told, wish);
    if (changes.resultDelivery) dossier.resultDelivery = changes.resultDelivery;
    if (changes.sets !== undefined) dossier.sets = changes.sets;
    if (changes.formData) {
      dossier.formData = {
        ...dossier.formData,
        ...readFormData(changes.formData, context.procedure.definition.formFields),
      };
    }
    const spokenOf = (messages: MessageWish): object => (changes.messages || otherIsTold ? { messages } : {});
    const seal = (text: string | null): string | null => (text === null ? null : box.encrypt(text).toString('base64'));
    const bearerOf = (one: Submitter | null): object => (submitter ? { submitterEnc: seal(JSON.stringify(one)) } : {});
    return {
      reason,
      details: {
        changed: Object.keys(changes),
        ...(changes.submitter && { submitterChanged: Object.keys(changes.submitter) }),
        before: {
          ...before,
          idNumberEnc: seal(oldNumber),
          phoneEnc: seal(oldPhone),
          ...spokenOf(oldWish),
          ...bearerOf(oldSubmitter),
        },
        after: {
          fullName: applicant.fullName,
          email: applicant.email,
          address: applicant.address,
          idNumberEnc: seal(applicant.idNumber),
          phoneEnc: seal(applicant.phone),
          ...spokenOf(wish),
          ...bearerOf(submitter),
        },
      },
    };
  },
  ({ changes }) => changes.fullName !== undefined || changes.citizenId !== undefined,
);

function identity(
  citizenId: string | undefined,
  idKind: Applicant['idKind'],
  idNumber: string | null,
): { citizenId: string } | { otherId: { kind: 'taxCode' | 'passport' | 'cmnd' | 'none'; number?: string } } {
  if (citizenId !== undefined) return { citizenId };
  if (idKind === 'citizenId') return { citizenId: idNumber! };
  return { otherId: { kind: idKind, ...(idNumber !== null && { number: idNumber }) } };
}

/** @throws DomainError 422 when nobody brought the dossier, or what is given cannot be read */
function reachedAnew(bearer: Submitter | null, { phone, email }: SubmitterChangesDto): Submitter {
  if (!bearer) {
    throw refused('dossier.no_submitter', 'Nobody but the applicant brought this dossier.', [
      { path: 'changes', code: 'field.invalid' },
    ]);
  }
  const { fullName, relation } = bearer;
  const given = readSubmitter({ fullName, relation, ...defined({ phone, email }) }, 'changes.');
  return { ...bearer, phone: given.phone ?? bearer.phone, email: given.email ?? bearer.email };
}

/**
 * Somebody is reached now who was not before, and is told instead of the other, whose wish this was: their own holds. That nobody is
 * to be told holds for both.
 */
async function wishOfOther(
  tx: OfficeTx,
  officeId: string,
  person: Buffer | null,
  wish: MessageWish,
): Promise<MessageWish> {
  return wish.channels.length === 0 ? wish : ((await statedWish(tx, officeId, person)) ?? USUAL_WISH);
}

/** Leaves out what is null. */
function defined<T extends Record<string, unknown>>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}

async function renamed({ tx }: ActContext, applicantId: string, fullName: string): Promise<string> {
  await tx.em.update(Applicant, { id: applicantId }, { fullName, updatedAt: tx.now });
  return applicantId;
}

const moved = (from: Date | null, to: Date | null): Record<string, unknown> => ({
  dueFrom: from?.toISOString() ?? null,
  dueTo: to?.toISOString() ?? null,
});

/** Nothing is received after it was decided, even where the decision was taken back. */
async function wasDecidedBefore(tx: OfficeTx, dossierId: string, at: Date): Promise<boolean> {
  const rows: unknown[] = await tx.em.query(
    `SELECT 1 FROM dossier_event WHERE dossier_id = $1 AND transition = 'decide' AND at < $2 LIMIT 1`,
    [dossierId, at],
  );
  return rows.length > 0;
}
