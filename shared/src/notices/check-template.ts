import { fitsSms, plainSms } from './fit-sms.js';
import type { NoticeChannel } from './notice-state.js';
import { parseTemplate, type TemplateNode, TemplateSyntaxError } from './template-language.js';
import {
  isPlaceholder,
  type PlaceholderUse,
  placeholdersOf,
  requiredOf,
  type TemplateKind,
} from './template-placeholders.js';

/** Words of a notice as an office writes them. */
export interface NoticeWords {
  /** E-mail only. */
  readonly subject: string | null;
  readonly body: string;
}

/** Why words cannot be used. */
export interface TemplateProblem {
  readonly path: 'subject' | 'body';
  readonly code: TemplateProblemCode;
  /** What it is about. */
  readonly placeholder: string | null;
}

/** Stored nowhere, but other programs know them: never renamed. */
export const TEMPLATE_PROBLEM_CODES = [
  'template.text_empty',
  'template.subject_lines',
  'template.placeholder_unclosed',
  'template.placeholder_unknown',
  'template.placeholder_empty',
  'template.placeholder_forbidden',
  'template.placeholder_optional',
  'template.placeholder_rows',
  'template.placeholder_flag',
  'template.placeholder_missing',
  'template.too_long',
  'template.link_unset',
] as const;
export type TemplateProblemCode = (typeof TEMPLATE_PROBLEM_CODES)[number];

/** Names people try for what no message may carry, whatever the channel. */
const NEVER = /^(cccd|cmnd|citizen|birth|dob|sinh|ngay_?sinh|full_?name|ho_?ten|id$|id_?number|address|dia_?chi)/iu;

/** Whose text messages they are: its names stand in each of them. */
export interface TextSender {
  readonly officeName: string;
  readonly counterName: string;
  /** It sends them with Vietnamese letters, of which far fewer fit. */
  readonly diacritics: boolean;
  /** Whether it has said where dossiers are looked up; left out: nobody knows. */
  readonly hasLink?: boolean;
}

const NOBODY: TextSender = { officeName: '', counterName: '', diacritics: false };

/**
 * Everything that is wrong with the words for a kind on a channel; none: they can be used.
 *
 * @param sender who would send them; without one, what no office could send is found
 */
export function checkWords(
  kind: TemplateKind,
  channel: NoticeChannel,
  words: NoticeWords,
  sender: TextSender = NOBODY,
): TemplateProblem[] {
  const uses = placeholdersOf(kind, channel);
  const parts: [TemplateProblem['path'], string][] = [['body', words.body]];
  if (channel === 'email') parts.unshift(['subject', words.subject ?? '']);
  const problems = parts.flatMap(([path, text]) =>
    checkText(text, uses, path === 'subject').map((found) => ({ ...found, path })),
  );
  if (problems.length > 0) return problems;
  if (channel === 'sms' && !fitsSms(fixedWords(parseTemplate(words.body), sender)))
    return [{ path: 'body', code: 'template.too_long', placeholder: null }];
  const named = namesIn(parseTemplate(words.body));
  // A letter leaves its line out; a text message was written short for the sake of one that never comes.
  if (channel === 'sms' && sender.hasLink === false && named.includes('link'))
    return [{ path: 'body', code: 'template.link_unset', placeholder: 'link' }];
  return requiredOf(kind, channel)
    .filter((name) => !named.includes(name))
    .map((placeholder) => ({ path: 'body', code: 'template.placeholder_missing', placeholder }));
}

const A_CODE = 'H23.18.07-260315-0042';

/** What every message of these words has, before anything else is filled in: where that alone is too long, each one is cut. */
function fixedWords(nodes: readonly TemplateNode[], { officeName, counterName, diacritics }: TextSender): string {
  const values: Readonly<Record<string, string>> = { code: A_CODE, office: officeName, counter: counterName };
  const whole = nodes
    .map((node) => (node.kind === 'text' ? node.text : node.kind === 'value' ? (values[node.name] ?? '') : ''))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
  return diacritics ? whole : plainSms(whole);
}

/** What is written where it is there: a list only asked for its absence does not count. */
const namesIn = (nodes: readonly TemplateNode[]): string[] =>
  nodes.flatMap((node) => {
    if (node.kind === 'text') return [];
    if (node.kind === 'value') return [node.name];
    return [...(node.absent ? [] : [node.name]), ...namesIn(node.nodes)];
  });

type Found = Omit<TemplateProblem, 'path'>;

function checkText(text: string, uses: readonly PlaceholderUse[], oneLine: boolean): Found[] {
  if (text.trim() === '') return [{ code: 'template.text_empty', placeholder: null }];
  if (oneLine && /[\r\n]/.test(text)) return [{ code: 'template.subject_lines', placeholder: null }];
  try {
    return checkNodes(parseTemplate(text), uses, []);
  } catch (error) {
    if (error instanceof TemplateSyntaxError) return [{ code: error.code, placeholder: error.placeholder }];
    throw error;
  }
}

/** @param inside names of the sections around, which are surely there */
function checkNodes(
  nodes: readonly TemplateNode[],
  uses: readonly PlaceholderUse[],
  inside: readonly string[],
): Found[] {
  return nodes.flatMap((node): Found[] => {
    if (node.kind === 'text') return [];
    const code = problemOf(node, uses, inside);
    if (code !== null) return [{ code, placeholder: node.name }];
    if (node.kind === 'value') return [];
    return checkNodes(node.nodes, uses, node.absent ? inside : [...inside, node.name]);
  });
}

function problemOf(
  node: Exclude<TemplateNode, { kind: 'text' }>,
  uses: readonly PlaceholderUse[],
  inside: readonly string[],
): TemplateProblemCode | null {
  if (node.name === '') return 'template.placeholder_empty';
  const use = uses.find(({ name }) => name === node.name);
  if (!use)
    return isPlaceholder(node.name) || NEVER.test(node.name)
      ? 'template.placeholder_forbidden'
      : 'template.placeholder_unknown';
  if (use.within !== null && !inside.includes(use.within)) return 'template.placeholder_rows';
  if (node.kind === 'section') return null;
  if (use.form !== 'text') return use.form === 'rows' ? 'template.placeholder_rows' : 'template.placeholder_flag';
  return use.optional && !inside.includes(use.name) ? 'template.placeholder_optional' : null;
}
