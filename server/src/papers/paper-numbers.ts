import type { PaperForm } from '@motcua/shared/papers';
import type { OfficeTx } from '../database/office-transaction.js';
import type { Dossier } from '../dossiers/entities/dossier.entity.js';
import { nextPaperNumber } from '../dossiers/number-series.js';
import { bookOf, readRegisterNumber, type RegisterNumber, registerNumberOf } from '../dossiers/register-numbers.js';
import type { Paper } from './paper.entity.js';
import type { TimedEvent } from './paper-grounds.js';
import type { PaperNumber } from './read-form-facts.js';

/** Forms with a line for book (quyển số) and number (số thứ tự). */
const IN_REGISTER: readonly PaperForm[] = ['receipt', 'process_control'];

/** Issued under the name of the agency that handles, and not of the counter that received: it counts them among its own. */
const OF_AGENCY: readonly PaperForm[] = ['apology', 'stop_notice'];

/**
 * The number under which a paper is given out. What goes with a dossier bears its number in the register, also when it is given
 * out anew; other papers are counted by the office that issues them.
 */
export async function takePaperNumber(
  tx: OfficeTx,
  dossier: Dossier,
  form: PaperForm,
  event: TimedEvent,
): Promise<RegisterNumber & Pick<Paper, 'seriesOfficeId'>> {
  const { id, officeId, handlingOfficeId, receivedAt } = dossier;
  if (IN_REGISTER.includes(form) && receivedAt !== null) {
    return { ...(await registerNumberOf(tx, { id, officeId, receivedAt })), seriesOfficeId: null };
  }
  const year = bookOf(new Date(event.at));
  if (!OF_AGENCY.includes(form)) {
    return { year, number: await nextPaperNumber(tx, officeId, form, year), seriesOfficeId: null };
  }
  // The counter that received may give it out as well; the count of who handles lies behind another wall.
  await tx.widen(handlingOfficeId);
  return { year, number: await nextPaperNumber(tx, handlingOfficeId, form, year), seriesOfficeId: handlingOfficeId };
}

/** What a paper that nobody has given out yet bears: the number in the register where it has one, else none. */
export async function numberBefore(
  tx: OfficeTx,
  dossierId: string,
  form: PaperForm,
  event: TimedEvent,
): Promise<PaperNumber> {
  const entry = IN_REGISTER.includes(form) ? await readRegisterNumber(tx, dossierId) : undefined;
  return entry ?? { year: bookOf(new Date(event.at)), number: null };
}
