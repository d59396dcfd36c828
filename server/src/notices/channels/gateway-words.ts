import { nationalPhone } from '@motcua/shared/validation';

const LONGEST = 300;

/** What a gateway said, fit to be stored and shown: one line, short, without addresses and numbers of people. */
export function gatewayWords(said: string, to: string): string {
  let words = said;
  const forms = to === '' ? [] : [to, nationalPhone(to), to.replace(/^\+/, '')];
  for (const form of forms) words = words.replaceAll(form, '[…]');
  words = words
    .replace(/[^\s<>()"',;:]+@[^\s<>()"',;]+/g, '[…]')
    .replace(/\+?\d{8,}/g, '[…]')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words;
}
