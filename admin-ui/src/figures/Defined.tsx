import ButtonBase from '@mui/material/ButtonBase';
import TableCell from '@mui/material/TableCell';
import Tooltip from '@mui/material/Tooltip';
import { FIGURES, type FigureId, MEASURES, type MeasureId } from '@motcua/shared/figures';
import { useLocaleState } from 'react-admin';

type Props = { readonly label?: string } & ({ readonly figure: FigureId } | { readonly measure: MeasureId });

/** The words of a figure, or of what is made of figures, which say what is counted to the pointer and to the keyboard. */
export const Defined = ({ label, ...of }: Props) => {
  const [locale] = useLocaleState();
  const definition = 'figure' in of ? FIGURES[of.figure] : MEASURES[of.measure];
  const { name, counts } = definition[locale === 'en' ? 'en' : 'vi'];
  return (
    <Tooltip title={counts} describeChild>
      <ButtonBase
        sx={{
          font: 'inherit',
          textAlign: 'inherit',
          cursor: 'help',
          borderRadius: 0.5,
          '&:focus-visible': { outline: 2, outlineColor: 'primary.main' },
        }}
      >
        {label ?? name}
      </ButtonBase>
    </Tooltip>
  );
};

/** The same as the head of a column of numbers. */
export const DefinedHead = (props: Props) => (
  <TableCell scope="col" align="right">
    <Defined {...props} />
  </TableCell>
);
