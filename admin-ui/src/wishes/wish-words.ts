import type { MessageWish } from '@motcua/shared/notices';
import type { Translate } from '../time/time-words';

/** How somebody wishes to be told, in words: `Báo tin bằng SMS, thư điện tử · Tiếng Việt`. */
export function wishWords({ channels, language }: MessageWish, translate: Translate): string {
  if (channels.length === 0) return translate('wish.none');
  // As the desk asks for them: the phone comes before the mail.
  const by = [...channels].reverse().map((channel) => translate(`wish.channels.${channel}`));
  return translate('wish.told', { by: by.join(', '), language: translate(`wish.languages.${language}`) });
}
