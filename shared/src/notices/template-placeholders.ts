import type { MessageChannel } from './message-wish.js';
import type { NoticeKind } from './notice-state.js';

/** Languages in which a citizen is told. Stored words. */
export const NOTICE_LANGUAGES = ['vi', 'en'] as const;
export type NoticeLanguage = (typeof NOTICE_LANGUAGES)[number];

/** What a template may name. Stored in templates: never renamed. */
export const TEMPLATE_PLACEHOLDERS = [
  'code',
  'procedure',
  'office',
  'counter',
  'phone',
  'applicant',
  'owner',
  'due',
  'reason',
  'missing',
  'papers',
  'paper',
  'defect',
  'bring',
  'until',
  'days',
  'hours',
  'amount',
  'waybill',
  'date',
  'desk',
  'post',
  'online',
] as const;
export type TemplatePlaceholder = (typeof TEMPLATE_PLACEHOLDERS)[number];

/** How a placeholder may be used in a template. */
export interface PlaceholderUse {
  readonly name: TemplatePlaceholder;
  /** Absent for some dossiers: it has to stand within `{{#name}}…{{/name}}`, so that no half sentence is left. */
  readonly optional: boolean;
  /** Rows: `{{#name}}…{{/name}}` is written once for each. A flag only decides whether the words in its section are. */
  readonly form: 'text' | 'rows' | 'flag';
  /** The list within which alone it means something. */
  readonly within: TemplatePlaceholder | null;
}

/** Strangers see a text message on a locked screen: no names there, and no list that would be too long anyway. */
const MAIL_ONLY: readonly TemplatePlaceholder[] = ['applicant', 'owner', 'papers', 'paper', 'defect', 'bring'];
const ROWS: Partial<Record<TemplatePlaceholder, TemplatePlaceholder>> = {
  paper: 'papers',
  defect: 'papers',
  bring: 'papers',
};

const FLAGS: readonly TemplatePlaceholder[] = ['desk', 'post', 'online'];

const ANYWHERE: readonly TemplatePlaceholder[] = ['code', 'procedure', 'office', 'counter', 'applicant'];
const WHERE_KNOWN: readonly TemplatePlaceholder[] = ['phone', 'owner', 'reason', 'hours', ...FLAGS];
const ROWS_OF_PAPERS: readonly TemplatePlaceholder[] = ['papers', 'paper', 'defect', 'bring'];

interface KindPlaceholders {
  readonly always?: readonly TemplatePlaceholder[];
  readonly optional?: readonly TemplatePlaceholder[];
}

/** What each kind can tell besides that. A due time only where the dossier has one that the citizen should know. */
const OF_KIND: Record<NoticeKind, KindPlaceholders> = {
  submitted: { optional: ['due'] },
  accepted: { optional: ['due'] },
  supplement_requested: { always: ['missing', ...ROWS_OF_PAPERS], optional: ['until'] },
  supplement_complete: { optional: ['due'] },
  refused: { optional: ['due'] },
  payment_requested: { optional: ['amount'] },
  payment_confirmed: { optional: ['due'] },
  suspended: {},
  resumed: { optional: ['due'] },
  withdrawn: {},
  returned: {},
  due_moved: { always: ['due'] },
  apology: { always: ['due'] },
  result_ready: {},
  posted: { optional: ['waybill'] },
  handed_over: { optional: ['date'] },
  supplement_reminder: { optional: ['until', 'days'] },
  collect_reminder: { optional: ['date'] },
  collect_reminder_again: { optional: ['date'] },
};

/** The placeholders of one kind on one channel; no other is accepted. */
export function placeholdersOf(kind: NoticeKind, channel: MessageChannel): readonly PlaceholderUse[] {
  const { always = [], optional = [] } = OF_KIND[kind];
  const names = [...ANYWHERE, ...always, ...WHERE_KNOWN, ...optional];
  return TEMPLATE_PLACEHOLDERS.filter(
    (name) => names.includes(name) && (channel === 'email' || !MAIL_ONLY.includes(name)),
  ).map((name) => ({
    name,
    optional: WHERE_KNOWN.includes(name) || optional.includes(name),
    form: name === 'papers' ? 'rows' : FLAGS.includes(name) ? 'flag' : 'text',
    within: ROWS[name] ?? null,
  }));
}

/** Whether the word is a placeholder of another kind or channel, so that a refusal can say so. */
export const isPlaceholder = (name: string): name is TemplatePlaceholder =>
  (TEMPLATE_PLACEHOLDERS as readonly string[]).includes(name);

/** Life of one version of an office's words. Stored words: never renamed. */
export const TEMPLATE_STATES = ['draft', 'proposed', 'active', 'retired'] as const;
export type TemplateState = (typeof TEMPLATE_STATES)[number];
