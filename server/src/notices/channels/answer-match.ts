import type { AnswerMatch } from '../../config/sms-http-profile.js';

/** Whether an answer, or a report, has at that place what the match names. */
export function matches(answer: unknown, { path, equals }: AnswerMatch): boolean {
  const text = textAt(answer, path);
  return equals ? equals.includes(text) : !['', '0', 'false'].includes(text);
}

/** What stands at these places, each with its name; empty when nothing does. */
export const wordsAt = (answer: unknown, places: readonly string[]): string =>
  places
    .map((place) => [place, textAt(answer, place)])
    .filter(([, word]) => word !== '')
    .map((named) => named.join(':'))
    .join(' ');

/** What stands at a path, as text; empty when nothing does. */
export function textAt(answer: unknown, path: string): string {
  let value = answer;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return '';
    value = (value as Record<string, unknown>)[name];
  }
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0 ? JSON.stringify(value) : '';
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
