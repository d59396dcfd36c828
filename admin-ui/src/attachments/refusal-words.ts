import { MAX_ATTACHMENTS } from '@motcua/shared/attachments';
import type { Problem } from '../providers/http';
import type { Translate } from '../time/time-words';

/** As the setting of the server counts them. */
export const MEGABYTE = 1_048_576;

/** Why a file was not taken; of one that is too large, how large it may be. */
export function refusalWords({ code, maxBytes }: Problem, translate: Translate): string {
  const why = translate(`errors.${code}`);
  const name = MOST[code];
  if (name === undefined || maxBytes === undefined) return why;
  const most = { size: Math.floor(maxBytes / MEGABYTE), files: MAX_ATTACHMENTS };
  return `${why} ${translate(`attachments.most.${name}`, most)}`;
}

const MOST: Readonly<Record<string, string>> = {
  'attachment.too_large': 'of_file',
  'attachment.dossier_full': 'of_dossier',
};
