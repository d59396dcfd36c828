import { localDateOf } from '@motcua/shared/calendar';
import type { HandoverSheetView, SheetKind } from '@motcua/shared/papers';
import { In } from 'typeorm';
import { recordAccess } from '../audit/access-log.js';
import type { Actor } from '../common/actor.js';
import { notFound, refused } from '../common/domain-error.js';
import { newId } from '../common/ids.js';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { Dossier } from '../dossiers/entities/dossier.entity.js';
import { lockDossier } from '../dossiers/load-dossier.js';
import { nextHandoverSheetNumber } from '../dossiers/number-series.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { pilesOfDossiers } from './dossier-piles.js';
import { HandoverSheet } from './handover-sheet.entity.js';
import { joinPdfs } from './pdf/join-pdfs.js';
import { renderPaper } from './pdf/render-paper.js';
import { dossiersToPass, type Pile } from './pile.js';
import { issuingOffice } from './registers.service.js';
import { pilesOfIntake } from './intake-piles.js';
import { pilesOfResults } from './result-piles.js';

export interface SheetsAsked {
  readonly dossierIds: readonly string[];
  readonly kind?: SheetKind;
  /** Unset: one copy of each is counted. */
  readonly countCopy?: boolean;
}

type Recorded = Pick<HandoverSheet, 'officeId' | 'eventIds' | 'kind'>;

/** As records of access name them. Stored words. */
const RECORDED: Readonly<Record<SheetKind, string>> = {
  dossiers: 'handover_sheet',
  results: 'result_handover',
  intake: 'intake_list',
};

/**
 * Sheets (phiếu bàn giao) for piles of dossiers that one person passed to another: from the counter to a department, on to a leader or
 * back; for their results on the way to the counter; and lists of what one person brought. A sheet is made when somebody first asks for these together, and from then
 * on its bytes are kept.
 */
export class HandoverSheetsService {
  constructor(
    readonly catalogue: ProcedureCatalogue,
    readonly box: SecretBox,
  ) {}

  /**
   * One sheet for each pile among these dossiers, with a copy more counted if it is printed at once: for each pair of giver and taker of the newest hand-overs,
   * for each office whose results go to a counter, or for each person who brought some of them.
   *
   * @throws DomainError 404, 403, 422 `paper.no_ground` where none of them was passed on, decided or received
   */
  async print(
    tx: OfficeTx,
    actor: Actor,
    { dossierIds, kind = 'dossiers', countCopy = true }: SheetsAsked,
  ): Promise<HandoverSheetView[]> {
    const dossiers = await dossiersToPass(tx, this.catalogue, actor, [...new Set(dossierIds)]);
    const piles = await this.piles(tx, dossiers, kind);
    if (piles.length === 0) throw refused('paper.no_ground', 'Nothing has happened that this paper is about.');
    const views: HandoverSheetView[] = [];
    for (const pile of piles) views.push(await this.printPile(tx, actor, pile, countCopy));
    return views;
  }

  /**
   * One copy more of each. Asked once the file has come to where it is printed: what never came is no copy.
   *
   * @returns how many sheets were counted
   * @throws DomainError 403, 404
   */
  async countCopies(tx: OfficeTx, actor: Actor, ids: readonly string[]): Promise<{ counted: number }> {
    const sheets = await this.find(tx, ids);
    for (const sheet of sheets) await dossiersToPass(tx, this.catalogue, actor, await dossiersOf(tx, sheet));
    for (const sheet of sheets) await this.count(tx, actor, sheet);
    return { counted: sheets.length };
  }

  /** Sheets that were printed, one behind the other; leaves a record of each dossier. @throws DomainError 404 */
  async read(tx: OfficeTx, actor: Actor, ids: readonly string[]): Promise<Buffer> {
    const sheets = await this.find(tx, ids);
    for (const sheet of sheets) await this.record(tx, actor, sheet);
    return joinPdfs(sheets.map(({ contentEnc }) => this.box.decryptBytes(contentEnc)));
  }

  /** In the order named, with what lies behind the wall of the office that received. @throws DomainError 404 */
  private async find(tx: OfficeTx, ids: readonly string[]): Promise<HandoverSheet[]> {
    const sheets = await tx.em.findBy(HandoverSheet, { id: In([...ids]) });
    for (const { officeId } of sheets) await tx.widen(officeId);
    return ids.map((id) => {
      const sheet = sheets.find((one) => one.id === id);
      if (!sheet) throw notFound();
      return sheet;
    });
  }

  private piles(tx: OfficeTx, dossiers: readonly Dossier[], kind: SheetKind): Promise<Pile[]> {
    switch (kind) {
      case 'dossiers':
        return pilesOfDossiers(tx, this.catalogue, dossiers);
      case 'results':
        return pilesOfResults(tx, dossiers);
      case 'intake':
        return pilesOfIntake(tx, this, dossiers);
    }
  }

  private async printPile(tx: OfficeTx, actor: Actor, pile: Pile, countCopy: boolean): Promise<HandoverSheetView> {
    const { kind, eventIds, dossiers, giver, receiver } = pile;
    // Whoever asks for the same pile meanwhile waits here, and finds the sheet.
    const { officeId } = await lockDossier(tx, dossiers[0].id);
    const id = (await this.idOf(tx, eventIds)) ?? (await this.make(tx, actor, pile));
    if (countCopy) await this.count(tx, actor, { id, officeId, eventIds: [...eventIds], kind });
    const [made]: [Pick<HandoverSheet, 'year' | 'number' | 'copies'>] = await tx.em.query(
      'SELECT year, number, copies FROM handover_sheet WHERE id = $1',
      [id],
    );
    return {
      id,
      kind,
      ...made,
      giver: giver?.fullName ?? null,
      receiver: receiver?.fullName ?? null,
      dossiers: dossiers.length,
    };
  }

  private async idOf({ em }: OfficeTx, eventIds: readonly string[]): Promise<string | null> {
    const rows: { id: string }[] = await em.query('SELECT id FROM handover_sheet WHERE event_ids = $1', [eventIds]);
    return rows[0]?.id ?? null;
  }

  private async make(tx: OfficeTx, { staffId }: Actor, pile: Pile): Promise<string> {
    const { handlingOfficeId } = pile;
    const { officeId } = pile.dossiers[0];
    const today = localDateOf(tx.now);
    const { id: issuerId, office } = await issuingOffice(tx, officeId, today, staffId);
    // The count of who took over lies behind another wall.
    await tx.widen(issuerId);
    const year = Number(today.slice(0, 4));
    const number = await nextHandoverSheetNumber(tx, issuerId, pile.kind, year);
    const content = await renderPaper(await pile.compose(tx, office, number));
    const id = newId();
    await tx.em.insert(HandoverSheet, {
      id,
      kind: pile.kind,
      officeId,
      handlingOfficeId,
      seriesOfficeId: issuerId === officeId ? null : issuerId,
      year,
      number,
      giverId: pile.giver?.id ?? null,
      receiverId: pile.receiver?.id ?? null,
      eventIds: [...pile.eventIds],
      contentEnc: this.box.encryptBytes(content),
      copies: 0,
      madeAt: tx.now,
      madeById: staffId,
    });
    return id;
  }

  private async count(tx: OfficeTx, actor: Actor, sheet: Recorded & Pick<HandoverSheet, 'id'>): Promise<void> {
    const [[{ copies }]]: [[{ copies: number }], number] = await tx.em.query(
      'UPDATE handover_sheet SET copies = copies + 1 WHERE id = $1 RETURNING copies',
      [sheet.id],
    );
    await this.record(tx, actor, sheet, `copy ${copies}`);
  }

  private async record(tx: OfficeTx, { staffId }: Actor, sheet: Recorded, purpose?: string): Promise<void> {
    const { officeId, kind } = sheet;
    for (const dossierId of await dossiersOf(tx, sheet)) {
      const fields = [RECORDED[kind]];
      await recordAccess(tx, { officeId, staffId, dossierId, action: 'slip', fields, ...(purpose && { purpose }) });
    }
  }
}

async function dossiersOf({ em }: OfficeTx, { eventIds }: Pick<HandoverSheet, 'eventIds'>): Promise<string[]> {
  const rows: { dossierId: string }[] = await em.query(
    'SELECT dossier_id AS "dossierId" FROM dossier_event WHERE id = ANY ($1)',
    [eventIds],
  );
  return rows.map(({ dossierId }) => dossierId);
}
