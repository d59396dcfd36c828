import {
  checkWords,
  NOTICE_CHANNELS,
  type NoticeChannel,
  NOTICE_LANGUAGES,
  type NoticeFacts,
  type NoticeLanguage,
  type NoticeWords,
  type TemplateKind,
} from '@motcua/shared/notices';
import type { EntityManager } from 'typeorm';
import { defaultWords } from './templates/default-words.js';

/** Words that hold, and the version they are; null for the usual words. */
export interface HeldWords extends NoticeWords {
  readonly versionId: string | null;
}

/** How one kind is told on each channel and in each language. */
export type OfficeWords = Readonly<Record<NoticeChannel, Readonly<Record<NoticeLanguage, HeldWords>>>>;

interface Told {
  readonly officeId: string;
  readonly kind: TemplateKind;
}

/**
 * How offices tell these kinds: in their own words, else in those of the nearest office above, else in the usual ones.
 *
 * @returns the words of one of the pairs asked for
 */
export async function wordsOfOffices(em: EntityManager, asked: readonly Told[]): Promise<(told: Told) => OfficeWords> {
  const rows: (HeldWords & Told & { channel: NoticeChannel; language: NoticeLanguage })[] = await em.query(
    `SELECT DISTINCT ON (o.id, t.kind, t.channel, t.language)
            o.id AS "officeId", t.kind, t.channel, t.language, t.id AS "versionId", t.subject, t.body
       FROM office o JOIN notice_template t ON t.office_id = ANY (o.path)
      WHERE o.id = ANY ($1) AND t.kind = ANY ($2) AND t.state = 'active'
      ORDER BY o.id, t.kind, t.channel, t.language, array_position(o.path, t.office_id) DESC`,
    [[...new Set(asked.map(({ officeId }) => officeId))], [...new Set(asked.map(({ kind }) => kind))]],
  );
  return ({ officeId, kind }) => {
    const own = rows.filter((row) => row.officeId === officeId && row.kind === kind);
    return eachWay(
      (channel, language) =>
        own.find((row) => row.channel === channel && row.language === language) ?? usualWords(kind, channel, language),
    );
  };
}

/**
 * The same words where they suit the dossier. Those that name a due time outside of its section, written when that was always
 * there, would leave half a sentence of a dossier that has none: the usual ones are said instead.
 */
export function suitedWords(
  kind: TemplateKind,
  words: OfficeWords,
  { dueText }: Pick<NoticeFacts, 'dueText'>,
): OfficeWords {
  if (dueText !== undefined) return words;
  const leavesGap = (channel: NoticeChannel, held: HeldWords): boolean =>
    checkWords(kind, channel, held).some(({ code }) => code === 'template.placeholder_optional');
  return eachWay((channel, language) => {
    const held = words[channel][language];
    return held.versionId !== null && leavesGap(channel, held) ? usualWords(kind, channel, language) : held;
  });
}

const usualWords = (kind: TemplateKind, channel: NoticeChannel, language: NoticeLanguage): HeldWords => ({
  ...defaultWords(kind, channel, language),
  versionId: null,
});

const eachWay = (wordsFor: (channel: NoticeChannel, language: NoticeLanguage) => HeldWords): OfficeWords =>
  recordOf(NOTICE_CHANNELS, (channel) => recordOf(NOTICE_LANGUAGES, (language) => wordsFor(channel, language)));

const recordOf = <K extends string, V>(keys: readonly K[], valueOf: (key: K) => V): Record<K, V> =>
  Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Record<K, V>;
