import type { NoticeFacts, TextSender } from '@motcua/shared/notices';
import type { SmsLetters } from '@motcua/shared/offices';

/** A recent dossier with masked names, and the mail that the words would be about it. */
export interface TemplatePreview {
  readonly dossiers: readonly { readonly id: string; readonly code: string }[];
  readonly dossierId: string | null;
  readonly facts: NoticeFacts;
  /** Of those that would be told with it, for words that tell several. */
  readonly others: readonly NoticeFacts[];
  readonly mail: { readonly html: string } | null;
  /** Whose words they would be. */
  readonly sender: TextSender;
  readonly letters: SmsLetters;
  /** What the office pays for a part, in đồng; 0 where nobody has said. */
  readonly partVnd: number;
}
