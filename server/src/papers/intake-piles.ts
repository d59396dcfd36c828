import { causeOf } from '@motcua/shared/papers';
import { effectiveCase } from '@motcua/shared/procedures';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { Dossier } from '../dossiers/entities/dossier.entity.js';
import { openSubmitter } from '../dossiers/submitter.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { eventsOf } from './paper-grounds.js';
import { intoPiles, type Passing, type Pile } from './pile.js';
import type { PaperDocument } from './pdf/paper-document.js';
import { type IssuingOffice, limitInWords } from './templates/form-parts.js';
import { type BroughtDossier, intakeList } from './templates/intake-list.js';

/** What the composing needs to read and to open. */
interface Reading {
  readonly catalogue: ProcedureCatalogue;
  readonly box: SecretBox;
}

/** What the same person brought, also where offices handle it that differ; what was not received is in none. */
export async function pilesOfIntake(tx: OfficeTx, reading: Reading, dossiers: readonly Dossier[]): Promise<Pile[]> {
  const events = await eventsOf(
    tx,
    dossiers.map(({ id }) => id),
  );
  const received = dossiers.flatMap((dossier): Passing[] => {
    const own = events.filter(({ dossierId }) => dossierId === dossier.id);
    // A date that was moved is another list, as it is another receipt.
    const event = causeOf('receipt', own);
    return event === null || dossier.receivedAt === null ? [] : [{ dossier, eventId: event.id }];
  });
  return intoPiles(received, ({ dossier }) => `${dossier.officeId} ${broughtBy(dossier)}`).map((pile) => {
    const [first, ...more] = pile;
    const eventIds = pile.map(({ eventId }) => eventId);
    const own = [first.dossier, ...more.map(({ dossier }) => dossier)] as const;
    return {
      kind: 'intake',
      dossiers: own,
      // It stays with the counter, whoever handles them.
      handlingOfficeId: first.dossier.officeId,
      eventIds,
      giver: null,
      receiver: null,
      compose: (now, office, number) => compose(now, reading, own, office, number),
    };
  });
}

/** One visit is one person's; without one, who brought it is told by their number. */
const broughtBy = ({ visitId, submitterIndex, applicantId }: Dossier): string =>
  visitId ?? submitterIndex?.toString('hex') ?? applicantId;

async function compose(
  tx: OfficeTx,
  { catalogue, box }: Reading,
  dossiers: readonly [Dossier, ...Dossier[]],
  office: IssuingOffice,
  number: number,
): Promise<PaperDocument> {
  const agencies: { id: string; name: string }[] = await tx.em.query(
    'SELECT id, name FROM office WHERE id = ANY ($1)',
    [dossiers.map(({ handlingOfficeId }) => handlingOfficeId)],
  );
  const receivers: { name: string }[] = await tx.em.query(
    `SELECT DISTINCT s.full_name AS name FROM dossier_event e JOIN staff s ON s.id = e.actor_id
      WHERE e.dossier_id = ANY ($1) AND e.transition = 'accept' ORDER BY 1`,
    [dossiers.map(({ id }) => id)],
  );
  const lines: BroughtDossier[] = [];
  for (const dossier of dossiers) {
    const { definition } = await catalogue.byId(tx.em, dossier.procedureVersionId);
    const kase = effectiveCase(definition, dossier.caseCode) ?? effectiveCase(definition, null)!;
    lines.push({
      code: dossier.externalCode ?? dossier.code,
      procedureName: definition.name,
      agencyName: agencies.find(({ id }) => id === dossier.handlingOfficeId)!.name,
      receivedAt: dossier.receivedAt!,
      dueAt: dossier.dueAt,
      limit: limitInWords(kase.limit),
      sets: dossier.sets,
      applicantName: dossier.applicantName,
    });
  }
  const [first] = dossiers;
  const bearer = openSubmitter(box, first.submitterEnc)?.fullName ?? first.applicantName;
  const receivedBy = receivers.map(({ name }) => name).join(', ');
  return intakeList({ office, number, bearer, receivedBy, lines, madeAt: tx.now });
}
