import { type FigureId, FIGURES } from '@motcua/shared/figures';
import { useLocaleState } from 'react-admin';
import type { Bar } from './BandChart';

/** A bar for each figure, under its name. */
export function useBars<Id extends FigureId>(figures: readonly Id[]): (counts: Readonly<Record<Id, number>>) => Bar[] {
  const [locale] = useLocaleState();
  return (counts) =>
    figures.map((id) => ({ key: id, name: FIGURES[id][locale === 'en' ? 'en' : 'vi'].name, count: counts[id] }));
}
