import { MAX_SHELF_SLOT, MAX_SYMBOL, type RegisteredResult } from '@motcua/shared/results';
import type { Actor } from '../common/actor.js';
import { Line } from '../common/http/fields.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { DossierResult } from '../dossiers/entities/dossier-parts.entity.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { findResult, requireDecider } from './find-result.js';
import { recordChange } from './record-change.js';
import { pairsAtDecider, recordResultEvent } from './record-result-event.js';
import { resultRow } from './result-row.js';

export class PlaceResultDto {
  @Line({ max: MAX_SHELF_SLOT, optional: true, example: 'Kệ 2, ô 5', description: 'Where the paper lies.' })
  shelfSlot?: string;
  @Line({ max: MAX_SYMBOL, optional: true, example: 'GKS', description: 'Ký hiệu, as it stands on the paper.' })
  symbol?: string;
}

/** Writes into the register where a result lies and what sign it bears, the latter as an event. What is left out stays as it is. */
export class PlaceResult {
  constructor(private readonly catalogue: ProcedureCatalogue) {}

  /** @throws DomainError 403 also for the sign of a result that another office decided, 404, 409 it is cancelled */
  async execute(
    tx: OfficeTx,
    actor: Actor,
    id: string,
    { shelfSlot, symbol }: PlaceResultDto,
  ): Promise<RegisteredResult> {
    const { result, dossier } = await findResult(tx, this.catalogue, actor, id);
    if (symbol !== undefined) await requireDecider(tx, this.catalogue, actor, result, dossier);
    const changes = { ...(shelfSlot !== undefined && { shelfSlot }), ...(symbol !== undefined && { symbol }) };
    if (Object.keys(changes).length > 0) await tx.em.update(DossierResult, { id }, changes);
    await recordChange(tx, actor, dossier, result, changes);
    if (symbol !== undefined && symbol !== result.symbol) {
      // Part of the number by which the result is known; the shelf is not.
      const pairs = await pairsAtDecider(tx, this.catalogue, actor, result, dossier);
      const details = { number: result.number, from: result.symbol, to: symbol };
      await recordResultEvent(tx, actor, pairs, dossier, 'change_symbol', details);
    }
    return resultRow(tx, id);
  }
}
