import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { NOTICE_WAYS, NOTICE_KINDS, NOTICE_STATES } from '@motcua/shared/notices';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { type Choice, ChoiceField } from '../ui/ChoiceField';
import { DateField } from '../ui/DateField';
import { FilterFrame } from '../ui/FilterFrame';
import type { NoticeFilters } from './use-notices';

/** Both words mean the same to a person: it has not been handed over yet. */
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
  const set = (changes: { readonly [K in keyof NoticeFilters]?: NoticeFilters[K] | '' | undefined }): void =>
    onChange(Object.fromEntries(Object.entries({ ...filters, ...changes }).filter(([, value]) => value)));
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
      <CodeField value={filters.dossierCode ?? ''} onChange={(dossierCode) => set({ dossierCode })} />
      <Box sx={{ width: 160 }}>
        <DateField
          label={translate('notices.page.from')}
          value={filters.from ?? ''}
          onChange={(from) => set({ from })}
        />
      </Box>
      <Box sx={{ width: 160 }}>
        <DateField label={translate('notices.page.to')} value={filters.to ?? ''} onChange={(to) => set({ to })} />
      </Box>
    </FilterFrame>
  );
};

/** Looked for when it has been typed to its end: each look is recorded. */
const CodeField = ({ value, onChange }: { value: string; onChange: (code: string) => void }) => {
  const translate = useTranslate();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const look = (event?: FormEvent): void => {
    event?.preventDefault();
    if (text.trim() !== value) onChange(text.trim());
  };
  return (
    <Box component="form" role="search" onSubmit={look} sx={{ width: 170 }}>
      <TextField
        size="small"
        fullWidth
        label={translate('list.columns.code')}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onBlur={() => look()}
        slotProps={{ htmlInput: { maxLength: 60, autoComplete: 'off' }, inputLabel: { shrink: true } }}
      />
    </Box>
  );
};
