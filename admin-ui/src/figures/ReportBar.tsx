import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { ChoiceField } from '../ui/ChoiceField';
import { NOT_PRINTED } from './print';
import { PrintButton } from './PrintButton';

interface Props<G extends string> {
  /** What is chosen beside the group. */
  readonly children?: ReactNode;
  readonly groups: readonly { readonly value: G; readonly label: string }[];
  readonly groupBy: G;
  readonly onGroupBy: (group: G) => void;
  readonly printable: boolean;
  /** The same as a file. */
  readonly files: ReactNode;
}

/** What a report is asked for, in one line over it. */
export function ReportBar<G extends string>({ children, groups, groupBy, onGroupBy, printable, files }: Props<G>) {
  const translate = useTranslate();
  return (
    <Stack
      direction="row"
      useFlexGap
      spacing={1}
      sx={{ mb: 1.5, alignItems: 'center', flexWrap: 'wrap', ...NOT_PRINTED }}
    >
      {children}
      <Box sx={{ width: 200 }}>
        <ChoiceField label={translate('on_time.by')} value={groupBy} onChange={onGroupBy} choices={groups} />
      </Box>
      <Box sx={{ flex: 1 }} />
      {files}
      <PrintButton disabled={!printable} />
    </Stack>
  );
}
