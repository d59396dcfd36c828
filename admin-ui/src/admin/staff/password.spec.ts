import { describe, expect, it } from '@jest/globals';
import { drawBelow, makePassword } from './password-maker';
import { keptRules } from './password-rules';

const MAI = { username: 'mai.lt', fullName: 'Lê Thị Mai' };

describe('makePassword', () => {
  it('is six words that can be read out', () =>
    expect(makePassword(drawBelow)).toMatch(/^(?:[b-v][aeiou]){2}(?:-(?:[b-v][aeiou]){2}){5}$/));

  it('draws every letter anew', () => {
    const drawn: number[] = [];
    makePassword((below) => {
      drawn.push(below);
      return 0;
    });
    expect(drawn).toHaveLength(24);
  });

  it('keeps the rules it is shown beside', () =>
    expect([...keptRules(makePassword(drawBelow), MAI)]).toEqual(['long', 'varied', 'impersonal']));
});

describe('keptRules', () => {
  it.each([
    ['con meo ngoi canh cua so', ['long', 'varied', 'impersonal'], 'a sentence of one’s own'],
    ['con meo', ['varied'], 'too short'],
    ['abababababababababab', ['long', 'impersonal'], 'one unit over and over'],
    ['lethimai19900312lethimai', ['long', 'varied'], 'name and birth date'],
    ['Lê Thị Mai Motcua 2026', ['long', 'varied'], 'name with marks, and the program'],
    ['', [], 'nothing yet'],
  ])('%j keeps %j: %s', (password, rules) => expect([...keptRules(password, MAI)]).toEqual(rules));
});
