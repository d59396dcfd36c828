import type { z } from 'zod';

/** One thing wrong in a piece of data: where, and one plain sentence about it. */
export interface PlainProblem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'text',
  // Every number of a definition is a count or an amount of đồng.
  number: 'a whole number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  record: 'a map',
};

const LONGEST_QUOTE = 60;

/** A value as it may stand in a sentence: short, on one line, and recognisable to who wrote it. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a map';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
}

/** `components[1].form`: how a place in a definition is written for people and in API answers. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}

/**
 * Zod's own words are written for programmers; these are for the administrator who edits a procedure.
 * Answers undefined for what a schema already says itself.
 */
export const plainMessage: z.core.$ZodErrorMap = (issue) => {
  const { input } = issue;
  switch (issue.code) {
    case 'invalid_type': {
      if (input === undefined) return 'is missing';
      // A bare 1.001193 is a number to YAML and a bare 2.000300 would even lose its zeros.
      const hint = issue.expected === 'string' && typeof input === 'number' ? ' in quotes' : '';
      return `must be ${EXPECTED[issue.expected] ?? issue.expected}${hint}, got ${shown(input)}`;
    }
    case 'invalid_value':
      if (input === undefined) return 'is missing';
      return `must be one of ${issue.values.map(String).join(', ')}, got ${shown(input)}`;
    case 'too_small':
      if (issue.origin === 'number') return `must be at least ${issue.minimum}, got ${shown(input)}`;
      return issue.origin === 'array' ? 'must have at least one entry' : 'must not be empty';
    case 'too_big':
      if (issue.origin === 'number') return `must be at most ${issue.maximum}, got ${shown(input)}`;
      return issue.origin === 'array'
        ? `must have at most ${issue.maximum} entries`
        : `must be at most ${issue.maximum} characters long`;
    default:
      return undefined;
  }
};

/** Zod reports the unknown names of a map together; each of them has its own line in a file, so they are parted here. */
export function plainProblems(error: z.ZodError): readonly PlainProblem[] {
  return error.issues.flatMap((issue): PlainProblem[] => {
    if (issue.code !== 'unrecognized_keys') return [{ path: issue.path, message: issue.message }];
    return issue.keys.map((key) => ({ path: [...issue.path, key], message: 'is not a known name here' }));
  });
}
