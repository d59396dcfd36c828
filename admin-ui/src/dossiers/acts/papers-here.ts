import type { Component } from '../dossier.types';

/** Papers of the citizen that lie at the counter and can be given back: neither shown, nor a file, nor taken from elsewhere. */
export const papersHere = <One extends Pick<Component, 'present' | 'form' | 'source'>>(
  components: readonly One[],
): readonly One[] =>
  components.filter(({ present, form, source }) => present && form !== 'presented' && (source ?? 'paper') === 'paper');
