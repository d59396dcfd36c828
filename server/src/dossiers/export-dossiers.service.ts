import { recordAccess } from '../audit/access-log.js';
import type { Actor } from '../common/actor.js';
import { refused } from '../common/domain-error.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { listOf } from './dossier-conditions.js';
import { readRows } from './dossier-rows.js';
import type { ExportDossiersDto } from './dto/export.dto.js';
import type { ExportedList } from './export-workbook.js';
import { withProcedures } from './with-procedures.js';

/** What a person still reads in a sheet; more is a report. Nobody else is served while the file is written. */
const MOST_ROWS = 5_000;

/** Reads a whole list for a file. Who took what out is recorded, or nothing is given. */
export class ExportDossiersService {
  constructor(private readonly catalogue: ProcedureCatalogue) {}

  /** @throws DomainError 422 `export.too_many` */
  async execute(tx: OfficeTx, actor: Actor, request: ExportDossiersDto): Promise<ExportedList> {
    const { columns, language, sort = 'dueAt', order = 'asc', ...filters } = request;
    const { scope, where } = await listOf(tx, actor, filters);
    const rows = await readRows(tx, where, { sort, order }, MOST_ROWS + 1);
    if (rows.length > MOST_ROWS) {
      throw refused('export.too_many', `An export holds at most ${MOST_ROWS} dossiers; narrow the list.`);
    }
    await recordAccess(tx, {
      officeId: scope.office.id,
      staffId: actor.staffId,
      action: 'export',
      // Names only: what was searched for may be a citizen's.
      fields: Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [name])),
      purpose: `rows: ${rows.length}; columns: ${columns.join(', ')}`,
    });
    return { rows: await withProcedures(tx.em, this.catalogue, rows), columns, language, at: tx.now };
  }
}
