import type { Translate } from '../time/time-words';

/** What to do about a field that is wrong; the API may know codes that this page does not. */
export const wrongWords = (code: string, translate: Translate): string =>
  translate(`intake.wrong.${code}`, { _: translate('intake.wrong.other') });
