import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import { LineField } from '../../form/LineField';
import { amountProblem, tierProblem } from '../definition-checks';
import { newRow, type TierRow } from '../procedure-form';
import { Rows } from './Rows';
import { useWrong } from './use-wrong';

interface Props {
  readonly path: string;
  readonly rows: readonly TierRow[];
  readonly onChange: (rows: readonly TierRow[]) => void;
}

const blankTier = (): TierRow => ({ ...newRow(), from: '', amount: '' });

/** From which page or copy on each further one costs another amount. */
export const TierRows = ({ path, rows, onChange }: Props) => {
  const translate = useTranslate();
  const sentence = useWrong();
  return (
    <Rows one={translate('admin.procedure.tier_one')} rows={rows} onChange={onChange} blank={blankTier}>
      {(row, set, index) => (
        <Stack direction="row" spacing={1}>
          <LineField
            label={translate('admin.procedure.tier_from')}
            value={row.from}
            onChange={(from) => set({ from })}
            path={`${path}.${index}.from`}
            check={(from) => sentence(tierProblem(from, rows[index - 1]?.from))}
            required
            numeric
            maxLength={4}
            width={190}
          />
          <LineField
            label={translate('admin.procedure.tier_amount')}
            value={row.amount}
            onChange={(amount) => set({ amount })}
            path={`${path}.${index}.amountVnd`}
            check={(amount) => sentence(amountProblem(amount))}
            required
            money
            maxLength={20}
            width={190}
          />
        </Stack>
      )}
    </Rows>
  );
};
