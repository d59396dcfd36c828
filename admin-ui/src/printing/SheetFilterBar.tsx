import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { ChoiceField } from '../ui/ChoiceField';
import { DaysFilter } from '../ui/DaysFilter';
import { FilterFrame } from '../ui/FilterFrame';
import { narrowed } from '../ui/narrowed';
import { StaffField } from '../ui/StaffField';
import { TextFilter } from '../ui/TextFilter';
import type { SheetFilters } from './use-handover-sheets';

interface Props {
  readonly filters: SheetFilters;
  readonly onChange: (filters: SheetFilters) => void;
}

/** Narrows the list; each choice works at once, a code when it is whole. */
export const SheetFilterBar = ({ filters, onChange }: Props) => {
  const translate = useTranslate();
  const say = (name: string): string => translate(`papers.sheets.${name}`);
  const set = (changes: Parameters<typeof narrowed<SheetFilters>>[1]): void => onChange(narrowed(filters, changes));
  return (
    <FilterFrame onClear={Object.keys(filters).length > 0 ? () => onChange({}) : null}>
      <Box sx={{ width: 170 }}>
        <ChoiceField
          label={say('kind')}
          value={filters.kind ?? ''}
          onChange={(kind) => set({ kind })}
          choices={[
            { value: '', label: translate('list.filter.any') },
            { value: 'dossiers', label: say('kinds.dossiers') },
            { value: 'results', label: say('kinds.results') },
            { value: 'intake', label: say('kinds.intake') },
          ]}
        />
      </Box>
      <Box sx={{ width: 220 }}>
        <StaffField
          label={say('person')}
          value={filters.staffId ?? ''}
          onChange={(staffId) => set({ staffId })}
          nobody={translate('list.filter.any')}
        />
      </Box>
      <TextFilter
        label={translate('list.columns.code')}
        value={filters.dossierCode ?? ''}
        onChange={(dossierCode) => set({ dossierCode })}
        width={200}
      />
      <DaysFilter labels={[say('from'), say('to')]} from={filters.from} to={filters.to} onChange={set} />
    </FilterFrame>
  );
};
