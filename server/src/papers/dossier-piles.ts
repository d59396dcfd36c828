import { causeOf } from '@motcua/shared/papers';
import { effectiveCase, knownParts } from '@motcua/shared/procedures';
import type { OfficeTx } from '../database/office-transaction.js';
import type { Dossier } from '../dossiers/entities/dossier.entity.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { eventsOf } from './paper-grounds.js';
import { intoPiles, officesOf, type Passing, type Person, type Pile } from './pile.js';
import type { PaperDocument } from './pdf/paper-document.js';
import { type IssuingOffice, shortened } from './templates/form-parts.js';
import { type Hand, handoverSheet, type PassedDossier } from './templates/handover-sheet.js';

interface Passed extends Passing {
  readonly giver: Person;
  readonly receiver: Person;
  readonly from: string | null;
  readonly to: string;
  readonly givenAt: Date;
  readonly reason: string | null;
}

/** The hand-over that an event of a dossier was. */
const HOPS = `
SELECT e.id AS "eventId", h.from_step AS "from", h.to_step AS "to", h.given_at AS "givenAt", e.reason,
       json_build_object('id', g.id, 'fullName', g.full_name) AS giver, json_build_object('id', r.id, 'fullName', r.full_name) AS receiver
  FROM dossier_event e
  JOIN dossier_handover h ON h.dossier_id = e.dossier_id AND h.given_at = e.at AND h.recalled_at IS NULL
  JOIN staff g ON g.id = h.giver_id JOIN staff r ON r.id = h.receiver_id
 WHERE e.id = ANY ($1) AND g.id <> r.id`;

/** Dossiers by whom they were last passed on from and to; one that was taken back, or passed to nobody, is in none. */
export async function pilesOfDossiers(
  tx: OfficeTx,
  catalogue: ProcedureCatalogue,
  dossiers: readonly Dossier[],
): Promise<Pile[]> {
  const events = await eventsOf(
    tx,
    dossiers.map(({ id }) => id),
  );
  const grounds = new Map(
    dossiers.flatMap((dossier) => {
      const own = events.filter(({ dossierId }) => dossierId === dossier.id);
      const event = causeOf('dossier_handover', own);
      return event === null ? [] : [[event.id, dossier] as const];
    }),
  );
  const hops: Omit<Passed, 'dossier'>[] = await tx.em.query(HOPS, [[...grounds.keys()]]);
  const passed = hops.map((hop) => ({ ...hop, dossier: grounds.get(hop.eventId)! }));
  return intoPiles(passed, ({ dossier, giver, receiver }) => `${officesOf(dossier)} ${giver.id} ${receiver.id}`).map(
    (pile) => {
      const [first, ...more] = pile;
      return {
        kind: 'dossiers',
        dossiers: [first.dossier, ...more.map(({ dossier }) => dossier)],
        handlingOfficeId: first.dossier.handlingOfficeId,
        eventIds: pile.map(({ eventId }) => eventId),
        giver: first.giver,
        receiver: first.receiver,
        compose: (now, office, number) => compose(now, catalogue, pile, office, number),
      };
    },
  );
}

async function compose(
  tx: OfficeTx,
  catalogue: ProcedureCatalogue,
  pile: readonly [Passed, ...Passed[]],
  office: IssuingOffice,
  number: number,
): Promise<PaperDocument> {
  const [{ giver, receiver }] = pile;
  const lines: PassedDossier[] = [];
  const [from, to] = [new Set<string>(), new Set<string>()];
  for (const one of pile) {
    const { definition } = await catalogue.byId(tx.em, one.dossier.procedureVersionId);
    const present = effectiveCase(definition, one.dossier.caseCode) ?? effectiveCase(definition, null)!;
    const { steps } = knownParts(definition, present);
    const placeOf = (code: string | null): string => {
      const step = steps.find((each) => each.code === code);
      if (step === undefined) return office.agencyName;
      return step.role === 'counter_officer' ? office.counterName : step.name;
    };
    from.add(placeOf(one.from));
    to.add(placeOf(one.to));
    lines.push({
      code: one.dossier.externalCode ?? one.dossier.code,
      procedureName: definition.name,
      applicantName: one.dossier.applicantName,
      sets: one.dossier.sets,
      givenAt: one.givenAt,
      dueAt: one.dossier.dueAt,
      note: shortened(one.reason ?? ''),
    });
  }
  const hand = ({ fullName }: Person, places: ReadonlySet<string>): Hand => ({ fullName, places: [...places] });
  return handoverSheet({
    office,
    number,
    giver: hand(giver, from),
    receiver: hand(receiver, to),
    lines,
    madeAt: tx.now,
  });
}
