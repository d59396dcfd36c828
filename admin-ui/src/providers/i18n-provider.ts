import { type I18nProvider, substituteTokens } from 'react-admin';
import { vi } from '../i18n/vi';

const LOCALES = [
  { locale: 'vi', name: 'Tiếng Việt' },
  { locale: 'en', name: 'English' },
];

/** Messages by their whole key, such as `due.left`. */
type Phrases = ReadonlyMap<string, string>;

function flat(messages: object, prefix = '', phrases = new Map<string, string>()): Map<string, string> {
  for (const [key, value] of Object.entries(messages)) {
    if (typeof value === 'string') phrases.set(prefix + key, value);
    else flat(value as object, `${prefix}${key}.`, phrases);
  }
  return phrases;
}

let locale = 'vi';
let phrases: Phrases = flat(vi);

function show(language: string): void {
  document.documentElement.lang = language;
  document.title = phrases.get('app.name') ?? '';
}

/** Vietnamese is there from the start, English is fetched when asked for. */
export const i18nProvider: I18nProvider = {
  translate(key: string, options: { _?: string; smart_count?: number } = {}) {
    // A code that this version does not know yet still gets a sentence.
    const unknown = key.startsWith('errors.') ? phrases.get('errors.unknown') : undefined;
    const phrase = phrases.get(key) ?? options._ ?? unknown ?? key;
    // English has one form for one and one for many, `A |||| B`; Vietnamese has one.
    const [one, many] = phrase.split(' |||| ');
    const form = many !== undefined && options.smart_count !== 1 ? many : one;
    return substituteTokens(form, options) as string;
  },
  async changeLocale(language: string) {
    phrases = flat(language === 'en' ? (await import('../i18n/en')).en : vi);
    locale = language;
    show(language);
  },
  getLocale: () => locale,
  getLocales: () => LOCALES,
};
