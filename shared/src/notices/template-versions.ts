import type { NoticeWords } from './check-template.js';
import type { NoticeChannel } from './notice-state.js';
import type { NoticeLanguage, TemplateKind, TemplateState } from './template-placeholders.js';

/** What words are for. */
export interface TemplateKey {
  readonly kind: TemplateKind;
  readonly channel: NoticeChannel;
  readonly language: NoticeLanguage;
}

/** One version of an office's words. `At`: an instant, a Date on the server and ISO 8601 on the wire. */
export interface TemplateVersion<At = string> extends TemplateKey, NoticeWords {
  readonly id: string;
  readonly officeCode: string;
  readonly number: number;
  readonly state: TemplateState;
  readonly createdBy: string;
  readonly createdById: string;
  readonly createdAt: At;
  readonly proposedBy: string | null;
  readonly proposedById: string | null;
  readonly proposedAt: At | null;
  readonly activatedBy: string | null;
  readonly activatedAt: At | null;
  readonly retiredAt: At | null;
  readonly version: number;
}

/** The words that hold at an office for one kind, channel and language. */
export interface EffectiveTemplate extends TemplateKey, NoticeWords {
  /** Whose words they are; null for the usual ones. */
  readonly holds: Pick<TemplateVersion, 'id' | 'officeCode' | 'number'> | null;
  /** The office's own newest words that are not in force yet. */
  readonly pending: Pick<TemplateVersion, 'id' | 'number' | 'state'> | null;
}
