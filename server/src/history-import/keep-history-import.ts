import type { HistoryImportView } from '@motcua/shared/history';
import { recordAdminChange } from '../audit/admin-audit.js';
import type { Actor } from '../common/actor.js';
import { DomainError } from '../common/domain-error.js';
import { newId } from '../common/ids.js';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTx } from '../database/office-transaction.js';
import { HistoryImport } from '../dossiers/entities/history-import.entity.js';
import type { ArrivedFile } from '../file-store/file-store.js';
import type { OfficeRef } from '../offices/office-choice.js';
import { requireVersion } from '../admin/admin-rules.js';
import { HistoryImportPart } from './history-import-part.entity.js';
import { giveUp } from './history-batches.js';
import { ROWS_OF_PART } from './history-limits.js';
import { historyImportView, openImport } from './history-import.view.js';
import { sealRows } from './history-part-rows.js';
import { type HistoryRow, readHistoryFile } from './read-history-file.js';

/** Rows of a file, sealed part by part as they were read. */
export interface SealedParts {
  readonly rows: number;
  readonly parts: readonly { readonly size: number; readonly rowsEnc: Buffer }[];
}

/** @throws DomainError as `readHistoryFile` does */
export async function sealedParts(file: ArrivedFile, box: SecretBox): Promise<SealedParts> {
  const parts: { size: number; rowsEnc: Buffer }[] = [];
  let pending: HistoryRow[] = [];
  const seal = (): void => {
    if (pending.length > 0) parts.push({ size: pending.length, rowsEnc: sealRows(box, pending) });
    pending = [];
  };
  for await (const row of readHistoryFile(file)) {
    pending.push(row);
    if (pending.length === ROWS_OF_PART) seal();
  }
  seal();
  return { rows: parts.reduce((sum, { size }) => sum + size, 0), parts };
}

/** Keeps what was read of a file until it is started; the dry run begins at once. */
export async function keepHistoryImport(
  tx: OfficeTx,
  actor: Actor,
  office: OfficeRef,
  { fileName, sha256, rows, parts }: SealedParts & { readonly fileName: string; readonly sha256: string },
): Promise<HistoryImportView> {
  await tx.widen(office.id);
  const id = newId();
  await tx.em.insert(HistoryImport, {
    id,
    officeId: office.id,
    fileName,
    fileSha256: sha256,
    state: 'checking',
    version: 1,
    rows,
    createdById: actor.staffId,
    createdAt: tx.now,
  });
  await tx.em.insert(
    HistoryImportPart,
    parts.map(({ size, rowsEnc }, position) => ({ importId: id, position, officeId: office.id, size, rowsEnc })),
  );
  return recorded(tx, actor, id, 'create', null);
}

/**
 * Starts taking in what was looked through. Rows with something wrong are left out.
 *
 * @throws DomainError 404; 409 `admin.changed_meanwhile`, `history.wrong_state`; 422 `history.nothing_to_import`
 */
export async function startHistoryImport(
  tx: OfficeTx,
  actor: Actor,
  id: string,
  version: number,
): Promise<HistoryImportView> {
  const found = await openImport(tx, actor, id, 'FOR UPDATE');
  requireVersion(found, version);
  if (found.state !== 'checked') throw wrongState();
  const before = await historyImportView(tx.em, id);
  if (before.fresh === 0) {
    throw new DomainError('refused', 'history.nothing_to_import', 'No row of this file is fit to be taken in.');
  }
  await tx.em.update(
    HistoryImport,
    { id },
    { state: 'running', version: version + 1, startedById: actor.staffId, startedAt: tx.now },
  );
  return recorded(tx, actor, id, 'change', before);
}

/** Ends it before it is done: what has been taken in stays. @throws DomainError 404; 409 `admin.changed_meanwhile`, `history.wrong_state` */
export async function cancelHistoryImport(
  tx: OfficeTx,
  actor: Actor,
  id: string,
  version: number,
): Promise<HistoryImportView> {
  const found = await openImport(tx, actor, id, 'FOR UPDATE');
  requireVersion(found, version);
  if (found.state === 'done' || found.state === 'cancelled') throw wrongState();
  const before = await historyImportView(tx.em, id);
  await giveUp(tx, id);
  return recorded(tx, actor, id, 'disable', before);
}

const wrongState = (): DomainError =>
  new DomainError('conflict', 'history.wrong_state', 'The import is not in a state for this.');

async function recorded(
  tx: OfficeTx,
  actor: Actor,
  id: string,
  action: 'create' | 'change' | 'disable',
  before: HistoryImportView | null,
): Promise<HistoryImportView> {
  const after = await historyImportView(tx.em, id);
  await recordAdminChange(tx, actor.staffId, { subjectKind: 'history_import', subjectId: id, action, before, after });
  return after;
}
