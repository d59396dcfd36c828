import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { FEE_KINDS } from '@motcua/shared/procedures';
import { useTranslate } from 'react-admin';
import { ChoiceField } from '../../../ui/ChoiceField';
import { LineField } from '../../form/LineField';
import { amountProblem, capProblem } from '../definition-checks';
import { blankFee, type FeeRow } from '../procedure-form';
import { CodeField } from './CodeField';
import { Rows } from './Rows';
import { TierRows } from './TierRows';
import { useWrong } from './use-wrong';

const PER = ['dossier', 'copy', 'page'] as const;

interface Props {
  readonly path: string;
  readonly rows: readonly FeeRow[];
  readonly onChange: (rows: readonly FeeRow[]) => void;
}

/** What it costs, for what, and who is exempt. */
export const FeeRows = ({ path, rows, onChange }: Props) => {
  const translate = useTranslate();
  const sentence = useWrong();
  return (
    <Rows one={translate('admin.procedure.fee_one')} rows={rows} onChange={onChange} blank={blankFee}>
      {(row, set, index) => (
        <Stack spacing={1.5}>
          <Stack direction="row" spacing={1}>
            <CodeField kind="upper" rows={rows} index={index} path={path} set={set} />
            <LineField
              label={translate('admin.procedure.fee')}
              value={row.name}
              onChange={(name) => set({ name })}
              path={`${path}.${index}.name`}
              maxLength={300}
              required
            />
          </Stack>
          <Stack direction="row" spacing={1}>
            <Box sx={{ width: 150, flex: 'none' }}>
              <ChoiceField
                label={translate('admin.procedure.kind')}
                value={row.kind}
                onChange={(kind) => set({ kind })}
                choices={FEE_KINDS.map((kind) => ({
                  value: kind,
                  label: translate(`admin.procedure.fee_kinds.${kind}`),
                }))}
              />
            </Box>
            <LineField
              label={translate('admin.procedure.amount')}
              value={row.amount}
              onChange={(amount) => set({ amount })}
              path={`${path}.${index}.amountVnd`}
              check={(amount) => sentence(amountProblem(amount))}
              required
              money
              maxLength={20}
              width={170}
            />
            <Box sx={{ width: 150, flex: 'none' }}>
              <ChoiceField
                label={translate('admin.procedure.per')}
                value={row.per}
                onChange={(per) => set({ per })}
                choices={PER.map((per) => ({ value: per, label: translate(`admin.procedure.pers.${per}`) }))}
              />
            </Box>
            <LineField
              label={translate('admin.procedure.cap')}
              value={row.cap}
              onChange={(cap) => set({ cap })}
              path={`${path}.${index}.capVnd`}
              check={(cap) => sentence(capProblem(cap, row.amount))}
              money
              maxLength={20}
              width={190}
            />
          </Stack>
          <LineField
            label={translate('admin.procedure.exemptions')}
            value={row.exemptions}
            onChange={(exemptions) => set({ exemptions })}
            path={`${path}.${index}.exemptions`}
            maxLength={3000}
            lines
          />
          <TierRows path={`${path}.${index}.tiers`} rows={row.tiers} onChange={(tiers) => set({ tiers })} />
        </Stack>
      )}
    </Rows>
  );
};
