import Mustache from 'mustache';

/** A piece of a template. */
export type TemplateNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly name: string }
  /** Written when the value is there, once for each row of a list; with `absent`, when it is not there. */
  | {
      readonly kind: 'section';
      readonly name: string;
      readonly absent: boolean;
      readonly nodes: readonly TemplateNode[];
    };

export const SYNTAX_PROBLEMS = ['template.placeholder_unclosed', 'template.placeholder_unknown'] as const;

/** What cannot be read as a template. `placeholder` is what stands at the place, as far as that is known. */
export class TemplateSyntaxError extends Error {
  constructor(
    readonly code: (typeof SYNTAX_PROBLEMS)[number],
    readonly placeholder: string | null,
  ) {
    super(`${code} ${placeholder ?? ''}`);
  }
}

// Without its cache, which would keep every text that an editor ever showed.
const writer = new Mustache.Writer();
Object.assign(writer, { templateCache: undefined });

/**
 * Reads a text with `{{placeholder}}`, `{{#placeholder}}…{{/placeholder}}` and `{{^placeholder}}…{{/placeholder}}`:
 * Mustache without its unescaped values, partials, comments and other delimiters, so a template carries no logic.
 *
 * @throws TemplateSyntaxError
 */
export function parseTemplate(text: string): TemplateNode[] {
  let tokens: unknown;
  try {
    tokens = writer.parse(text.normalize('NFC'), ['{{', '}}']);
  } catch (error) {
    const [, name = null] = /section "([^"]*)"/.exec((error as Error).message) ?? [];
    throw new TemplateSyntaxError('template.placeholder_unclosed', name);
  }
  return nodesOf(tokens as readonly MustacheToken[]);
}

/** As Mustache gives them: what it is, its text or name, where it begins and ends, what is within. */
type MustacheToken = readonly [string, string, number, number, (readonly MustacheToken[])?, number?];

function nodesOf(tokens: readonly MustacheToken[]): TemplateNode[] {
  return tokens.map(([sign, value, , , inner]): TemplateNode => {
    switch (sign) {
      case 'text':
        if (/\{\{|\}\}/.test(value)) throw new TemplateSyntaxError('template.placeholder_unclosed', null);
        return { kind: 'text', text: value };
      case 'name':
        return { kind: 'value', name: value };
      case '#':
      case '^':
        return { kind: 'section', name: value, absent: sign === '^', nodes: nodesOf(inner ?? []) };
      default:
        throw new TemplateSyntaxError('template.placeholder_unknown', `${sign}${value}`);
    }
  });
}
