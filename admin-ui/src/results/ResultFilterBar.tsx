import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useTranslate } from 'react-admin';
import { DaysFilter } from '../ui/DaysFilter';
import { FilterFrame } from '../ui/FilterFrame';
import { narrowed } from '../ui/narrowed';
import { TextFilter } from '../ui/TextFilter';
import type { ResultFilters } from './use-results';

/** Narrows the register; each choice works at once, a text when it is whole. */
export const ResultFilterBar = ({
  filters,
  onChange,
}: {
  filters: ResultFilters;
  onChange: (filters: ResultFilters) => void;
}) => {
  const translate = useTranslate();
  const set = (changes: Parameters<typeof narrowed<ResultFilters>>[1]): void => onChange(narrowed(filters, changes));
  return (
    <FilterFrame onClear={Object.keys(filters).length > 0 ? () => onChange({}) : null}>
      <TextFilter
        label={translate('results.number')}
        value={filters.number ?? ''}
        onChange={(number) => set({ number })}
        width={110}
      />
      <TextFilter
        label={translate('list.columns.code')}
        value={filters.dossierCode ?? ''}
        onChange={(dossierCode) => set({ dossierCode })}
        width={200}
      />
      <TextFilter
        label={translate('results.shelf')}
        value={filters.shelfSlot ?? ''}
        onChange={(shelfSlot) => set({ shelfSlot })}
        width={130}
      />
      <DaysFilter
        labels={[translate('results.signed_from'), translate('results.signed_to')]}
        from={filters.from}
        to={filters.to}
        onChange={set}
      />
      <FormControlLabel
        control={
          <Checkbox
            size="small"
            checked={filters.lacksCopy !== undefined}
            onChange={(_, on) => set({ lacksCopy: on ? 'true' : '' })}
          />
        }
        label={translate('results.lacks_copy')}
      />
    </FilterFrame>
  );
};
