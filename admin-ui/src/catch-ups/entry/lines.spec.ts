import { describe, expect, it } from '@jest/globals';
import { type CatchUpForm, emptyCatchUp, lineAfter, MOST_LINES } from './line-form';
import { type Lines, linesOf } from './lines';

/** A form that is changed as the page does it, and where the cursor went. */
function page(form: CatchUpForm) {
  const focused: string[] = [];
  let now = form;
  const lines = (): Lines =>
    linesOf(
      now,
      (next) => (now = next),
      (field) => focused.push(field),
    );
  return { lines, focused, ids: () => now.lines.map(({ id }) => id), current: () => now.current, form: () => now };
}

const three = (): CatchUpForm => {
  const first = lineAfter([]);
  const second = lineAfter([first]);
  return { ...emptyCatchUp(), lines: [first, second, lineAfter([first, second])], current: 2 };
};

describe('the lines of a batch', () => {
  it('begin behind the last, with what is known', () => {
    const { lines, focused, form } = page(three());
    expect(lines().begin((line) => ({ ...line, blockNumber: 'KG-0099' }), 'receivedAt')).toBe(true);
    expect(form()).toMatchObject({ current: 4, lines: [{}, {}, {}, { id: 4, blockNumber: 'KG-0099' }] });
    expect(focused).toEqual(['receivedAt']);
  });

  it('are no more than the server takes', () => {
    const first = lineAfter([]);
    const full = { ...emptyCatchUp(), lines: Array.from({ length: MOST_LINES }, (_, id) => ({ ...first, id })) };
    const { lines, ids } = page(full);
    expect(lines().begin()).toBe(false);
    expect(ids()).toHaveLength(MOST_LINES);
  });

  it('are walked up and down, not beyond the ends', () => {
    const { lines, current, focused } = page(three());
    lines().step(1);
    lines().step(1);
    expect(current()).toBe(3);
    lines().step(-1);
    lines().step(-1);
    lines().step(-1);
    expect(current()).toBe(1);
    expect(focused).toEqual(['blockNumber', 'blockNumber', 'blockNumber']);
  });

  it('close up when one is taken away; the last leaves a new one', () => {
    const { lines, ids, current } = page(three());
    lines().remove(2);
    expect([ids(), current()]).toEqual([[1, 3], 3]);
    lines().remove(3);
    expect([ids(), current()]).toEqual([[1], 1]);
    lines().remove(1);
    expect(ids()).toHaveLength(1);
    expect(current()).toBe(ids()[0]);
  });

  it('are changed one by one', () => {
    const { lines, form, focused } = page(three());
    lines().change({ ...form().lines[1]!, blockNumber: '7' });
    lines().fill({ ...form().lines[2]!, blockNumber: '8' }, 'person.phone');
    expect(form().lines.map(({ blockNumber }) => blockNumber)).toEqual(['', '7', '8']);
    expect(focused).toEqual(['person.phone']);
  });
});
