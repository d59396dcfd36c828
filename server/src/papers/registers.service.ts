import { type LocalDate, localDateOf } from '@motcua/shared/calendar';
import type { RegisterView } from '@motcua/shared/papers';
import { recordAccess } from '../audit/access-log.js';
import type { Actor } from '../common/actor.js';
import { notFound, refused } from '../common/domain-error.js';
import { newId } from '../common/ids.js';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { LIST_ROLES } from '../dossiers/dossier-conditions.js';
import { chooseOffice } from '../offices/office-choice.js';
import { officeInPlace } from '../offices/office-in-place.sql.js';
import { settingsOfOffice } from '../offices/settings-of-office.js';
import type { PaperDocument } from './pdf/paper-document.js';
import { renderPaper } from './pdf/render-paper.js';
import { readRegisterLines } from './register-lines.js';
import { RegisterPrint } from './register-print.entity.js';
import type { PaperFile } from './send-paper.js';
import type { IssuingOffice } from './templates/form-parts.js';
import { register, type RegisterFacts } from './templates/register.js';

/** A thick book; a longer period is two of them. */
const MOST_LINES = 2_000;

/** Of which office and days; both ends belong to it. */
export interface RegisterPeriod {
  readonly officeCode?: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

type Said = Omit<RegisterFacts, 'madeBy' | 'madeAt'>;

/** The book of a period. What was printed is kept: as long as it says the same, a reprint is the same bytes with its copy counted. */
export class RegistersService {
  constructor(private readonly box: SecretBox) {}

  /**
   * The book as it stands, which nothing is kept of: to look at.
   *
   * @throws DomainError 403, 404, 422 `office.code_required`, `paper.period_invalid`, `paper.register_too_long`
   */
  async look(tx: OfficeTx, actor: Actor, period: RegisterPeriod): Promise<PaperDocument> {
    const { officeId, said } = await this.read(tx, actor, period);
    await this.record(tx, actor, officeId, `rows: ${said.lines.length}`);
    return register({ ...said, madeBy: await nameOf(tx, actor.staffId), madeAt: tx.now });
  }

  /**
   * Makes it where it says something that was not printed yet, and counts a copy if it is printed at once.
   *
   * @throws DomainError as `look` does
   */
  async print(
    tx: OfficeTx,
    actor: Actor,
    { countCopy = true, ...period }: RegisterPeriod & { readonly countCopy?: boolean },
  ): Promise<RegisterView> {
    const { officeId, said } = await this.read(tx, actor, period);
    const { from, to, lines } = said;
    const digest = this.box.digest('register', JSON.stringify(said));
    const id = (await this.idOf(tx, officeId, period, digest)) ?? (await this.make(tx, actor, officeId, said, digest));
    if (countCopy) await this.count(tx, actor, { id, officeId, lines: lines.length });
    const [{ copies }]: [{ copies: number }] = await tx.em.query('SELECT copies FROM register_print WHERE id = $1', [
      id,
    ]);
    return { id, from, to, lines: lines.length, copies };
  }

  /**
   * One copy more. Asked once the file has come to where it is printed: what never came is no copy.
   *
   * @throws DomainError 404
   */
  async countCopy(tx: OfficeTx, actor: Actor, id: string): Promise<{ id: string; copies: number }> {
    const print = await tx.em.findOneBy(RegisterPrint, { id });
    if (!print) throw notFound();
    return { id, copies: await this.count(tx, actor, print) };
  }

  /** One that was printed. @throws DomainError 404 */
  async open(tx: OfficeTx, actor: Actor, id: string): Promise<PaperFile> {
    const print = await tx.em.findOneBy(RegisterPrint, { id });
    if (!print) throw notFound();
    const { officeId, fromOn, toOn, lines, contentEnc } = print;
    await this.record(tx, actor, officeId, `rows: ${lines}`);
    return { name: `register-${fromOn}-${toOn}.pdf`, content: this.box.decryptBytes(contentEnc) };
  }

  private async read(
    tx: OfficeTx,
    actor: Actor,
    { officeCode, from, to }: RegisterPeriod,
  ): Promise<{ readonly officeId: string; readonly said: Said }> {
    const { id: officeId } = await chooseOffice(tx.em, actor, LIST_ROLES, officeCode);
    if (to < from) {
      throw refused('paper.period_invalid', 'The period ends before it begins.', [
        { path: 'to', code: 'field.invalid' },
      ]);
    }
    const { lines } = await readRegisterLines(tx, this.box, { officeId, from, to }, MOST_LINES + 1);
    if (lines.length > MOST_LINES) {
      throw refused('paper.register_too_long', `A register holds at most ${MOST_LINES} dossiers; shorten the period.`);
    }
    const { 'papers.newFormsFrom': newFrom } = await settingsOfOffice(tx.em, officeId);
    const set = to < newFrom ? '2018' : '2025';
    const { office } = await registeringOffice(tx, officeId, to, actor.staffId);
    return { officeId, said: { set, office, from, to, lines } };
  }

  private async make(tx: OfficeTx, { staffId }: Actor, officeId: string, said: Said, digest: Buffer): Promise<string> {
    // A thick book takes longer to be set than a transaction may rest.
    await tx.em.query(`SET LOCAL idle_in_transaction_session_timeout = '10min'`);
    const paper = register({ ...said, madeBy: await nameOf(tx, staffId), madeAt: tx.now });
    const contentEnc = this.box.encryptBytes(await renderPaper(paper));
    const { from, to, lines } = said;
    await tx.em.query(
      `INSERT INTO register_print (id, office_id, from_on, to_on, digest, lines, content_enc, made_at, made_by_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
      [newId(), officeId, from, to, digest, lines.length, contentEnc, tx.now, staffId],
    );
    // Whoever asked for the same at the same time may have been faster.
    return (await this.idOf(tx, officeId, said, digest))!;
  }

  private async idOf(
    { em }: OfficeTx,
    officeId: string,
    { from, to }: Pick<RegisterPeriod, 'from' | 'to'>,
    digest: Buffer,
  ): Promise<string | null> {
    const rows: { id: string }[] = await em.query(
      'SELECT id FROM register_print WHERE office_id = $1 AND from_on = $2 AND to_on = $3 AND digest = $4',
      [officeId, from, to, digest],
    );
    return rows[0]?.id ?? null;
  }

  /** @returns how often it has been printed now */
  private async count(
    tx: OfficeTx,
    actor: Actor,
    { id, officeId, lines }: Pick<RegisterPrint, 'id' | 'officeId' | 'lines'>,
  ): Promise<number> {
    const [[{ copies }]]: [[{ copies: number }], number] = await tx.em.query(
      'UPDATE register_print SET copies = copies + 1 WHERE id = $1 RETURNING copies',
      [id],
    );
    await this.record(tx, actor, officeId, `rows: ${lines}; copy ${copies}`);
    return copies;
  }

  private record(tx: OfficeTx, { staffId }: Actor, officeId: string, purpose: string): Promise<void> {
    return recordAccess(tx, { officeId, staffId, action: 'export', fields: ['register'], purpose });
  }
}

/**
 * Who heads the papers of an office on a day: itself, or the one that has taken it over by then, where several have the one where
 * this person works.
 */
export async function issuingOffice(
  { em }: OfficeTx,
  officeId: string,
  day: LocalDate,
  staffId: string,
): Promise<{ readonly id: string; readonly office: IssuingOffice }> {
  const [{ id, bookName, ...office }]: [IssuingOffice & { id: string }] = await em.query(
    `SELECT o.id, o.name, o.counter_name AS "counterName", o.place_name AS "placeName", o.phone, o.address, o.name AS "agencyName",
            o.place_name AS "agencyPlaceName",
            CASE WHEN o.id <> $1::uuid THEN (SELECT b.name FROM office b WHERE b.id = $1::uuid) END AS "bookName"
       FROM office o WHERE o.id = ${officeInPlace('$1::uuid', '$2::date', '$3::uuid')}`,
    [officeId, day, staffId],
  );
  return { id, office: { ...office, ...(bookName && { bookName }) } };
}

/** Who heads a book up to a day: one that was full before a takeover stays as it was, and one of days to come is of who keeps it today. */
export function registeringOffice(
  tx: OfficeTx,
  officeId: string,
  to: LocalDate,
  staffId: string,
): ReturnType<typeof issuingOffice> {
  const today = localDateOf(tx.now);
  return issuingOffice(tx, officeId, to < today ? to : today, staffId);
}

async function nameOf({ em }: OfficeTx, staffId: string): Promise<string> {
  const [{ name }]: [{ name: string }] = await em.query('SELECT full_name AS name FROM staff WHERE id = $1', [staffId]);
  return name;
}
