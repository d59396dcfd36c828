import { type Collector, collectorFields, usualCollector } from '../../dossiers/acts/collector';
import { keepSignature } from '../../dossiers/acts/keep-signature';
import { papersHere } from '../../dossiers/acts/papers-here';
import { firstResult, resultFields } from '../../dossiers/acts/results';
import type { Dossier, DossierRow } from '../../dossiers/dossier.types';
import { callApi } from '../../providers/http';
import { attemptDone, keyOfAttempt } from '../attempts';

/** What goes for all that are finished together. */
export interface Finishing {
  readonly signerId: string;
  /** Originals that lie at the counter go back with the results. */
  readonly returns: boolean;
  /** Of the one person who collects them all; null where nobody signed on the screen. */
  readonly signature: Signature | null;
}

/** Finishing, as one of several that are thanked for in one message. */
export interface FinishingTogether extends Finishing {
  readonly visitId?: string;
}

export interface Signature {
  readonly picture: Blob;
  /** Another one after another stroke. */
  readonly key: string;
  /** Of its file. */
  readonly name: string;
}

/** Who came with the papers stands at the counter and takes the result. */
const collectorOf = (dossier: Dossier): Collector =>
  dossier.submitter ? { relation: 'submitter', fullName: '', citizenId: '' } : usualCollector(dossier);

/**
 * Signed, entered and handed over, as the dialog of one dossier does it.
 *
 * @returns the key of the words that say why not; null when it is done
 * @throws HttpError when the API refuses
 */
export async function signRow(
  row: DossierRow,
  { signerId, returns, signature, visitId }: FinishingTogether,
): Promise<string | null> {
  const dossier = await callApi<Dossier>(`/dossiers/${row.id}`);
  // An earlier attempt whose answer was lost has done it.
  if (dossier.state === 'handed_over') return null;
  const { fees } = dossier.procedure;
  // Nobody looks at each of them here: what has not been paid for is not given away with the others.
  if (dossier.payments.length === 0 && fees.some(({ amountVnd }) => amountVnd > 0)) return 'quick.not_paid';
  const collector = collectorFields(dossier, collectorOf(dossier));
  if (collector === null) return 'quick.collector_unknown';
  const returned = returns ? papersHere(dossier.components).map(({ name }) => name) : [];
  const signatureId = signature && (await keepFor(row.id, signature));
  const body = {
    version: dossier.version,
    signerId,
    results: resultFields([firstResult(dossier.procedure)]),
    collector,
    ...(returned.length > 0 && { returned }),
    ...(signatureId !== null && { signatureId }),
    ...(visitId !== undefined && { visitId }),
  };
  const attempt = `quick.sign.${row.id}`;
  await callApi(`/dossiers/${row.id}/same-visit`, {
    method: 'POST',
    body,
    idempotencyKey: keyOfAttempt(attempt, body),
  });
  attemptDone(attempt);
  attemptDone(`quick.signature.${row.id}`);
  return null;
}

/** The same picture for the same dossier is the same file, whatever became of an earlier attempt. */
async function keepFor(dossierId: string, { picture, key, name }: Signature): Promise<string> {
  const attempt = `quick.signature.${dossierId}`;
  const call = keyOfAttempt(attempt, { key });
  return keepSignature(dossierId, name)(picture, call, new AbortController().signal);
}
