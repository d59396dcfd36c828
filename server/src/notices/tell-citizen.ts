import { type LocalDate, localDateOf, type WeeklyHours } from '@motcua/shared/calendar';
import type { DossierTransition } from '@motcua/shared/dossiers';
import { type MessageWish, type NoticeRecipient, peopleToTell, USUAL_WISH } from '@motcua/shared/notices';
import type { IdKind } from '../applicants/applicant.entity.js';
import { personKey, statedWish } from '../applicants/stated-wishes.js';
import { openingHoursOf } from '../calendar/opening-hours.js';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { type CitizenNotice, CitizenNotices } from '../dossiers/citizen-notices.js';
import type { Dossier } from '../dossiers/entities/dossier.entity.js';
import { canBeReached, openSubmitter } from '../dossiers/submitter.js';
import { officeById, type OfficeRef } from '../offices/office-choice.js';
import { officeInPlace } from '../offices/office-in-place.sql.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { dueToTell } from './due-to-tell.js';
import { noticeRulesOf } from './notice-rules-of-offices.js';
import type { NoticePlanner, NoticeRequest, ToldPerson } from './plan-notices.js';
import { reachOf } from './reach.js';
import { readdressNotices } from './readdress-notices.js';
import { spellFacts } from './spell-facts.js';
import { withdrawNotices } from './withdraw-notices.js';
import { withdrawUnwished } from './withdraw-unwished.js';

/** What a notice says of the office it comes from: of the one that has taken it over, whose counter is open. */
interface TellingOffice extends OfficeRef {
  readonly opening: Partial<WeeklyHours>;
}

/** @param day on which it is told: by then another office may have taken over, or its hours be others */
async function tellingOffice(tx: OfficeTx, officeId: string, day: LocalDate): Promise<TellingOffice> {
  const [{ id }]: [{ id: string }] = await tx.em.query(`SELECT ${officeInPlace('$1::uuid', '$2::date')} AS id`, [
    officeId,
    day,
  ]);
  return { ...(await officeById(tx.em, id)), opening: await openingHoursOf(tx.em, id, day) };
}

/** Gathers what a notice says, and to whom it can: the bearer of the dossier, its owner, or both, as the office says. */
export class TellCitizen extends CitizenNotices {
  constructor(
    private readonly planner: NoticePlanner,
    private readonly catalogue: ProcedureCatalogue,
    private readonly box: SecretBox,
  ) {
    super();
  }

  override async plan(tx: OfficeTx, notices: readonly CitizenNotice[]): Promise<void> {
    const offices = new Map<string, TellingOffice>();
    const requests: NoticeRequest[] = [];
    for (const notice of notices) {
      const { officeId } = notice.dossier;
      const day = localDateOf(notice.notBefore ?? tx.now);
      const key = `${officeId} ${day}`;
      const office = offices.get(key) ?? (await tellingOffice(tx, officeId, day));
      offices.set(key, office);
      const request = await this.requestOf(tx, notice, office);
      if (request !== null) requests.push(request);
    }
    await this.planner.plan(tx, requests);
  }

  /** @returns null when there is no address to tell it to */
  private async requestOf(tx: OfficeTx, notice: CitizenNotice, office: TellingOffice): Promise<NoticeRequest | null> {
    const { kind, eventId, dossier, reason, missing, until, amountVnd, waybill, heldForVisitId } = notice;
    const { daysLeft, notBefore } = notice;
    const bearer = openSubmitter(this.box, dossier.submitterEnc);
    const people = (bearer ? (['submitter', 'applicant'] as const) : (['applicant'] as const))
      .map((recipient) => ({ recipient, ...reachOf(this.box, dossier, recipient) }))
      .filter(canBeReached);
    // "It will be checked" or an old due time must not arrive afterwards.
    if (dossier.visitId !== null && heldForVisitId !== dossier.visitId) {
      const rules = (await noticeRulesOf(tx.em, [dossier.officeId])).get(dossier.officeId)!;
      const find = (recipient: NoticeRecipient) => people.find((one) => one.recipient === recipient) ?? null;
      const owner = find('applicant');
      const tellable = owner ? peopleToTell(rules[kind].people, owner, find('submitter')) : people;
      await this.planner.overtake(
        tx,
        dossier.id,
        kind,
        tellable.map(({ recipient }) => recipient),
      );
    }
    const [told, owner] = people;
    if (!told) return null;
    const { definition } = await this.catalogue.byId(tx.em, dossier.procedureVersionId);
    const common = {
      code: dossier.externalCode ?? dossier.code,
      procedureName: definition.name,
      officeName: office.name,
      counterName: office.counterName,
      officePhone: office.phone,
      applicantName: dossier.applicantName,
      ...(reason !== undefined && { reason }),
      ...(missing && { missing }),
      delivery: dossier.resultDelivery.method,
      ...(waybill !== undefined && { waybill }),
      ...(daysLeft !== undefined && { daysLeft }),
    };
    const spelled = {
      due: dueToTell(kind, dossier, tx.now),
      onDate: localDateOf(tx.now),
      ...(until && { until: localDateOf(until) }),
      ...(amountVnd !== undefined && { amountVnd }),
      opening: office.opening,
    };
    const toldAs = (person: typeof told, wish: MessageWish): ToldPerson => {
      const facts = { ...common, ...spellFacts(spelled, wish.language) };
      if (bearer === null || person.recipient === 'applicant') return { ...person, wish, facts };
      return { ...person, wish, facts: { ...facts, applicantName: bearer.fullName, ownerName: dossier.applicantName } };
    };
    return {
      kind,
      eventId,
      dossierId: dossier.id,
      officeId: dossier.officeId,
      ...toldAs(told, dossier.messages ?? USUAL_WISH),
      ...(owner && { owner: async () => toldAs(owner, await this.wishOfOwner(tx, dossier)) }),
      ...(heldForVisitId !== undefined && { heldForVisitId }),
      ...(notBefore && { notBefore }),
    };
  }

  /**
   * Who brought a dossier says how they want to be told; its owner may have said otherwise for themselves, which matters where both
   * can be told. That nobody is to be told of it holds for both.
   */
  private async wishOfOwner(
    tx: OfficeTx,
    { officeId, applicantId, phoneEnc, messages }: Dossier,
  ): Promise<MessageWish> {
    const said = messages ?? USUAL_WISH;
    if (said.channels.length === 0) return said;
    const [owner]: [{ idKind: IdKind; enc: Buffer | null }] = await tx.em.query(
      'SELECT id_kind AS "idKind", id_number_enc AS enc FROM applicant WHERE id = $1',
      [applicantId],
    );
    const open = (sealed: Buffer | null): string | null => (sealed === null ? null : this.box.decrypt(sealed));
    const key = personKey(this.box, { idKind: owner.idKind, idNumber: open(owner.enc), phone: open(phoneEnc) });
    return (await statedWish(tx, officeId, key)) ?? USUAL_WISH;
  }

  override async withdraw(tx: OfficeTx, dossier: Dossier, transition: DossierTransition): Promise<void> {
    await withdrawNotices(tx, dossier.id, transition);
    if (transition !== 'correct') return;
    await readdressNotices(tx, this.box, dossier);
    await withdrawUnwished(tx, this.box, dossier);
  }
}
