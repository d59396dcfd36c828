import { describe, expect, it } from '@jest/globals';
import { diffWords } from './word-diff';

describe('what differs between two versions', () => {
  it('is told word by word, placeholders whole', () =>
    expect(diffWords('Nhận {{code}} rồi. Cảm ơn', 'Nhận {{code}} {{due}} rồi.')).toEqual([
      { kind: 'same', text: 'Nhận {{code}} ' },
      { kind: 'new', text: '{{due}} ' },
      { kind: 'same', text: 'rồi.' },
      { kind: 'gone', text: ' Cảm ơn' },
    ]));

  it.each([
    ['', ''],
    ['', 'a\nb'],
    ['a {b {{c', 'a {{c}} d'],
    ['x '.repeat(2000), 'y'],
  ])('puts both together again: %#', (older, newer) => {
    const runs = diffWords(older, newer);
    const without = (kind: string): string =>
      runs
        .filter((run) => run.kind !== kind)
        .map(({ text }) => text)
        .join('');
    expect([without('new'), without('gone')]).toEqual([older, newer]);
  });
});
