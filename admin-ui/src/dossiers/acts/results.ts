import type { Dossier } from '../dossier.types';

/** One paper that is issued. */
export interface IssuedResult {
  /** '' takes the next one of the office's register. */
  readonly number: string;
  /** Ký hiệu, as it stands on the paper; '' where it bears none. */
  readonly symbol: string;
  readonly title: string;
  readonly copies: number;
}

/** One call issues no more than this. */
export const MOST_RESULTS = 20;

export const firstResult = ({ results, name }: Pick<Dossier['procedure'], 'results' | 'name'>): IssuedResult => ({
  number: '',
  symbol: '',
  title: results[0]?.name ?? name,
  copies: 1,
});

/** The call's `results`: what is left empty the server fills in. */
export const resultFields = (
  results: readonly IssuedResult[],
): { number?: string; symbol?: string; title?: string; copies: number }[] =>
  results.map(({ number, symbol, title, copies }) => ({
    ...(number.trim() !== '' && { number: number.trim() }),
    ...(symbol.trim() !== '' && { symbol: symbol.trim() }),
    ...(title.trim() !== '' && { title: title.trim() }),
    copies,
  }));
