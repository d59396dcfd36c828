import { DomainError, type DomainErrorKind } from '../common/domain-error.js';
import { FileStoreAway, NoRoomForFiles } from '../file-store/file-store.js';
import type { FileFault } from './inspection.js';

const REFUSALS: Readonly<Record<FileFault, readonly [DomainErrorKind, string]>> = {
  empty: ['refused', 'The file is empty.'],
  type_unknown: ['unsupported', 'Files of this type are not taken.'],
  type_old_office: ['unsupported', 'Old Office files, and those with a password, are not taken.'],
  type_picture: ['unsupported', 'Pictures of this type are not taken.'],
  type_page: ['unsupported', 'Web pages and SVG are not taken.'],
  type_program: ['unsupported', 'Programs are not taken.'],
  type_archive: ['unsupported', 'Archives are not taken.'],
  polyglot: ['refused', 'The file is of two types at once.'],
  macros: ['refused', 'The file holds macros.'],
  active_content: ['refused', 'The file runs something, sends or fetches something, opens another file or hides one.'],
  zip_bomb: ['refused', 'The file unpacks to far more than a document.'],
  too_many_pixels: ['refused', 'The picture has too many pixels.'],
  damaged: ['refused', 'The file is damaged or incomplete.'],
};

/** How a file that is not taken is answered: `attachment.` and the fault. */
export function fileRefusal(fault: FileFault): DomainError {
  const [kind, message] = REFUSALS[fault];
  return new DomainError(kind, `attachment.${fault}`, message);
}

export const storeAway = (): DomainError =>
  new DomainError('unavailable', 'attachment.store_away', 'The store of files does not answer.');

export const fileTooLarge = (maxBytes: number): DomainError =>
  new DomainError('too_large', 'attachment.too_large', 'The file is too large.', { meta: { maxBytes } });

/** How it is answered when the store can take nothing, or give nothing; any other error as it is. */
export function storeRefusal(error: unknown): unknown {
  if (error instanceof FileStoreAway) return storeAway();
  if (!(error instanceof NoRoomForFiles)) return error;
  return new DomainError('unavailable', 'attachment.no_room', 'There is no room for files on the server.');
}
