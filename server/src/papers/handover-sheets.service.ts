import { localDateOf } from '@motcua/shared/calendar';
import { causeOf } from '@motcua/shared/papers';
import { effectiveCase } from '@motcua/shared/procedures';
import { In } from 'typeorm';
import { recordAccess } from '../audit/access-log.js';
import type { Actor } from '../common/actor.js';
import { forbidden, notFound, refused } from '../common/domain-error.js';
import { newId } from '../common/ids.js';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { Dossier } from '../dossiers/entities/dossier.entity.js';
import { lockDossier } from '../dossiers/load-dossier.js';
import { nextHandoverSheetNumber } from '../dossiers/number-series.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { HandoverSheet } from './handover-sheet.entity.js';
import { eventsOf } from './paper-grounds.js';
import { mayGiveOut } from './paper-rights.js';
import { joinPdfs } from './pdf/join-pdfs.js';
import { renderPaper } from './pdf/render-paper.js';
import { issuingOffice } from './registers.service.js';
import { type Hand, handoverSheet, type PassedDossier } from './templates/handover-sheet.js';
import { shortened } from './templates/form-parts.js';

/** A sheet that was printed. */
export interface HandoverSheetView {
  readonly id: string;
  readonly year: number;
  readonly number: number;
  readonly giver: string;
  readonly receiver: string;
  /** How many dossiers it lists. */
  readonly dossiers: number;
  readonly copies: number;
}

interface Passed {
  readonly dossier: Dossier;
  readonly eventId: string;
  readonly giver: Person;
  readonly receiver: Person;
  readonly from: string | null;
  readonly to: string;
  readonly givenAt: Date;
  readonly reason: string | null;
}

interface Person {
  readonly id: string;
  readonly fullName: string;
}

/** The hand-over that an event of a dossier was. */
const HOPS = `
SELECT e.id AS "eventId", h.from_step AS "from", h.to_step AS "to", h.given_at AS "givenAt", e.reason,
       json_build_object('id', g.id, 'fullName', g.full_name) AS giver, json_build_object('id', r.id, 'fullName', r.full_name) AS receiver
  FROM dossier_event e
  JOIN dossier_handover h ON h.dossier_id = e.dossier_id AND h.given_at = e.at AND h.recalled_at IS NULL
  JOIN staff g ON g.id = h.giver_id JOIN staff r ON r.id = h.receiver_id
 WHERE e.id = ANY ($1) AND g.id <> r.id`;

/**
 * Sheets (phiếu bàn giao) for piles of dossiers that one person passed to another: from the counter to a department, on to a leader or
 * back. A sheet is made when somebody first asks for these hand-overs together, and from then on its bytes are kept.
 */
export class HandoverSheetsService {
  constructor(
    private readonly catalogue: ProcedureCatalogue,
    private readonly box: SecretBox,
  ) {}

  /**
   * One sheet for each pair of giver and taker among the newest hand-overs of these dossiers, with a copy more counted.
   *
   * @throws DomainError 404, 403, 422 `paper.no_ground` where none of them was passed on
   */
  async print(tx: OfficeTx, actor: Actor, dossierIds: readonly string[]): Promise<HandoverSheetView[]> {
    const passed = await this.passed(tx, actor, [...new Set(dossierIds)]);
    if (passed.length === 0) throw refused('paper.no_ground', 'Nothing has happened that this paper is about.');
    const piles = new Map<string, Passed[]>();
    for (const one of passed) {
      const { officeId, handlingOfficeId } = one.dossier;
      const key = [officeId, handlingOfficeId, one.giver.id, one.receiver.id].join();
      piles.set(key, [...(piles.get(key) ?? []), one]);
    }
    const views: HandoverSheetView[] = [];
    for (const pile of piles.values()) {
      // Ids of events follow the time, and what is asked for again in another order is the same pile.
      pile.sort((a, b) => (a.eventId < b.eventId ? -1 : 1));
      views.push(await this.printPile(tx, actor, pile));
    }
    return views;
  }

  /** Sheets that were printed, one behind the other; leaves a record of each dossier. @throws DomainError 404 */
  async read(tx: OfficeTx, actor: Actor, ids: readonly string[]): Promise<Buffer> {
    const sheets = await tx.em.findBy(HandoverSheet, { id: In([...ids]) });
    const files: Buffer[] = [];
    for (const id of ids) {
      const sheet = sheets.find((one) => one.id === id);
      if (!sheet) throw notFound();
      await tx.widen(sheet.officeId);
      await this.record(tx, actor, sheet);
      files.push(this.box.decryptBytes(sheet.contentEnc));
    }
    return joinPdfs(files);
  }

  private async passed(tx: OfficeTx, actor: Actor, ids: readonly string[]): Promise<Passed[]> {
    const dossiers = await tx.em.findBy(Dossier, { id: In([...ids]) });
    if (dossiers.length < ids.length) throw notFound();
    for (const dossier of dossiers) {
      // Received elsewhere and handled here: its events lie with the office that received it.
      await tx.widen(dossier.officeId);
      if (await mayGiveOut(tx, this.catalogue, actor, dossier)) continue;
      throw forbidden('role.not_allowed', 'Your roles do not give papers out.');
    }
    const events = await eventsOf(tx, ids);
    const grounds = new Map(
      dossiers.flatMap((dossier) => {
        const own = events.filter(({ dossierId }) => dossierId === dossier.id);
        const event = causeOf('dossier_handover', own);
        return event === null ? [] : [[event.id, dossier] as const];
      }),
    );
    const hops: Omit<Passed, 'dossier'>[] = await tx.em.query(HOPS, [[...grounds.keys()]]);
    return hops.map((hop) => ({ ...hop, dossier: grounds.get(hop.eventId)! }));
  }

  private async printPile(tx: OfficeTx, actor: Actor, pile: readonly Passed[]): Promise<HandoverSheetView> {
    const [{ dossier, giver, receiver }] = pile as [Passed, ...Passed[]];
    const eventIds = pile.map(({ eventId }) => eventId);
    // Whoever asks for the same pile meanwhile waits here, and finds the sheet.
    await lockDossier(tx, dossier.id);
    const id = (await this.idOf(tx, eventIds)) ?? (await this.make(tx, actor, pile, eventIds));
    const [[counted]]: [[Pick<HandoverSheet, 'year' | 'number' | 'copies'>], number] = await tx.em.query(
      'UPDATE handover_sheet SET copies = copies + 1 WHERE id = $1 RETURNING year, number, copies',
      [id],
    );
    await this.record(tx, actor, { officeId: dossier.officeId, eventIds }, `copy ${counted.copies}`);
    return { id, ...counted, giver: giver.fullName, receiver: receiver.fullName, dossiers: pile.length };
  }

  private async idOf({ em }: OfficeTx, eventIds: readonly string[]): Promise<string | null> {
    const rows: { id: string }[] = await em.query('SELECT id FROM handover_sheet WHERE event_ids = $1', [eventIds]);
    return rows[0]?.id ?? null;
  }

  private async make(tx: OfficeTx, actor: Actor, pile: readonly Passed[], eventIds: string[]): Promise<string> {
    const [{ dossier, giver, receiver }] = pile as [Passed, ...Passed[]];
    const { officeId, handlingOfficeId } = dossier;
    const office = await issuingOffice(tx, officeId);
    const lines: PassedDossier[] = [];
    const [from, to] = [new Set<string>(), new Set<string>()];
    for (const one of pile) {
      const { definition } = await this.catalogue.byId(tx.em, one.dossier.procedureVersionId);
      const steps = effectiveCase(definition, one.dossier.caseCode)?.steps ?? [];
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
    const year = Number(localDateOf(tx.now).slice(0, 4));
    const number = await nextHandoverSheetNumber(tx, officeId, year);
    const paper = { office, number, giver: hand(giver, from), receiver: hand(receiver, to), lines, madeAt: tx.now };
    const id = newId();
    await tx.em.insert(HandoverSheet, {
      id,
      officeId,
      handlingOfficeId,
      year,
      number,
      giverId: giver.id,
      receiverId: receiver.id,
      eventIds,
      contentEnc: this.box.encryptBytes(await renderPaper(handoverSheet(paper))),
      copies: 0,
      madeAt: tx.now,
      madeById: actor.staffId,
    });
    return id;
  }

  private async record(
    tx: OfficeTx,
    { staffId }: Actor,
    { officeId, eventIds }: Pick<HandoverSheet, 'officeId' | 'eventIds'>,
    purpose?: string,
  ): Promise<void> {
    const rows: { dossierId: string }[] = await tx.em.query(
      'SELECT dossier_id AS "dossierId" FROM dossier_event WHERE id = ANY ($1)',
      [eventIds],
    );
    for (const { dossierId } of rows) {
      const fields = ['handover_sheet'];
      await recordAccess(tx, { officeId, staffId, dossierId, action: 'slip', fields, ...(purpose && { purpose }) });
    }
  }
}
