import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { vi } from './vi';

const SOURCES = join(__dirname, '..');
/** React-Admin asks for the first by itself; the second are codes that the server answers. */
const ASKED_FOR_ELSEWHERE = /^(?:ra|errors)\./;

const keysOf = (messages: object, prefix = ''): string[] =>
  Object.entries(messages).flatMap(([name, value]) =>
    typeof value === 'string' ? [prefix + name] : keysOf(value as object, `${prefix}${name}.`),
  );

/** Keys as the code writes them. `act.${name}` stands for all keys that begin so. */
interface Asked {
  /** First arguments of `translate` and `notify`. */
  readonly shown: Set<string>;
  /** Any text at all: keys also stand in tables. */
  readonly written: Set<string>;
}

function collect(): Asked {
  const asked: Asked = { shown: new Set(), written: new Set() };
  for (const name of readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(name) || /\.spec\.ts$/.test(name) || name.startsWith('i18n')) continue;
    const text = readFileSync(join(SOURCES, name), 'utf8');
    visit(ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX), asked);
  }
  return asked;
}

function visit(node: ts.Node, asked: Asked): void {
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
    const [first] = node.arguments;
    if (first && ['translate', 'notify'].includes(node.expression.text)) addKeys(first, asked.shown);
  }
  addKeys(node, asked.written);
  ts.forEachChild(node, (child) => visit(child, asked));
}

/** A key, a pattern of keys, or a choice between them. */
function addKeys(node: ts.Node, found: Set<string>): void {
  if (ts.isStringLiteralLike(node)) found.add(node.text);
  else if (ts.isTemplateExpression(node)) {
    found.add(node.head.text + node.templateSpans.map(({ literal }) => `*${literal.text}`).join(''));
  } else if (ts.isConditionalExpression(node)) {
    addKeys(node.whenTrue, found);
    addKeys(node.whenFalse, found);
  }
}

/** What begins with a placeholder could be anything, and says nothing. */
const asPattern = (key: string): RegExp =>
  new RegExp(
    `^${key
      .split('*')
      .map((part) => part.replace(/[.$]/g, '\\$&'))
      .join('.+')}$`,
  );

describe('the messages and the code', () => {
  const keys = keysOf(vi);
  const { shown, written } = collect();
  const known = new Set(keys);

  it('know every key that is shown', () => {
    expect(shown.size).toBeGreaterThan(500);
    const unknown = [...shown].filter((key) => {
      return key.includes('*') ? !keys.some((one) => asPattern(key).test(one)) : !known.has(key);
    });
    expect(unknown).toEqual([]);
  });

  it('keep no key that nothing asks for', () => {
    const patterns = [...written].filter((key) => /^\w+\.[\w.]*\*/.test(key)).map(asPattern);
    const unused = keys.filter((key) => {
      return !ASKED_FOR_ELSEWHERE.test(key) && !written.has(key) && !patterns.some((pattern) => pattern.test(key));
    });
    expect(unused).toEqual([]);
  });
});
