import MuiLink from '@mui/material/Link';
import { FIGURES, type FigureId } from '@motcua/shared/figures';
import { createContext, useContext } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { useShowList } from '../work/use-show-list';
import type { ListFilters } from '../dossiers/list/list-query';

/** What every list behind a figure of the page is narrowed to; null for who is shown no dossier. */
export const BehindFigures = createContext<ListFilters | null>(null);

interface Props {
  readonly figure: FigureId;
  readonly count: number;
  /** Whose number it is: a field, a procedure, all. */
  readonly of: string;
  readonly narrowed?: ListFilters;
  /** Large, as on a tile. */
  readonly big?: boolean;
}

/** A number that opens the list of exactly the dossiers it counts. */
export const FigureLink = ({ figure, count, of, narrowed, big = false }: Props) => {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const behind = useContext(BehindFigures);
  const showList = useShowList();
  const text = count.toLocaleString(locale);
  if (behind === null || count === 0) return <span>{text}</span>;
  const name = FIGURES[figure][locale === 'en' ? 'en' : 'vi'].name;
  return (
    <MuiLink
      component="button"
      type="button"
      // To the eye and to the ear a link: it opens a page, though its filters stand in the memory of this page only.
      role="link"
      underline={big ? 'none' : 'always'}
      color="inherit"
      aria-label={translate('figures.list_of', { figure: name, of, count: text })}
      onClick={() => showList({ ...behind, ...narrowed, figure })}
      sx={{
        font: 'inherit',
        verticalAlign: 'baseline',
        textDecorationColor: 'currentcolor',
        textDecorationStyle: 'dotted',
        textUnderlineOffset: '3px',
        '@media print': { textDecoration: 'none' },
      }}
    >
      {text}
    </MuiLink>
  );
};
