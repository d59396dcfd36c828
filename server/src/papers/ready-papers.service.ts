import { causeOf, isInSet, PAPER_FORMS, type PaperForm } from '@motcua/shared/papers';
import { In } from 'typeorm';
import type { Actor } from '../common/actor.js';
import { notFound } from '../common/domain-error.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { Dossier } from '../dossiers/entities/dossier.entity.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { eventsOf, formSetOf } from './paper-grounds.js';
import { mayGiveOut } from './paper-rights.js';

/** A form, and those of the dossiers asked about that have a paper of it. */
export interface ReadyForm {
  readonly form: PaperForm;
  readonly dossierIds: readonly string[];
}

/** Which papers a selection of dossiers has, before any is printed. */
export class ReadyPapersService {
  constructor(private readonly catalogue: ProcedureCatalogue) {}

  /** Forms in their order, dossiers as they were named; only what this person may give out. @throws DomainError 404 */
  async list(tx: OfficeTx, actor: Actor, dossierIds: readonly string[]): Promise<ReadyForm[]> {
    const ids = [...new Set(dossierIds)];
    const dossiers = await tx.em.findBy(Dossier, { id: In(ids) });
    if (dossiers.length < ids.length) throw notFound();
    // Received elsewhere and handled here: its events lie with the office that received it.
    for (const { officeId } of dossiers) await tx.widen(officeId);
    const events = await eventsOf(tx, ids);
    const ready = new Set<string>();
    for (const dossier of dossiers) {
      if (!(await mayGiveOut(tx, this.catalogue, actor, dossier))) continue;
      const formSet = await formSetOf(tx, dossier);
      const own = events.filter(({ dossierId }) => dossierId === dossier.id);
      for (const form of PAPER_FORMS) {
        if (isInSet(form, formSet) && causeOf(form, own) !== null) ready.add(`${form} ${dossier.id}`);
      }
    }
    return PAPER_FORMS.map((form) => ({ form, dossierIds: ids.filter((id) => ready.has(`${form} ${id}`)) })).filter(
      ({ dossierIds: some }) => some.length > 0,
    );
  }
}
