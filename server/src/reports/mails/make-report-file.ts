import type { MailedReport, ReportMailFormat } from '@motcua/shared/figures';
import type { Actor } from '../../common/actor.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import { II_06_FILES } from '../ii-06-files.js';
import { fileNameOf } from '../ii-06-form.js';
import { readIi06Form } from '../read-ii-06-form.js';
import { fileNameOfTable } from '../tables/report-table.js';
import { TABLE_FILES } from '../tables/table-files.js';
import { printedTable } from '../tables/tables.controller.js';
import type { OwedPeriod } from './owed-period.js';

/** Told of this moment, whatever the period. */
const OF_NOW: readonly MailedReport[] = ['ageing', 'pauses'];

export interface ReportFile {
  readonly name: string;
  readonly content: Buffer;
  readonly officeName: string;
  readonly definitionVersion: number;
  readonly days: OwedPeriod | null;
}

export interface FileAsked {
  readonly report: MailedReport;
  readonly officeCode: string;
  readonly below: boolean;
  /** Null for the usual one. */
  readonly groupBy: string | null;
  readonly format: ReportMailFormat;
  readonly period: OwedPeriod;
}

/** The same file that the page gives out. @throws DomainError as the report does */
export async function makeReportFile(tx: OfficeTx, actor: Actor, asked: FileAsked): Promise<ReportFile> {
  const { report, officeCode, below, format } = asked;
  const days = OF_NOW.includes(report) ? null : asked.period;
  // By days there is no sum, and who reads it by mail wants that first.
  const groupBy = asked.groupBy ?? (report === 'on-time' ? (below ? 'office' : 'procedure') : null);
  const of = { officeCode, below, ...days, ...(groupBy !== null && { groupBy }) };
  if (report === 'II.06') {
    const form = await readIi06Form(tx, actor, { officeCode, below, period: asked.period.to.slice(0, 7) });
    const content = await II_06_FILES[format].make(form);
    const { office, definitionVersion } = form.report;
    return { name: `${fileNameOf(form)}.${format}`, content, officeName: office.name, definitionVersion, days };
  }
  const table = await printedTable(tx, actor, report, of);
  const content = await TABLE_FILES[format](table);
  const { office, definitionVersion } = table;
  return { name: `${fileNameOfTable(table)}.${format}`, content, officeName: office.name, definitionVersion, days };
}
