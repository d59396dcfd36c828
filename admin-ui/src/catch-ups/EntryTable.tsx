import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { AdminTable } from '../admin/parts/AdminTable';
import { Sign } from '../admin/parts/Sign';
import { writeDateTime } from '../ui/date-text';
import type { CatchUpEntry } from './catch-up.types';

/** Every line as it stood on paper. */
export const EntryTable = ({ entries }: { entries: readonly CatchUpEntry[] }) => {
  const translate = useTranslate();
  const column = (name: string, width?: number) => ({
    name,
    head: translate(`catch_ups.columns.${name}`),
    ...(width !== undefined && { width }),
  });
  return (
    <AdminTable
      label={translate('catch_ups.entries')}
      rows={entries.map((entry, index) => ({ ...entry, line: index + 1 }))}
      keyOf={({ line }) => String(line)}
      columns={[
        { ...column('line', 48), align: 'right', cell: ({ line }) => line },
        { ...column('block', 136), cell: ({ blockNumber }) => blockNumber ?? '–' },
        { ...column('received', 140), cell: ({ receivedAt }) => writeDateTime(receivedAt) },
        {
          ...column('procedure'),
          cell: ({ procedureCode, procedureName, caseName, channel }) => (
            <>
              {procedureName ?? procedureCode}
              <Typography variant="caption" color="textSecondary" component="div">
                {[procedureCode, caseName, channel !== 'desk' && translate(`channels.${channel}`)]
                  .filter(Boolean)
                  .join(' · ')}
              </Typography>
            </>
          ),
        },
        { ...column('applicant', 240), cell: ({ applicantName }) => applicantName },
        { ...column('number', 130), cell: ({ citizenId }) => citizenId ?? '–' },
        { ...column('papers', 90), cell: ({ components }) => <Papers {...components} /> },
      ]}
    />
  );
};

const Papers = ({ present, required }: CatchUpEntry['components']) => {
  const translate = useTranslate();
  return (
    <Sign tone={present < required ? 'red' : 'green'}>
      <span aria-hidden>{present < required ? '! ' : '✓ '}</span>
      {translate('catch_ups.papers_count', { present, required })}
    </Sign>
  );
};
