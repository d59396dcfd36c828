import ButtonBase from '@mui/material/ButtonBase';
import Tooltip from '@mui/material/Tooltip';
import { FIGURES, type FigureId } from '@motcua/shared/figures';
import { useLocaleState } from 'react-admin';

/** The words of a figure, which say what is counted to the pointer and to the keyboard. */
export const Defined = ({ figure, label }: { readonly figure: FigureId; readonly label?: string }) => {
  const [locale] = useLocaleState();
  const { name, counts } = FIGURES[figure][locale === 'en' ? 'en' : 'vi'];
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
