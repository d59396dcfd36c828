import { localDateOf } from '@motcua/shared/calendar';
import type { PaperForm } from '@motcua/shared/papers';
import type { OfficeTx } from '../database/office-transaction.js';
import type { Dossier } from '../dossiers/entities/dossier.entity.js';
import { nextPaperNumber } from '../dossiers/number-series.js';
import { bookOf, readRegisterNumber, type RegisterNumber, registerNumberOf } from '../dossiers/register-numbers.js';
import { officeInPlace } from '../offices/office-in-place.sql.js';
import type { Paper } from './paper.entity.js';
import type { TimedEvent } from './paper-grounds.js';
import { actorOf, type PaperNumber } from './read-form-facts.js';

/** Forms with a line for book (quyển số) and number (số thứ tự). */
const IN_REGISTER: readonly PaperForm[] = ['receipt', 'process_control'];

/** Issued under the name of the agency that handles, and not of the counter that received. */
const OF_AGENCY: readonly PaperForm[] = ['apology', 'stop_notice'];

/**
 * The number under which a paper is given out. What goes with a dossier bears its number in the register, also when it is given
 * out anew; other papers are counted by the office under whose name they are issued, among its own.
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
  const isOfAgency = OF_AGENCY.includes(form);
  const [{ id: issuer }]: [{ id: string }] = await tx.em.query(
    `SELECT ${officeInPlace('$1::uuid', '$2::date', actorOf('$3::uuid'))} AS id`,
    [isOfAgency ? handlingOfficeId : officeId, localDateOf(new Date(event.at)), event.id],
  );
  // The counter that received may give it out as well; the count of who handles, or took over, lies behind another wall.
  await tx.widen(issuer);
  const seriesOfficeId = isOfAgency || issuer !== officeId ? issuer : null;
  return { year, number: await nextPaperNumber(tx, issuer, form, year), seriesOfficeId };
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
