import { NOTICE_KINDS, type NoticeChannel, type NoticeKind } from './notice-state.js';
import type { VisitNoticeKind } from './visit-facts.js';

/** What words are for when several dossiers of one visit share a message. Stored words: never renamed. */
export const VISIT_TEMPLATE_KINDS = [
  'visit_submitted',
  'visit_accepted',
  'visit_result_ready',
  'visit_handed_over',
  'visit_collect_reminder',
  'visit_collect_reminder_again',
] as const satisfies `visit_${VisitNoticeKind}`[];
export type VisitTemplateKind = (typeof VISIT_TEMPLATE_KINDS)[number];

export const visitTemplateOf = (kind: VisitNoticeKind): VisitTemplateKind => `visit_${kind}`;

/** What an office has words for. */
export const TEMPLATE_KINDS = [...NOTICE_KINDS, ...VISIT_TEMPLATE_KINDS] as const;
export type TemplateKind = (typeof TEMPLATE_KINDS)[number];

/** Whether words tell several dossiers. */
export const isVisitTemplate = (kind: TemplateKind): kind is VisitTemplateKind =>
  (VISIT_TEMPLATE_KINDS as readonly string[]).includes(kind);

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
  'link',
  'amount',
  'waybill',
  'date',
  'desk',
  'post',
  'online',
  'count',
  'applicants',
  'dossiers',
  'number',
  'first',
  'more',
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
type Within = Partial<Record<TemplatePlaceholder, TemplatePlaceholder>>;
const ROWS: Within = { paper: 'papers', defect: 'papers', bring: 'papers' };
const VISIT_ROWS: Within = {
  applicant: 'applicants',
  number: 'dossiers',
  code: 'dossiers',
  procedure: 'dossiers',
  owner: 'dossiers',
  due: 'dossiers',
  link: 'dossiers',
  first: 'dossiers',
};

const FLAGS: readonly TemplatePlaceholder[] = ['desk', 'post', 'online', 'first'];
const LISTS: readonly TemplatePlaceholder[] = ['papers', 'applicants', 'dossiers'];

const ANYWHERE: readonly TemplatePlaceholder[] = ['code', 'procedure', 'office', 'counter', 'applicant'];
const WHERE_KNOWN: readonly TemplatePlaceholder[] = [
  'phone',
  'owner',
  'reason',
  'hours',
  'link',
  'desk',
  'post',
  'online',
];
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
  due_moved: { optional: ['due'] },
  apology: { always: ['due'] },
  result_ready: {},
  posted: { optional: ['waybill'] },
  handed_over: { optional: ['date'] },
  supplement_reminder: { optional: ['until', 'days'] },
  collect_reminder: { optional: ['date'] },
  collect_reminder_again: { optional: ['date'] },
};

/** What several dossiers tell together: what is common to them, and a row for each. */
const OF_VISIT: Record<NoticeChannel, Required<KindPlaceholders>> = {
  email: {
    always: ['count', 'office', 'counter', 'applicants', 'applicant', 'dossiers', 'number', 'code', 'procedure'],
    optional: ['phone', 'hours', 'owner', 'link', 'first'],
  },
  // Few dossiers fit: how many are not named, in `more`, has to be said.
  sms: {
    always: ['count', 'office', 'counter', 'dossiers', 'number', 'code', 'procedure'],
    optional: ['phone', 'first', 'more'],
  },
};

/** Besides that, where it is known: a due time stands with each dossier, the rest goes for all. */
const OF_VISIT_KIND: Record<VisitTemplateKind, readonly TemplatePlaceholder[]> = {
  visit_submitted: ['due'],
  visit_accepted: ['due'],
  visit_result_ready: ['hours', 'desk', 'post', 'online'],
  visit_handed_over: ['date'],
  visit_collect_reminder: ['date', 'hours', 'desk', 'post', 'online'],
  visit_collect_reminder_again: ['date', 'hours', 'desk', 'post', 'online'],
};

/** The placeholders of one kind on one channel; no other is accepted. */
export function placeholdersOf(kind: TemplateKind, channel: NoticeChannel): readonly PlaceholderUse[] {
  if (isVisitTemplate(kind)) {
    const { always, optional } = OF_VISIT[channel];
    return usesOf({ always, optional: [...optional, ...OF_VISIT_KIND[kind]] }, VISIT_ROWS);
  }
  const { always = [], optional = [] } = OF_KIND[kind];
  const mayBeNamed = (name: TemplatePlaceholder): boolean => channel === 'email' || !MAIL_ONLY.includes(name);
  return usesOf(
    {
      always: [...ANYWHERE, ...always].filter(mayBeNamed),
      optional: [...WHERE_KNOWN, ...optional].filter(mayBeNamed),
    },
    ROWS,
  );
}

const usesOf = ({ always, optional }: Required<KindPlaceholders>, rows: Within): PlaceholderUse[] =>
  TEMPLATE_PLACEHOLDERS.filter((name) => always.includes(name) || optional.includes(name)).map((name) => ({
    name,
    optional: optional.includes(name),
    form: LISTS.includes(name) ? 'rows' : FLAGS.includes(name) ? 'flag' : 'text',
    within: rows[name] ?? null,
  }));

/** What every text has to name, so that a citizen with several dossiers can tell which are meant. */
export function requiredOf(kind: TemplateKind, channel: NoticeChannel): readonly TemplatePlaceholder[] {
  if (!isVisitTemplate(kind)) return ['code'];
  return channel === 'email' ? ['dossiers', 'code'] : ['dossiers', 'code', 'more'];
}

/** Whether the word is a placeholder of another kind or channel, so that a refusal can say so. */
export const isPlaceholder = (name: string): name is TemplatePlaceholder =>
  (TEMPLATE_PLACEHOLDERS as readonly string[]).includes(name);

/** Life of one version of an office's words. Stored words: never renamed. */
export const TEMPLATE_STATES = ['draft', 'proposed', 'active', 'retired'] as const;
export type TemplateState = (typeof TEMPLATE_STATES)[number];
