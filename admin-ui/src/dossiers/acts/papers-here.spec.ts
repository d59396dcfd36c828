import { describe, expect, it } from '@jest/globals';
import type { Component } from '../dossier.types';
import { papersHere } from './papers-here';

describe('papers that can be given back', () => {
  it.each<[Component['source'], Component['form'], boolean, boolean]>([
    ['paper', 'original', true, true],
    [null, 'copy', true, true],
    ['paper', 'original', false, false],
    ['paper', 'presented', true, false],
    ['presented', 'original', true, false],
    ['electronic', 'original', true, false],
    ['reused', 'certified', true, false],
    ['database', 'original', true, false],
  ])('from %s as %s, there: %s', (source, form, present, isHere) => {
    const one = { source, form, present };
    expect(papersHere([one])).toEqual(isHere ? [one] : []);
  });
});
