import { describe, expect, it } from '@jest/globals';
import { checkWords, placeholdersOf, type TemplatePlaceholder } from '@motcua/shared/notices';
import { insertPlaceholder } from './insertion';

const useOf = (name: TemplatePlaceholder) =>
  placeholdersOf('supplement_requested', 'email').find((use) => use.name === name)!;
const insert = (text: string, name: TemplatePlaceholder, from = text.length, to = from) =>
  insertPlaceholder(text, from, to, useOf(name));

const VISIT = placeholdersOf('visit_accepted', 'email');

describe('a placeholder put into a text', () => {
  it('takes the place of what is marked, and typing goes on behind it', () =>
    expect(insert('Hồ sơ xyz đã đến', 'code', 6, 9)).toEqual({ text: 'Hồ sơ {{code}} đã đến', caret: 14 }));

  it('brings its section where it may be absent, around what is marked', () => {
    expect(insert('Hẹn trước ngày', 'until', 3, 14).text).toBe('Hẹn{{#until}} trước ngày{{until}}{{/until}}');
    expect(insert('Gọi', 'phone')).toEqual({ text: 'Gọi{{#phone}}{{phone}}{{/phone}}', caret: 22 });
    expect(insert('', 'post').text).toBe('{{#post}}{{/post}}');
  });

  it.each(placeholdersOf('supplement_requested', 'email').filter(({ within }) => within === null))(
    'is one that may be saved: $name',
    ({ name }) =>
      expect(
        checkWords('supplement_requested', 'email', { subject: '{{code}}', body: insert('{{code}} ', name).text }),
      ).toEqual([]),
  );

  it.each(VISIT.filter(({ within, name }) => within === null && name !== 'dossiers'))(
    'is one that may be saved beside the list of dossiers: $name',
    (use) => {
      const list = insertPlaceholder(
        '',
        0,
        0,
        VISIT.find(({ name }) => name === 'dossiers')!,
      ).text;
      const body = insertPlaceholder(list, 0, 0, use).text;
      expect(checkWords('visit_accepted', 'email', { subject: '{{count}}', body })).toEqual([]);
    },
  );
});
