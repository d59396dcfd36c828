import Chip from '@mui/material/Chip';
import { formatDateVi } from '@motcua/shared/calendar';
import { type FigureId, FIGURES } from '@motcua/shared/figures';
import { useLocaleState, useTranslate } from 'react-admin';
import { useOffice } from '../../providers/use-office';
import type { ListFilters } from './list-query';

interface Props {
  readonly figure: FigureId;
  readonly filters: ListFilters;
  readonly onClear: () => void;
}

/** Says which number of which office and which days the list is of: it may be another office than the one chosen above. */
export const BehindFigure = ({ figure, filters, onClear }: Props) => {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { offices } = useOffice();
  const { officeCode, below, stepName, officerName, pauseCause, lateCause, field, figureFrom, figureTo } = filters;
  const office = offices.find(({ code }) => code === officeCode)?.name ?? officeCode;
  const where = [
    office && (below ? translate('figures.where_below', { office }) : office),
    stepName,
    pauseCause && translate(`pauses.${pauseCause}`),
    lateCause && translate(`late_causes.${lateCause}`),
    field,
    officerName,
    figureFrom && figureTo && `${formatDateVi(figureFrom)} – ${formatDateVi(figureTo)}`,
  ];
  const name = FIGURES[figure][locale === 'en' ? 'en' : 'vi'].name;
  return (
    <Chip
      label={translate('figures.behind', { figure: name, where: where.filter(Boolean).join(', ') })}
      onDelete={onClear}
    />
  );
};
