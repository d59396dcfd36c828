import { type NoticeFacts, tidyFacts } from './notice-facts.js';
import { parseTemplate, type TemplateNode } from './template-language.js';
import type { TemplatePlaceholder } from './template-placeholders.js';

/** A run of the filled text. */
export interface FilledPiece {
  readonly text: string;
  /** Of any length, and the first to give way where there is no room. */
  readonly free: boolean;
}

/** What stands for each placeholder: a text, the rows of a list, or that a flag holds. */
export type TemplateValues = Partial<Record<TemplatePlaceholder, string | true | readonly TemplateValues[]>>;

const FREE: readonly string[] = ['reason', 'missing'] satisfies TemplatePlaceholder[];

/** With the opening hours as the channel writes them. */
type ChannelFacts = Omit<NoticeFacts, 'openingHours' | 'openingBrief'> & { readonly hours?: string | undefined };

/**
 * Fills a checked template with the facts of one dossier, each in one line.
 *
 * @throws TemplateSyntaxError when the text was never checked
 */
export const fillTemplate = (text: string, facts: ChannelFacts): FilledPiece[] =>
  fillValues(text, valuesOf(tidyFacts(facts)));

/** The same with values of one's own. @throws TemplateSyntaxError when the text was never checked */
export const fillValues = (text: string, values: TemplateValues): FilledPiece[] => fill(parseTemplate(text), values);

function valuesOf(facts: ChannelFacts): TemplateValues {
  const { officePhone, ownerName, dueText, reason, missing, until, daysLeft, amount, waybill, onDate } = facts;
  // On the last day; a template says a number of days in all its words.
  const lessThanOne = facts.language === 'en' ? 'less than 1' : 'chưa đầy 1';
  return {
    code: facts.code,
    procedure: facts.procedureName,
    office: facts.officeName,
    counter: facts.counterName,
    applicant: facts.applicantName,
    ...(officePhone && { phone: officePhone }),
    ...(ownerName && { owner: ownerName }),
    ...(dueText && { due: dueText }),
    ...(reason && { reason }),
    ...(until && { until }),
    ...(daysLeft !== undefined && { days: daysLeft === 0 ? lessThanOne : String(daysLeft) }),
    ...(facts.hours && { hours: facts.hours }),
    ...(facts.link && { link: facts.link }),
    ...(amount && { amount }),
    ...(waybill && { waybill }),
    ...(onDate && { date: onDate }),
    [facts.delivery ?? 'desk']: true,
    ...(missing && {
      missing: missing.map(({ name }) => name).join('; '),
      papers: missing.map(({ name, defect, bring }) => ({ paper: name, defect, bring })),
    }),
  };
}

function fill(nodes: readonly TemplateNode[], values: TemplateValues): FilledPiece[] {
  return nodes.flatMap((node): FilledPiece[] => {
    if (node.kind === 'text') return [{ text: node.text, free: false }];
    const value = values[node.name as TemplatePlaceholder];
    if (node.kind === 'value') {
      return typeof value === 'string' ? [{ text: value, free: FREE.includes(node.name) }] : [];
    }
    const there = value === true || (value !== undefined && value.length > 0);
    if (node.absent) return there ? [] : fill(node.nodes, values);
    if (!there) return [];
    return typeof value === 'object'
      ? value.flatMap((row) => fill(node.nodes, { ...values, ...row }))
      : fill(node.nodes, values);
  });
}
