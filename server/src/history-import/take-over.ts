import { localDateOf } from '@motcua/shared/calendar';
import { foldVietnamese } from '@motcua/shared/text';
import { keepOldApplicants } from '../applicants/keep-old-applicants.js';
import { newId } from '../common/ids.js';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { DossierEvent } from '../dossiers/entities/dossier-event.entity.js';
import { ResultCollection } from '../dossiers/entities/dossier-parts.entity.js';
import { Dossier } from '../dossiers/entities/dossier.entity.js';
import { nextDossierCodes } from '../dossiers/number-series.js';
import { type FreshDossier, historySource } from './judge-rows.js';

/** For whom, by whose act, and as which import. */
export interface TakeOver {
  readonly office: { readonly id: string; readonly code: string };
  readonly importId: string;
  readonly staffId: string;
}

/**
 * Takes finished dossiers in as they were: their own times, one `imported` event each, and nothing that anybody is told
 * of. None of them waits for anything, so no clock, alert or forecast ever looks at them.
 */
export async function takeOver(
  tx: OfficeTx,
  box: SecretBox,
  { office, importId, staffId }: TakeOver,
  fresh: readonly FreshDossier[],
): Promise<void> {
  if (fresh.length === 0) return;
  const applicantIds = await keepOldApplicants(
    tx,
    box,
    office.id,
    fresh.map(({ applicant }) => applicant),
  );
  const codes = await codesOf(tx, office, fresh);
  const all = fresh.map((old, index) => ({
    old,
    id: newId(),
    state: old.outcome === 'withdrawn' ? ('withdrawn' as const) : ('handed_over' as const),
    applicantId: applicantIds[index]!,
    code: codes[index]!,
  }));
  await tx.em.insert(
    Dossier,
    all.map(({ old, id, state, applicantId, code }) => ({
      id,
      officeId: office.id,
      handlingOfficeId: office.id,
      ...code,
      externalCode: old.oldCode,
      externalSource: historySource(office.id),
      historyImportId: importId,
      state,
      version: 1,
      channel: old.channel,
      procedureCode: old.procedureCode,
      procedureVersionId: old.procedureVersionId,
      applicantId,
      applicantName: old.applicant.fullName,
      applicantFold: foldVietnamese(old.applicant.fullName),
      formData: {},
      resultDelivery: { method: old.channel },
      submittedAt: old.receivedAt,
      respondedAt: old.receivedAt,
      receivedAt: old.receivedAt,
      dueOriginal: old.dueAt,
      dueAt: old.dueAt,
      finishedAt: old.finishedAt,
      outcome: old.outcome === 'withdrawn' ? null : old.outcome,
      lateCause: old.lateCause,
      withdrawalCause: old.outcome === 'withdrawn' ? ('citizen_wish' as const) : null,
      enteredAt: tx.now,
      updatedAt: tx.now,
    })),
  );
  await tx.em.insert(
    DossierEvent,
    all.map(({ old, id, state }) => ({
      id: newId(),
      officeId: office.id,
      dossierId: id,
      seq: 1,
      transition: 'imported' as const,
      fromState: null,
      toState: state,
      actorId: staffId,
      actorRole: 'administrator' as const,
      at: tx.now,
      // Figures of the past ask the events what was promised then.
      details: {
        importId,
        row: old.row,
        oldCode: old.oldCode,
        receivedAt: old.receivedAt.toISOString(),
        dueAt: old.dueAt?.toISOString() ?? null,
        finishedAt: old.finishedAt.toISOString(),
        handedOverAt: old.handedOverAt.toISOString(),
        outcome: old.outcome,
        ...(old.lateCause !== null && { lateCause: old.lateCause }),
      } as never,
    })),
  );
  const collected = all.filter(({ state }) => state === 'handed_over');
  if (collected.length === 0) return;
  await tx.em.insert(
    ResultCollection,
    collected.map(({ old, id }) => ({
      id: newId(),
      officeId: office.id,
      dossierId: id,
      method: old.channel,
      at: old.handedOverAt,
    })),
  );
}

/** Codes of our own, by the day of receipt; days in order, so that two imports cannot wait for each other. */
async function codesOf(
  tx: OfficeTx,
  office: TakeOver['office'],
  fresh: readonly FreshDossier[],
): Promise<{ code: string; codeTail: string }[]> {
  const days = fresh.map(({ receivedAt }) => localDateOf(receivedAt));
  const left = new Map<string, { code: string; codeTail: string }[]>();
  for (const day of [...new Set(days)].sort()) {
    left.set(day, await nextDossierCodes(tx, office, day, days.filter((other) => other === day).length));
  }
  return days.map((day) => left.get(day)!.shift()!);
}
