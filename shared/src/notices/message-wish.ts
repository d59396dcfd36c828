import { NOTICE_CHANNELS, type NoticeChannel } from './notice-state.js';
import { NOTICE_LANGUAGES, type NoticeLanguage } from './template-placeholders.js';

/** How who is told of a dossier wishes to be told. */
export interface MessageWish {
  /** None: they want no messages. */
  readonly channels: readonly NoticeChannel[];
  readonly language: NoticeLanguage;
}

/** Of who has said nothing. */
export const USUAL_WISH: MessageWish = { channels: NOTICE_CHANNELS, language: NOTICE_LANGUAGES[0] };

/** What was said now, over what held so far; each channel once, in one order. */
export const messageWish = (said: Partial<MessageWish>, before: MessageWish = USUAL_WISH): MessageWish => {
  const { channels = before.channels, language = before.language } = said;
  return { channels: NOTICE_CHANNELS.filter((channel) => channels.includes(channel)), language };
};

export const isUsualWish = ({ channels, language }: MessageWish): boolean =>
  channels.length === NOTICE_CHANNELS.length && language === USUAL_WISH.language;
