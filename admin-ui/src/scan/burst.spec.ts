import { describe, expect, it } from '@jest/globals';
import { type BurstChange, IDLE, nextKey, silence, silenceDueMs } from './burst';
import { codePoint, KeyStream } from './spec-keys';

const CARD = '030090001234||Nguyen Van A|15081990|Nam|So 1, phuong Cong Hoa|01012022';
const WAYBILL = 'EE123456789VN';
const HALF = 30;

/** What became of a stream: the changes, and which keys the page got; at `stalls` it seems silent for 200 ms. */
function watch(
  { records }: KeyStream,
  stalls: readonly number[] = [],
): { changes: BurstChange[]; passed: string; text: string[] } {
  let burst = IDLE;
  let passed = '';
  const changes: BurstChange[] = [];
  const quiet = (nowMs: number): void => {
    for (;;) {
      const step = silence(burst, nowMs);
      burst = step.burst;
      if (!step.change) return;
      changes.push(step.change);
    }
  };
  for (const [index, record] of records.entries()) {
    quiet(record.timeMs);
    if (stalls.includes(index)) quiet(records[index - 1]!.timeMs + 200);
    const step = nextKey(burst, record);
    burst = step.burst;
    if (step.change) changes.push(step.change);
    if (!step.swallow && record.type === 'down') passed += record.key.length === 1 ? record.key : `<${record.key}>`;
  }
  quiet(records.at(-1)!.timeMs + 10_000);
  expect(silenceDueMs(burst)).toBeNull();
  const text = changes.flatMap((change) => (change.kind === 'read' ? [change.text] : []));
  return { changes, passed, text };
}

describe('a scanner', () => {
  it.each<[string, KeyStream, string]>([
    ['16 ms a key', new KeyStream().type(CARD), CARD],
    ['2 ms a key', new KeyStream(0, 2).type(CARD), CARD],
    ['35 ms a key', new KeyStream(0, 35).type(CARD), CARD],
    ['Alt codes', new KeyStream(0, 12).typeWithAlt(WAYBILL.replace('VN', 'Việt'), codePoint), 'EE123456789Việt'],
    ['characters without keys', new KeyStream().packets('Số hiệu 123'), 'Số hiệu 123'],
    ['an input method at work', new KeyStream().type('E').swallowed('E', 1, 'Ê').type('12345'), 'EE12345'],
    ['one digit again and again', new KeyStream().type('00000000001'), '00000000001'],
    ['a hiccup', new KeyStream().type('123').pass(40).type('4567890123'), '1234567890123'],
    ['a page that was busy', new KeyStream().type(WAYBILL).pass(110).type('1'), `${WAYBILL}1`],
  ])('is recognised: %s', (_, stream, text) => expect(watch(stream).text).toEqual([text]));

  it('has its keys swallowed from the sixth on, and an Enter with them', () => {
    const { passed, changes } = watch(new KeyStream().type(WAYBILL).stroke('Enter', 'Enter'));
    expect(passed).toBe('<Shift>E<Shift>E123');
    expect(changes.map(({ kind }) => kind)).toEqual(['begun', 'recognised', 'read']);
  });

  it.each([
    ['Tab', 20],
    ['Enter', 290],
  ])('may end with %s after %d ms', (key, afterMs) =>
    expect(watch(new KeyStream().type(WAYBILL).pass(afterMs).stroke(key, key)).passed).not.toContain(key),
  );

  it('gives Enter back to the officer soon after', () =>
    expect(watch(new KeyStream().type(WAYBILL).pass(400).stroke('Enter', 'Enter')).passed).toContain('<Enter>'));

  it('is read alone when a key was held since before', () => {
    const { records } = new KeyStream(1100).type(WAYBILL);
    const { records: human } = new KeyStream(1000).hand('x', [0], 150);
    const stream = new KeyStream();
    stream.records.push(...[...records, ...human].toSorted((a, b) => a.timeMs - b.timeMs));
    expect(watch(stream).text).toEqual([WAYBILL]);
  });

  it('goes on where only the computer has faltered', () => {
    const stream = new KeyStream().type(CARD);
    const smooth = watch(stream);
    expect(smooth.text).toEqual([CARD]);
    expect(watch(stream, [6, 40, 41, 42, 80, 101])).toMatchObject({ text: [CARD], passed: smooth.passed });
  });

  it('is read again right after', () => {
    const twice = new KeyStream().type(WAYBILL).stroke('Enter', 'Enter').pass(200).type('RR987654321VN');
    expect(watch(twice).text).toEqual([WAYBILL, 'RR987654321VN']);
  });
});

describe('a scan in two halves', () => {
  const halves = (pauseMs: number, first = HALF): KeyStream =>
    new KeyStream().type(CARD.slice(0, first)).pass(pauseMs).type(CARD.slice(first));

  it.each([HALF, 6, 12, 13, CARD.length - 8, CARD.length - 2])('is joined: split after %d characters', (first) => {
    const { text, changes } = watch(halves(400, first));
    expect(text).toEqual([CARD]);
    expect(changes.map(({ kind }) => kind)).toEqual(['begun', 'recognised', 'paused', 'begun', 'recognised', 'read']);
  });

  it('is joined with one last digit that Enter follows', () => {
    const { text, passed } = watch(halves(400, CARD.length - 1).stroke('Enter', 'Enter'));
    expect(text).toEqual([CARD]);
    expect(passed).not.toContain('Enter');
  });

  it('is not joined after a second and a half', () => {
    expect(watch(halves(1700)).text).toEqual([CARD.slice(0, HALF), CARD.slice(HALF)]);
    expect(watch(halves(1300)).text).toEqual([CARD]);
  });

  it('does not wait where Enter has ended it', () => {
    const { text } = watch(
      new KeyStream().type(CARD.slice(0, HALF)).stroke('Enter', 'Enter').pass(400).type('12345678'),
    );
    expect(text).toEqual([CARD.slice(0, HALF), '12345678']);
  });

  it('lets an officer type meanwhile', () => {
    const { text, passed } = watch(new KeyStream().type(CARD.slice(0, HALF)).pass(300).hand('abc', [120]));
    expect(text).toEqual([CARD.slice(0, HALF)]);
    expect(passed.endsWith('abc')).toBe(true);
  });
});

describe('a hand', () => {
  const WORDS = 'chung thuc ban sao tu ban chinh so 12 ngay 15 thang 8';
  it.each<[string, KeyStream]>([
    ['60 ms a key', new KeyStream().hand(WORDS, [60])],
    ['60 ms a key, let go quickly', new KeyStream().hand(WORDS, [60], 25)],
    ['rolling in pairs', new KeyStream().hand(WORDS, [25, 90])],
    ['rolling over all fingers', new KeyStream().hand('asdfjkl;asdfjkl;', [20])],
    ['numbers by heart', new KeyStream().hand('030090001234', [45])],
    ['a held key', new KeyStream().held('a', 60)],
    ['a held key, seen from afar', new KeyStream(0, 30).type('aaaaaaaaaaaaaaaa')],
    [
      'typing Telex',
      new KeyStream(0, 110).type('phu').swallowed('w', 1, 'ư').type('ow').swallowed('f', 2, 'ờ').type('ng'),
    ],
    ['a shorthand of the input method', new KeyStream(0, 110).type('vn').swallowed(' ', 2, 'Cộng hòa Việt Nam ')],
    ['correcting', new KeyStream(0, 80).stroke('Backspace', 'Backspace').stroke('Backspace', 'Backspace')],
  ])('is left alone: %s', (_, stream) => {
    const { text, passed } = watch(stream);
    expect(text).toEqual([]);
    const pressed = stream.records.filter(({ type }) => type === 'down');
    expect(passed).toBe(pressed.map(({ key }) => (key.length === 1 ? key : `<${key}>`)).join(''));
  });

  it('begins anew at each pause, so that what stood in the field before is known', () => {
    const { changes } = watch(new KeyStream().hand('ab', [1700]).pass(1700).type(WAYBILL));
    expect(changes.map(({ kind }) => kind)).toEqual([
      'begun',
      'dropped',
      'begun',
      'dropped',
      'begun',
      'recognised',
      'read',
    ]);
  });
});
