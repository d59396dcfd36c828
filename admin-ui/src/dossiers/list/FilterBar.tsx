import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { DOSSIER_STATES } from '@motcua/shared/dossiers';
import { FORECAST_WORDS } from '@motcua/shared/forecast';
import { useTranslate } from 'react-admin';
import { searchProcedures } from '../../procedures/procedure-search';
import { useProcedures } from '../../procedures/use-procedures';
import { DateField } from '../../ui/DateField';
import { FilterFrame } from '../../ui/FilterFrame';
import { StaffField } from '../../ui/StaffField';
import { BehindFigure } from './BehindFigure';
import { type DueFilter, type ListFilters, withoutFigure } from './list-query';

const NO_HABITS = { recent: [], favourite: [] };
const DUE: readonly DueFilter[] = ['overdue', 'today', 'soon'];

/** Narrows the list; each choice works at once. */
export const FilterBar = ({
  filters,
  onChange,
}: {
  filters: ListFilters;
  onChange: (filters: ListFilters) => void;
}) => {
  const translate = useTranslate();
  const { all: procedures } = useProcedures();
  const set = (changes: { readonly [K in keyof ListFilters]?: ListFilters[K] | undefined }): void =>
    onChange(
      Object.fromEntries(
        Object.entries({ ...filters, ...changes }).filter(([, value]) => value?.length),
      ) as ListFilters,
    );
  return (
    <FilterFrame onClear={() => onChange({})}>
      {filters.figure && (
        <BehindFigure figure={filters.figure} filters={filters} onClear={() => onChange(withoutFigure(filters))} />
      )}
      <TextField
        select
        size="small"
        label={translate('list.filter.state')}
        value={filters.state ?? []}
        onChange={(event) =>
          set({ state: DOSSIER_STATES.filter((state) => [event.target.value].flat().includes(state)) })
        }
        sx={{ width: 210 }}
        slotProps={{ select: { multiple: true } }}
        autoFocus
      >
        {DOSSIER_STATES.map((state) => (
          <MenuItem key={state} value={state} dense>
            {translate(`states.${state}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        size="small"
        label={translate('list.filter.due')}
        value={filters.due ?? ''}
        onChange={(event) => set({ due: (event.target.value || undefined) as DueFilter | undefined })}
        sx={{ width: 160 }}
      >
        <MenuItem value="" dense>
          {translate('list.filter.any')}
        </MenuItem>
        {DUE.map((due) => (
          <MenuItem key={due} value={due} dense>
            {translate(`list.due.${due}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        size="small"
        label={translate('list.columns.forecast')}
        value={filters.forecast ?? []}
        onChange={(event) =>
          set({ forecast: FORECAST_WORDS.filter((word) => [event.target.value].flat().includes(word)) })
        }
        sx={{ width: 140 }}
        slotProps={{ select: { multiple: true } }}
      >
        {FORECAST_WORDS.map((word) => (
          <MenuItem key={word} value={word} dense>
            {translate(`forecast.word.${word}`)}
          </MenuItem>
        ))}
      </TextField>
      <Autocomplete
        size="small"
        options={[...(procedures ?? [])]}
        value={procedures?.find(({ code }) => code === filters.procedureCode) ?? null}
        getOptionLabel={({ code, name }) => `${code} ${name}`}
        isOptionEqualToValue={(one, other) => one.code === other.code}
        filterOptions={(all, { inputValue }) => searchProcedures(all, inputValue, NO_HABITS)}
        onChange={(_event, chosen) => set({ procedureCode: chosen?.code })}
        renderInput={(params) => <TextField {...params} label={translate('list.filter.procedure')} />}
        sx={{ width: 280 }}
      />
      <Box sx={{ width: 220 }}>
        <StaffField
          label={translate('list.filter.assignee')}
          value={filters.assigneeId ?? ''}
          onChange={(assigneeId) => set({ assigneeId })}
          nobody={translate('list.filter.any')}
        />
      </Box>
      <DateField
        label={translate('list.filter.received_from')}
        value={filters.receivedFrom ?? ''}
        onChange={(receivedFrom) => set({ receivedFrom })}
      />
      <DateField
        label={translate('list.filter.received_to')}
        value={filters.receivedTo ?? ''}
        onChange={(receivedTo) => set({ receivedTo })}
      />
      <DateField
        label={translate('list.filter.due_from')}
        value={filters.dueFrom ?? ''}
        onChange={(dueFrom) => set({ dueFrom })}
      />
      <DateField
        label={translate('list.filter.due_to')}
        value={filters.dueTo ?? ''}
        onChange={(dueTo) => set({ dueTo })}
      />
    </FilterFrame>
  );
};
