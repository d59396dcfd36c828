import type {
  MessageChannel,
  NoticeFacts,
  NoticeLanguage,
  NoticeWords,
  TemplateKind,
  TemplateState,
} from '@motcua/shared/notices';
import type { SmsLetters } from '@motcua/shared/offices';
import type { Versioned } from '../admin.types';

/** What words are for. */
export interface TemplateKey {
  readonly kind: TemplateKind;
  readonly channel: MessageChannel;
  readonly language: NoticeLanguage;
}

/** One version of an office's words. */
export interface TemplateVersion extends TemplateKey, NoticeWords, Versioned {
  readonly id: string;
  readonly officeCode: string;
  readonly number: number;
  readonly state: TemplateState;
  readonly createdBy: string;
  readonly createdById: string;
  readonly createdAt: string;
  readonly proposedBy: string | null;
  readonly proposedById: string | null;
  readonly proposedAt: string | null;
  readonly activatedBy: string | null;
  readonly activatedAt: string | null;
  readonly retiredAt: string | null;
}

/** The words that hold at an office; null: the usual ones. */
export interface EffectiveTemplate extends TemplateKey, NoticeWords {
  readonly holds: Pick<TemplateVersion, 'id' | 'officeCode' | 'number'> | null;
  readonly pending: Pick<TemplateVersion, 'id' | 'number' | 'state'> | null;
}

/** A recent dossier with masked names, and the mail that the words would be about it. */
export interface TemplatePreview {
  readonly dossiers: readonly { readonly id: string; readonly code: string }[];
  readonly dossierId: string | null;
  readonly facts: NoticeFacts | null;
  /** Of those that would be told with it, for words that tell several. */
  readonly others: readonly NoticeFacts[];
  readonly mail: { readonly html: string } | null;
  readonly letters: SmsLetters;
  /** What the office pays for a part, in đồng; 0 where nobody has said. */
  readonly partVnd: number;
}
