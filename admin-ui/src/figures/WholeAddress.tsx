import { useEffect } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { FigureTab } from './FigureTabs';

interface Props {
  readonly tab: FigureTab;
  readonly office: string;
  readonly below: boolean;
}

/** Writes into the address what it does not say yet: what was seen is found again by the back button, and by who gets the link. */
export const WholeAddress = ({ tab, office, below }: Props) => {
  const [search, setSearch] = useSearchParams();
  useEffect(() => {
    const said = Object.entries({ tab, office, below: String(below) }).filter(([name]) => !search.has(name));
    if (said.length === 0) return;
    setSearch(
      (now) => {
        for (const [name, value] of said) now.set(name, value);
        return now;
      },
      { replace: true },
    );
  }, [tab, office, below, search, setSearch]);
  return null;
};
