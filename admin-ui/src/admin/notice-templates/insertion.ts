import type { PlaceholderUse, TemplatePlaceholder } from '@motcua/shared/notices';

/** A text with a mark of where one goes on typing. */
export interface Typed {
  readonly text: string;
  readonly caret: number;
}

/** What stands for each of a list, from which an office goes on. */
const ROWS: Partial<Record<TemplatePlaceholder, string>> = {
  papers: '\n- {{paper}}: {{defect}}. {{bring}}\n',
  applicants: ' {{applicant}},',
  dossiers: '\n{{number}}. {{code}}\n',
};

/**
 * Puts a placeholder in place of what is marked. What may be absent comes with its section, around what was marked: so
 * no half sentence is left where it is absent.
 */
export function insertPlaceholder(text: string, from: number, to: number, use: PlaceholderUse): Typed {
  const marked = text.slice(from, to);
  const value = `{{${use.name}}}`;
  const [open, close] = [`{{#${use.name}}}`, `{{/${use.name}}}`];
  const put = (before: string, within: string, after: string): Typed => ({
    text: text.slice(0, from) + before + within + after + text.slice(to),
    caret: from + before.length + within.length,
  });
  if (use.form === 'flag') return put(open, marked, close);
  if (use.form === 'rows') return put(open, marked === '' ? (ROWS[use.name] ?? '') : marked, close);
  return use.optional ? put(open, `${marked}${value}`, close) : put('', value, '');
}
