import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { formatVnd } from '@motcua/shared/payments';
import type { FeeDefinition } from '@motcua/shared/procedures';
import { type Dispatch, type SetStateAction, useState } from 'react';
import { useTranslate } from 'react-admin';
import { MoneyField } from '../../ui/MoneyField';
import { WholeField } from '../../ui/WholeField';
import { amountOf, type Charge, type Charges, feeItems, totalOf } from './fees';

interface Props {
  readonly fees: readonly FeeDefinition[];
  readonly charges: Charges;
  readonly onChange: (charges: Charges) => void;
  readonly exempt?: boolean;
}

/** Fees of the procedure with what each comes to, and their sum. */
export const FeeLines = ({ fees, charges, onChange, exempt = false }: Props) => {
  const translate = useTranslate();
  const [wrong, countWrong] = useState(0);
  if (fees.length === 0) return <Typography variant="body2">{translate('act.no_fees')}</Typography>;
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
      <Typography component="legend" variant="body2" color="textSecondary" sx={{ p: 0 }}>
        {translate('act.fees')}
      </Typography>
      {fees.map((fee, index) => {
        const charge = charges[fee.code] ?? { charged: false, copies: 1, pages: 1, amountVnd: null };
        const set = (part: Partial<Charge>): void => onChange({ ...charges, [fee.code]: { ...charge, ...part } });
        return (
          <FeeLine
            key={fee.code}
            fee={fee}
            charge={charge}
            onChange={set}
            countWrong={countWrong}
            autoFocus={index === 0}
            exempt={exempt}
          />
        );
      })}
      <Typography variant="body2" aria-live="polite" sx={{ textAlign: 'right', fontWeight: 600, mt: 1 }}>
        {translate('act.total', { amount: wrong > 0 ? '–' : formatVnd(totalOf(feeItems(fees, charges, exempt))) })}
      </Typography>
    </Box>
  );
};

const FeeLine = ({
  fee,
  charge,
  onChange,
  countWrong,
  autoFocus,
  exempt,
}: {
  fee: FeeDefinition;
  charge: Charge;
  onChange: (part: Partial<Charge>) => void;
  countWrong: Dispatch<SetStateAction<number>>;
  autoFocus: boolean;
  exempt: boolean;
}) => {
  const translate = useTranslate();
  return (
    <Stack direction="row" spacing={1} useFlexGap sx={{ alignItems: 'center', py: 0.75, flexWrap: 'wrap' }}>
      <FormControlLabel
        sx={{ flex: 1, minWidth: 180, mr: 0 }}
        slotProps={{ typography: { variant: 'body2' } }}
        label={fee.name}
        control={
          <Checkbox
            size="small"
            checked={charge.charged}
            autoFocus={autoFocus}
            onChange={(_, charged) => onChange({ charged })}
          />
        }
      />
      {charge.charged && (
        <>
          {fee.per === 'page' && (
            <WholeField
              label={translate('act.pages')}
              value={charge.pages}
              max={100}
              // Counted anew, so what was written by hand no longer holds.
              onChange={(pages) => onChange({ pages, amountVnd: null })}
            />
          )}
          {fee.per !== 'dossier' && (
            <WholeField
              label={translate('act.copies')}
              value={charge.copies}
              max={100}
              onChange={(copies) => onChange({ copies, amountVnd: null })}
            />
          )}
          {!exempt && (
            <MoneyField
              label={translate('act.amount')}
              value={amountOf(fee, charge)}
              onChange={(amountVnd) => onChange({ amountVnd })}
              countWrong={countWrong}
            />
          )}
        </>
      )}
    </Stack>
  );
};
