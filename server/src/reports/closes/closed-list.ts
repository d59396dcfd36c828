import { localDateOf } from '@motcua/shared/calendar';
import { type ClosedDossier, FIGURES } from '@motcua/shared/figures';
import { recordAccess } from '../../audit/access-log.js';
import type { Actor } from '../../common/actor.js';
import { forbidden, refused } from '../../common/domain-error.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import type { SheetColumn } from '../../exports/sheets/sheet.js';
import { slashed } from '../../papers/templates/form-parts.js';
import { text } from '../tables/group-table.js';
import type { PrintedTable } from '../tables/report-table.js';
import { findClose, type FoundClose, isDay, mayBeShownDossiers, placeOf } from './read-close.js';

/** A PDF is set whole, while others wait: about a second for a thousand lines. */
const MOST_PRINTED = 2_000;

/**
 * The dossiers of a closed period as they were counted, as a table. Whoever takes it is recorded.
 *
 * @param printed whether it is set as a PDF
 * @throws DomainError 403 for who is shown no dossiers, 404; 422 `report.list_too_long`
 */
export async function readClosedList(tx: OfficeTx, actor: Actor, id: string, printed: boolean): Promise<PrintedTable> {
  const found = await findClosedList(tx, actor, id);
  const { officeId, view, dossiers } = found;
  if (printed && dossiers.length > MOST_PRINTED) {
    throw refused('report.list_too_long', `A printed list holds at most ${MOST_PRINTED} dossiers.`);
  }
  await recordAccess(tx, {
    officeId,
    staffId: actor.staffId,
    action: 'export',
    purpose: `rows: ${dossiers.length}; closed period ${view.period}`,
  });
  return closedListTable(tx, found);
}

/** A closed period, for who is shown its dossiers. @throws DomainError 403, 404 */
export async function findClosedList(tx: OfficeTx, actor: Actor, id: string): Promise<FoundClose> {
  const found = await findClose(tx, actor, id);
  if (!mayBeShownDossiers(actor, found.officeId)) {
    throw forbidden('role.not_allowed', 'Your roles are shown no dossiers.');
  }
  return found;
}

/** Whoever gives it out records who took it. */
export async function closedListTable(
  tx: OfficeTx,
  { officeId, view, report, dossiers, intact }: FoundClose,
): Promise<PrintedTable> {
  const closedAt = new Date(view.closedAt);
  return {
    title: 'DANH SÁCH HỒ SƠ CỦA KỲ ĐÃ CHỐT',
    stem: 'danh-sach-ho-so-da-chot',
    office: report.office,
    below: false,
    days: { from: view.from, to: view.to },
    definitionVersion: view.definitionVersion,
    asOf: report.asOf,
    columns: [
      text('Mã hồ sơ', 26),
      { heading: 'Tiếp nhận', width: 17, kind: 'minute' },
      dueColumn(dossiers),
      { heading: 'Có kết quả', width: 17, kind: 'minute' },
      text('Được tính vào', 70),
    ],
    rows: dossiers.map(({ code, receivedAt, due, finishedAt, figures }) => [
      code,
      new Date(receivedAt),
      due === null ? null : new Date(due),
      finishedAt === null ? null : new Date(finishedAt),
      figures.map((figure) => FIGURES[figure].vi.name).join('; '),
    ]),
    total: null,
    notes: [`Chốt ngày ${slashed(localDateOf(closedAt))}. SHA-256 của biểu và danh sách: ${view.sha256}.`],
    ...(!intact && { warning: 'BIỂU HOẶC DANH SÁCH ĐÃ BỊ SỬA SAU KHI CHỐT: không còn khớp mã SHA-256.' }),
    place: await placeOf(tx, officeId),
    madeBy: view.closedBy,
    madeAt: closedAt,
  };
}

/** An office that compares by days has only those. */
function dueColumn(dossiers: readonly ClosedDossier[]): SheetColumn {
  const byDay = dossiers.every(({ due }) => due === null || isDay(new Date(due)));
  return byDay ? { heading: 'Hẹn trả', width: 12, kind: 'day' } : { heading: 'Hẹn trả', width: 17, kind: 'minute' };
}
