import {
  causeOf,
  causesOf,
  type FormSet,
  isInSet,
  PAPER_FORMS,
  type PaperForm,
  stillHolds,
  WORD_FORMS,
} from '@motcua/shared/papers';
import { recordAccess } from '../audit/access-log.js';
import type { Actor } from '../common/actor.js';
import { forbidden, notFound, refused } from '../common/domain-error.js';
import { newId } from '../common/ids.js';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { lockDossier } from '../dossiers/load-dossier.js';
import { bookOf } from '../dossiers/register-numbers.js';
import { Dossier } from '../dossiers/entities/dossier.entity.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { processHistoryFacts } from './compose/compose-history.js';
import { composePaper } from './compose/compose-paper.js';
import { Paper } from './paper.entity.js';
import { eventsOf, formSetOf, type TimedEvent } from './paper-grounds.js';
import { numberBefore, takePaperNumber } from './paper-numbers.js';
import { mayGiveOut } from './paper-rights.js';
import type { PaperDocument } from './pdf/paper-document.js';
import { renderPaper } from './pdf/render-paper.js';
import { formFacts, type PaperNumber, readForPaper } from './read-form-facts.js';
import type { PaperFile } from './send-paper.js';
import type { SlipSeal } from './slip-seal.js';
import { processHistory } from './templates/process-history.js';
import { renderWord } from './word/render-word.js';

/** A paper of a dossier: given out, or ready to be. */
export interface PaperView {
  /** Null while nobody has asked for it. */
  readonly id: string | null;
  readonly form: PaperForm;
  readonly formSet: FormSet | null;
  readonly year: number | null;
  /** Null of a receipt for money too, which bears that of its book. */
  readonly number: number | null;
  /** The event it is about. */
  readonly eventId: string;
  readonly transition: string;
  readonly at: string;
  readonly copies: number;
  /** False where what it says was undone since, or is said anew by a later paper. */
  readonly holds: boolean;
}

export interface PaperAsked {
  readonly form: PaperForm;
  readonly eventId?: string;
  /** Unset: one copy is counted. */
  readonly countCopy?: boolean;
}

/**
 * Papers are made when somebody first asks for them. What a paper says of its dossier changes only by events, and each event that
 * changes it is the cause of a new one; how an office, its settings and its people are named is what holds when it is first made.
 * From then on the bytes are kept. Every disclosure leaves an access record in the same transaction.
 */
export class PapersService {
  constructor(
    private readonly catalogue: ProcedureCatalogue,
    readonly box: SecretBox,
    readonly seal: SlipSeal,
  ) {}

  /** Every paper that was given out, and those that could be now. @throws DomainError 404 */
  async list(tx: OfficeTx, dossierId: string): Promise<PaperView[]> {
    const formSet = await formSetOf(tx, await this.find(tx, dossierId));
    const events = await eventsOf(tx, [dossierId]);
    const given = await this.given(tx, dossierId, events);
    const ready = PAPER_FORMS.filter((form) => isInSet(form, formSet)).flatMap((form) =>
      causesOf(form, events)
        .filter((event) => !given.some((one) => one.form === form && one.eventId === event.id))
        .map(({ id: eventId, transition, at }): PaperView => {
          return {
            id: null,
            form,
            formSet: null,
            year: null,
            number: null,
            eventId,
            transition,
            at,
            copies: 0,
            holds: true,
          };
        }),
    );
    const order = ({ form }: PaperView): number => PAPER_FORMS.indexOf(form);
    return [...ready, ...given].sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || order(a) - order(b));
  }

  /**
   * Gives out a paper about one event, unless told about which the newest of its form, and counts one more copy if it is printed.
   *
   * @throws DomainError 404, 403, 422 `paper.no_ground`
   */
  async print(
    tx: OfficeTx,
    actor: Actor,
    dossierId: string,
    { form, eventId, countCopy = true }: PaperAsked,
  ): Promise<PaperView> {
    const dossier = await this.find(tx, dossierId);
    if (!(await mayGiveOut(tx, this.catalogue, actor, dossier)))
      throw forbidden('role.not_allowed', 'Your roles do not give papers out.');
    const id = await this.about(tx, actor, dossierId, form, eventId);
    if (countCopy) {
      const [[{ copies }]]: [[{ copies: number }], number] = await tx.em.query(
        'UPDATE paper SET copies = copies + 1 WHERE id = $1 RETURNING copies',
        [id],
      );
      await this.recordSlip(tx, actor, dossier, form, `copy ${copies}`);
    }
    return (await this.given(tx, dossierId, await eventsOf(tx, [dossierId]))).find((one) => one.id === id)!;
  }

  /**
   * The newest paper of a form. What nobody has given out yet is shown as it would be, and not kept: whoever only looks takes no
   * number.
   *
   * @throws DomainError 404, 422 `paper.no_ground`
   */
  async readNewest(tx: OfficeTx, actor: Actor, dossierId: string, form: PaperForm): Promise<PaperFile> {
    const found = await this.find(tx, dossierId);
    const known = await this.idOf(tx, (await groundOf(tx, dossierId, form)).id, form);
    if (known !== null) return this.open(tx, actor, found, known);
    const { dossier, document } = await this.newestAsItIs(tx, dossierId, form);
    await this.recordSlip(tx, actor, dossier, form);
    return { name: `${form}-${dossier.code}.pdf`, content: await renderPaper(document) };
  }

  /** All that was done to a dossier, as its events say it; nothing is kept of it. @throws DomainError 404 */
  async readHistory(tx: OfficeTx, actor: Actor, dossierId: string): Promise<PaperFile> {
    await this.find(tx, dossierId);
    // While the dossier is locked nothing can change what the paper says.
    const dossier = await lockDossier(tx, dossierId);
    const version = await this.catalogue.byId(tx.em, dossier.procedureVersionId);
    const last = (await eventsOf(tx, [dossierId])).at(-1)!;
    const source = await readForPaper(tx, dossier, version, last.id);
    const number = { year: bookOf(new Date(last.at)), number: null };
    const facts = formFacts(source, 'process_control', await formSetOf(tx, dossier), number, this);
    await recordAccess(tx, {
      officeId: dossier.officeId,
      staffId: actor.staffId,
      dossierId,
      action: 'slip',
      fields: ['process_history'],
    });
    const content = await renderPaper(processHistory(processHistoryFacts(source, facts)));
    return { name: `process-history-${dossier.code}.pdf`, content };
  }

  /** The same to be worded anew, of the day it was given out if it was, with its number. @throws DomainError 404, 422 `paper.no_ground` */
  async word(tx: OfficeTx, actor: Actor, dossierId: string, form: PaperForm): Promise<PaperFile> {
    const { dossier, document } = await this.newestAsItIs(tx, dossierId, form);
    await this.recordSlip(tx, actor, dossier, form, 'word');
    return { name: `${form}-${dossier.code}.docx`, content: await renderWord(document) };
  }

  /** A paper that was given out. @throws DomainError 404 */
  async read(tx: OfficeTx, actor: Actor, dossierId: string, paperId: string): Promise<PaperFile> {
    return this.open(tx, actor, await this.find(tx, dossierId), paperId);
  }

  /** Makes the newest receipt of a dossier where nobody has asked for it yet, in the name of whom it was received by. */
  async makeReceipt(tx: OfficeTx, dossierId: string): Promise<void> {
    const dossier = await lockDossier(tx, dossierId);
    const ground = causeOf('receipt', await eventsOf(tx, [dossierId]));
    if (ground === null || (await this.idOf(tx, ground.id, 'receipt')) !== null) return;
    const [{ by }]: [{ by: string }] = await tx.em.query('SELECT actor_id AS by FROM dossier_event WHERE id = $1', [
      ground.id,
    ]);
    await this.make(tx, by, dossier, 'receipt', ground);
  }

  private async open(tx: OfficeTx, actor: Actor, dossier: Dossier, paperId: string): Promise<PaperFile> {
    const paper = await tx.em.findOneBy(Paper, { id: paperId, dossierId: dossier.id });
    if (!paper) throw notFound();
    await this.recordSlip(tx, actor, dossier, paper.form);
    return { name: `${paper.form}-${dossier.code}.pdf`, content: this.box.decryptBytes(paper.contentEnc) };
  }

  /** @returns the id of the paper about a ground for it, made where nobody has asked for it yet */
  private async about(
    tx: OfficeTx,
    actor: Actor,
    dossierId: string,
    form: PaperForm,
    eventId: string | undefined,
  ): Promise<string> {
    const known = await this.idOf(tx, (await groundOf(tx, dossierId, form, eventId)).id, form);
    if (known !== null) return known;
    // While the dossier is locked nothing can change what the paper says, and nobody else makes it.
    const dossier = await lockDossier(tx, dossierId);
    if (!(await mayGiveOut(tx, this.catalogue, actor, dossier))) throw notFound();
    const ground = await groundOf(tx, dossierId, form, eventId);
    return (await this.idOf(tx, ground.id, form)) ?? this.make(tx, actor.staffId, dossier, form, ground);
  }

  private async make(
    tx: OfficeTx,
    madeById: string,
    dossier: Dossier,
    form: PaperForm,
    event: TimedEvent,
  ): Promise<string> {
    const formSet = await setWith(form, tx, dossier);
    const { year, number, seriesOfficeId } = await takePaperNumber(tx, dossier, form, event);
    const document = await this.compose(tx, dossier, event.id, form, formSet, { year, number });
    const content = await renderPaper(document);
    const id = newId();
    await tx.em.insert(Paper, {
      id,
      officeId: dossier.officeId,
      dossierId: dossier.id,
      eventId: event.id,
      form,
      formSet,
      year,
      number,
      seriesOfficeId,
      contentEnc: this.box.encryptBytes(content),
      documentEnc: WORD_FORMS.some((one) => one === form) ? this.box.encrypt(JSON.stringify(document)) : null,
      copies: 0,
      madeAt: tx.now,
      madeById,
    });
    return id;
  }

  /** What the newest paper said when it was given out, or would say; then without a number, unless the register has one. */
  private async newestAsItIs(
    tx: OfficeTx,
    dossierId: string,
    form: PaperForm,
  ): Promise<{ dossier: Dossier; document: PaperDocument }> {
    // While the dossier is locked nothing can change what the paper says.
    const dossier = await lockDossier(tx, dossierId);
    const ground = await groundOf(tx, dossierId, form);
    const given = await tx.em.findOneBy(Paper, { eventId: ground.id, form });
    if (given?.documentEnc) return { dossier, document: documentOf(this.box.decrypt(given.documentEnc)) };
    const number = given ?? (await numberBefore(tx, dossierId, form, ground));
    const formSet = given?.formSet ?? (await setWith(form, tx, dossier));
    return { dossier, document: await this.compose(tx, dossier, ground.id, form, formSet, number) };
  }

  private async compose(
    tx: OfficeTx,
    dossier: Dossier,
    eventId: string,
    form: PaperForm,
    formSet: FormSet,
    number: PaperNumber,
  ): Promise<PaperDocument> {
    const version = await this.catalogue.byId(tx.em, dossier.procedureVersionId);
    const source = await readForPaper(tx, dossier, version, eventId);
    return composePaper(form, source, formFacts(source, form, formSet, number, this));
  }

  private async idOf(tx: OfficeTx, eventId: string, form: PaperForm): Promise<string | null> {
    const rows: { id: string }[] = await tx.em.query('SELECT id FROM paper WHERE event_id = $1 AND form = $2', [
      eventId,
      form,
    ]);
    return rows[0]?.id ?? null;
  }

  private async given(tx: OfficeTx, dossierId: string, events: readonly TimedEvent[]): Promise<PaperView[]> {
    const rows: Omit<PaperView, 'holds'>[] = await tx.em.query(
      `SELECT p.id, p.form, p.form_set AS "formSet", p.year, CASE WHEN p.form <> 'fee_receipt' THEN p.number END AS number, p.event_id AS "eventId", e.transition,
              to_jsonb(e.at) AS at, p.copies
         FROM paper p JOIN dossier_event e ON e.id = p.event_id WHERE p.dossier_id = $1`,
      [dossierId],
    );
    return rows.map((row) => ({ ...row, holds: stillHolds(row.form, events, row.eventId) }));
  }

  private recordSlip(tx: OfficeTx, actor: Actor, dossier: Dossier, form: PaperForm, purpose?: string): Promise<void> {
    const { staffId } = actor;
    const { id: dossierId, officeId } = dossier;
    return recordAccess(tx, {
      officeId,
      staffId,
      dossierId,
      action: 'slip',
      fields: [form],
      ...(purpose && { purpose }),
    });
  }

  private async find(tx: OfficeTx, id: string): Promise<Dossier> {
    const dossier = await tx.em.findOneBy(Dossier, { id });
    if (!dossier) throw notFound();
    await tx.widen(dossier.officeId);
    return dossier;
  }
}

/** A document that was kept as JSON. */
function documentOf(kept: string): PaperDocument {
  const document = JSON.parse(kept) as Omit<PaperDocument, 'at'> & { readonly at: string };
  return { ...document, at: new Date(document.at) };
}

/** @throws DomainError 422 `paper.no_ground` */
async function groundOf(tx: OfficeTx, dossierId: string, form: PaperForm, eventId?: string): Promise<TimedEvent> {
  const grounds = causesOf(form, await eventsOf(tx, [dossierId]));
  const ground = eventId === undefined ? grounds.at(-1) : grounds.find(({ id }) => id === eventId);
  if (!ground) throw refused('paper.no_ground', 'Nothing has happened that this paper is about.');
  return ground;
}

/** @throws DomainError 422 `paper.not_in_set` */
async function setWith(form: PaperForm, tx: OfficeTx, dossier: Dossier): Promise<FormSet> {
  const formSet = await formSetOf(tx, dossier);
  if (isInSet(form, formSet)) return formSet;
  throw refused('paper.not_in_set', 'The forms in force for this dossier have no such paper.');
}
