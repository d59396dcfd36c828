import type { Attachment } from './attachment.types';

interface EventOfDossier {
  readonly transition: string;
  /** ISO 8601. */
  readonly at: string;
}

/**
 * What had been handed in of the same paper when the supplement was asked for that brought this file: the last of it that is
 * still kept.
 *
 * @returns undefined for what belongs to no paper, and where no supplement was asked for in between
 */
export function previousVersion(
  files: readonly Attachment[],
  file: Attachment,
  events: readonly EventOfDossier[],
): Attachment | undefined {
  if (file.componentCode === null) return undefined;
  const asked = events.findLast(
    ({ transition, at }) => transition === 'request_supplement' && Date.parse(at) <= Date.parse(file.uploadedAt),
  );
  if (!asked) return undefined;
  return files.findLast(
    ({ id, state, componentCode, uploadedAt }) =>
      id !== file.id &&
      state === 'kept' &&
      componentCode === file.componentCode &&
      Date.parse(uploadedAt) < Date.parse(asked.at),
  );
}
