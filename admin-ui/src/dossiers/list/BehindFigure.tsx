import Chip from '@mui/material/Chip';
import { formatDateVi } from '@motcua/shared/calendar';
import { type FigureId, FIGURES, NO_OFFICER } from '@motcua/shared/figures';
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
  const { officeCode, below, stepCode, pauseCause, lateCause, field, figureFrom, figureTo } = filters;
  const officerId = filters.officerId ?? filters.stepOfficerId;
  const office = offices.find(({ code }) => code === officeCode)?.name ?? officeCode;
  const where = [
    office && (below ? translate('figures.where_below', { office }) : office),
    stepCode && translate('boards.one_step'),
    pauseCause && translate(`pauses.${pauseCause}`),
    lateCause && translate(`late_causes.${lateCause}`),
    field,
    officerId && translate(officerId === NO_OFFICER ? 'on_time.nobody' : 'on_time.one_officer'),
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
