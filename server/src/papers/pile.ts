import type { SheetKind } from '@motcua/shared/papers';
import { In } from 'typeorm';
import type { Actor } from '../common/actor.js';
import { forbidden, notFound } from '../common/domain-error.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { Dossier } from '../dossiers/entities/dossier.entity.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { mayGiveOut } from './paper-rights.js';
import type { PaperDocument } from './pdf/paper-document.js';
import type { IssuingOffice } from './templates/form-parts.js';

export interface Person {
  readonly id: string;
  readonly fullName: string;
}

/** What one sheet lists: dossiers, or their results, that went from one hand to another; or what one person brought. */
export interface Pile {
  readonly kind: SheetKind;
  readonly dossiers: readonly [Dossier, ...Dossier[]];
  /** That sees it beside the office that received. */
  readonly handlingOfficeId: string;
  /** What happened to each, in the order of the sheet. */
  readonly eventIds: readonly string[];
  /** Null for results, which whoever is there carries to the counter, and for what a citizen brings. */
  readonly giver: Person | null;
  readonly receiver: Person | null;
  readonly compose: (tx: OfficeTx, office: IssuingOffice, number: number) => Promise<PaperDocument>;
}

/** An event by which a dossier, or its result, is passed on. */
export interface Passing {
  readonly dossier: Dossier;
  readonly eventId: string;
}

/** Sorted by time, which ids of events follow, and put together where the key is the same: asked for again in another order it is the same pile. */
export function intoPiles<One extends Passing>(
  passed: readonly One[],
  keyOf: (one: One) => string,
): (readonly [One, ...One[]])[] {
  const piles = new Map<string, [One, ...One[]]>();
  for (const one of [...passed].sort((a, b) => (a.eventId < b.eventId ? -1 : 1))) {
    const key = keyOf(one);
    const pile = piles.get(key);
    if (pile) pile.push(one);
    else piles.set(key, [one]);
  }
  return [...piles.values()];
}

export const officesOf = ({ officeId, handlingOfficeId }: Dossier): string => `${officeId} ${handlingOfficeId}`;

/** The dossiers named, with what lies behind the wall of the office that received each. @throws DomainError 404, 403 */
export async function dossiersToPass(
  tx: OfficeTx,
  catalogue: ProcedureCatalogue,
  actor: Actor,
  ids: readonly string[],
): Promise<Dossier[]> {
  const dossiers = await tx.em.findBy(Dossier, { id: In([...ids]) });
  if (dossiers.length < ids.length) throw notFound();
  for (const dossier of dossiers) {
    // Received elsewhere and handled here: its events lie with the office that received it.
    await tx.widen(dossier.officeId);
    if (await mayGiveOut(tx, catalogue, actor, dossier)) continue;
    throw forbidden('role.not_allowed', 'Your roles do not give papers out.');
  }
  return dossiers;
}
