import Box from '@mui/material/Box';
import { NOTICE_WAYS, NOTICE_KINDS, NOTICE_STATES } from '@motcua/shared/notices';
import { useTranslate } from 'react-admin';
import { type Choice, ChoiceField } from '../ui/ChoiceField';
import { DaysFilter } from '../ui/DaysFilter';
import { FilterFrame } from '../ui/FilterFrame';
import { narrowed } from '../ui/narrowed';
import { TextFilter } from '../ui/TextFilter';
import type { NoticeFilters } from './use-notices';

/** What stands in the queue is found with what is planned. */
const SHOWN_STATES = NOTICE_STATES.filter((state) => state !== 'dispatched');

/** Narrows the list; each choice works at once, a code when it is whole. */
export const NoticeFilterBar = ({
  filters,
  onChange,
}: {
  filters: NoticeFilters;
  onChange: (filters: NoticeFilters) => void;
}) => {
  const translate = useTranslate();
  const set = (changes: Parameters<typeof narrowed<NoticeFilters>>[1]): void => onChange(narrowed(filters, changes));
  const withAny = <V extends string>(values: readonly V[], words: string): readonly Choice<V | ''>[] => [
    { value: '', label: translate('list.filter.any') },
    ...values.map((value) => ({ value, label: translate(`notices.${words}.${value}`) })),
  ];
  return (
    <FilterFrame onClear={Object.keys(filters).length > 0 ? () => onChange({}) : null}>
      <Box sx={{ width: 180 }}>
        <ChoiceField
          label={translate('notices.page.state')}
          value={filters.state ?? ''}
          onChange={(state) => set({ state })}
          choices={withAny(SHOWN_STATES, 'states')}
        />
      </Box>
      <Box sx={{ width: 120 }}>
        <ChoiceField
          label={translate('notices.page.channel')}
          value={filters.channel ?? ''}
          onChange={(channel) => set({ channel })}
          choices={withAny(NOTICE_WAYS, 'channels')}
        />
      </Box>
      <Box sx={{ width: 190 }}>
        <ChoiceField
          label={translate('notices.page.kind')}
          value={filters.kind ?? ''}
          onChange={(kind) => set({ kind })}
          choices={withAny(NOTICE_KINDS, 'kinds')}
        />
      </Box>
      <TextFilter
        label={translate('list.columns.code')}
        value={filters.dossierCode ?? ''}
        onChange={(dossierCode) => set({ dossierCode })}
        width={170}
      />
      <DaysFilter
        labels={[translate('notices.page.from'), translate('notices.page.to')]}
        from={filters.from}
        to={filters.to}
        onChange={set}
      />
    </FilterFrame>
  );
};
