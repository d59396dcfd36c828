import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { HistoryImportView } from '@motcua/shared/history';
import { useLocaleState, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { exactWords } from '../../time/time-words';
import { ChoiceField } from '../../ui/ChoiceField';
import { Section } from '../../ui/Section';
import { useList } from '../api/use-read';
import { officeChoices, useOffices } from '../offices/use-offices';
import { AdminTable, type AdminColumn } from '../parts/AdminTable';
import { MoreButton } from '../parts/MoreButton';
import { PageHead } from '../../ui/PageHead';
import { Waiting } from '../parts/Waiting';
import { BringSheet } from './BringSheet';
import { ImportShown } from './ImportShown';
import { useHistoryImport } from './use-history-imports';

/** Brings an office's past over from its older system; office and import stand in the address. */
export const HistoryImportPage = () => {
  const translate = useTranslate();
  const [search, setSearch] = useSearchParams();
  const { rows: offices = [] } = useOffices();
  const officeCode = search.get('office') ?? offices[0]?.code ?? '';
  const importId = search.get('import');
  const list = useList<HistoryImportView>('history-imports', { officeCode });
  const { shown, error, again } = useHistoryImport(importId);
  const show = (id: string): void => setSearch({ office: officeCode, import: id });
  return (
    <>
      <PageHead title={translate('admin.history.title')}>
        <Box sx={{ width: 340 }}>
          <ChoiceField
            label={translate('admin.history.office')}
            value={officeCode}
            onChange={(code) => setSearch({ office: code })}
            choices={officeChoices(offices)}
          />
        </Box>
      </PageHead>
      <Stack spacing={2}>
        <BringSheet officeCode={officeCode} onBrought={show} />
        {importId !== null && (
          <Waiting data={shown} error={error} again={again}>
            {(one) => <ImportShown shown={one} again={again} />}
          </Waiting>
        )}
        <Section title={translate('admin.history.all')}>
          <Waiting data={list.rows} error={list.error} again={list.again}>
            {(rows) => <Imports rows={rows} officeCode={officeCode} />}
          </Waiting>
          <MoreButton list={list} />
        </Section>
      </Stack>
    </>
  );
};

const Imports = ({ rows, officeCode }: { rows: readonly HistoryImportView[]; officeCode: string }) => {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  if (rows.length === 0) return <Typography color="textSecondary">{translate('admin.history.none')}</Typography>;
  const count = (name: 'rows' | 'imported' | 'wrong'): AdminColumn<HistoryImportView> => ({
    name,
    head: translate(`admin.history.counts.${name}`),
    width: 110,
    align: 'right',
    cell: (row) => row[name].toLocaleString(locale),
  });
  const columns: AdminColumn<HistoryImportView>[] = [
    { name: 'file', head: translate('admin.history.file'), cell: ({ fileName }) => fileName },
    {
      name: 'state',
      head: translate('admin.state'),
      width: 190,
      cell: ({ state }) => translate(`admin.history.states.${state}`),
    },
    count('rows'),
    count('imported'),
    count('wrong'),
    { name: 'by', head: translate('admin.history.by'), width: 170, cell: ({ createdBy }) => createdBy },
    {
      name: 'at',
      head: translate('admin.history.at'),
      width: 190,
      cell: ({ createdAt }) => exactWords(new Date(createdAt)),
    },
  ];
  return (
    <AdminTable
      label={translate('admin.history.all')}
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      to={({ id }) => `/admin/history-imports?${new URLSearchParams({ office: officeCode, import: id })}`}
    />
  );
};
