import { NOTICE_LANGUAGES, type NoticeLanguage } from './template-placeholders.js';

/** By what somebody can wish to be told. Stored words. */
export const MESSAGE_CHANNELS = ['email', 'sms'] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

/** How who is told of a dossier wishes to be told. */
export interface MessageWish {
  /** None: they want no messages. */
  readonly channels: readonly MessageChannel[];
  readonly language: NoticeLanguage;
}

/** Of who has said nothing. */
export const USUAL_WISH: MessageWish = { channels: MESSAGE_CHANNELS, language: NOTICE_LANGUAGES[0] };

/** What was said now, over what held so far; each channel once, in one order. */
export const messageWish = (said: Partial<MessageWish>, before: MessageWish = USUAL_WISH): MessageWish => {
  const { channels = before.channels, language = before.language } = said;
  return { channels: MESSAGE_CHANNELS.filter((channel) => channels.includes(channel)), language };
};

export const isUsualWish = ({ channels, language }: MessageWish): boolean =>
  channels.length === MESSAGE_CHANNELS.length && language === USUAL_WISH.language;
