import Box from '@mui/material/Box';
import { DateField } from './DateField';

interface Days {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

interface Props extends Days {
  readonly labels: readonly [from: string, to: string];
  /** The end that was chosen; '' takes it back. */
  readonly onChange: (days: Days) => void;
}

/** Days that narrow a list, both ends inclusive. */
export const DaysFilter = ({ labels, from = '', to = '', onChange }: Props) => (
  <>
    <Box sx={{ width: 160 }}>
      <DateField label={labels[0]} value={from} onChange={(day) => onChange({ from: day })} />
    </Box>
    <Box sx={{ width: 160 }}>
      <DateField label={labels[1]} value={to} onChange={(day) => onChange({ to: day })} />
    </Box>
  </>
);
