import ButtonBase from '@mui/material/ButtonBase';
import TableCell from '@mui/material/TableCell';
import Tooltip from '@mui/material/Tooltip';
import {
  FIGURES,
  type FigureId,
  FIGURES_VERSION,
  MEASURES,
  type MeasureId,
  QD_766,
  type Qd766Id,
} from '@motcua/shared/figures';
import { useLocaleState, useTranslate } from 'react-admin';

type Props = { readonly label?: string } & (
  { readonly figure: FigureId } | { readonly measure: MeasureId } | { readonly indicator: Qd766Id }
);

/** The words of a figure, or of what is made of figures, which say what is counted, and by which version, to the pointer and to the keyboard. */
export const Defined = ({ label, ...of }: Props) => {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { name, counts } = definitionOf(of)[locale === 'en' ? 'en' : 'vi'];
  return (
    <Tooltip title={`${counts} ${translate('figures.version', { version: FIGURES_VERSION })}`} describeChild>
      <ButtonBase
        sx={{
          font: 'inherit',
          textAlign: 'inherit',
          cursor: 'help',
          borderRadius: 0.5,
          '&:focus-visible': { outline: 2, outlineColor: 'primary.main' },
          // A button is not printed again where the head of a table stands on the next sheet once more; its words are.
          '@media print': { display: 'contents' },
        }}
      >
        {label ?? name}
      </ButtonBase>
    </Tooltip>
  );
};

function definitionOf(of: Props) {
  if ('figure' in of) return FIGURES[of.figure];
  return 'measure' in of ? MEASURES[of.measure] : QD_766[of.indicator];
}

/** The same as the head of a column of numbers. */
export const DefinedHead = (props: Props) => (
  <TableCell scope="col" align="right">
    <Defined {...props} />
  </TableCell>
);
