import { type Collector, collectorFields, usualCollector } from '../../dossiers/acts/collector';
import { firstResult, resultFields } from '../../dossiers/acts/results';
import type { Dossier, DossierRow } from '../../dossiers/dossier.types';
import { callApi } from '../../providers/http';
import { attemptDone, keyOfAttempt } from '../attempts';

/** Who came with the papers stands at the counter and takes the result. */
const collectorOf = (dossier: Dossier): Collector =>
  dossier.submitter ? { relation: 'submitter', fullName: '', citizenId: '' } : usualCollector(dossier);

/**
 * Signed, entered and handed over, as the dialog of one dossier does it.
 *
 * @returns the key of the words that say why not; null when it is done
 * @throws HttpError when the API refuses
 */
export async function signRow(row: DossierRow, signerId: string): Promise<string | null> {
  const dossier = await callApi<Dossier>(`/dossiers/${row.id}`);
  // An earlier attempt whose answer was lost has done it.
  if (dossier.state === 'handed_over') return null;
  const { fees } = dossier.procedure;
  // Nobody looks at each of them here: what has not been paid for is not given away with the others.
  if (dossier.payments.length === 0 && fees.some(({ amountVnd }) => amountVnd > 0)) return 'quick.not_paid';
  const collector = collectorFields(dossier, collectorOf(dossier));
  if (collector === null) return 'quick.collector_unknown';
  const body = {
    version: dossier.version,
    signerId,
    results: resultFields([firstResult(dossier.procedure)]),
    collector,
  };
  const attempt = `quick.sign.${row.id}`;
  await callApi(`/dossiers/${row.id}/same-visit`, {
    method: 'POST',
    body,
    idempotencyKey: keyOfAttempt(attempt, body),
  });
  attemptDone(attempt);
  return null;
}
