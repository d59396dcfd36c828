import { DomainError, type DomainErrorKind } from '../common/domain-error.js';
import type { FileFault } from './inspect-file.js';

const REFUSALS: Readonly<Record<FileFault, readonly [DomainErrorKind, string]>> = {
  empty: ['refused', 'The file is empty.'],
  type_unknown: ['unsupported', 'Files of this type are not taken.'],
};

/** How a file that is not taken is answered: `attachment.` and the fault. */
export function fileRefusal(fault: FileFault): DomainError {
  const [kind, message] = REFUSALS[fault];
  return new DomainError(kind, `attachment.${fault}`, message);
}
