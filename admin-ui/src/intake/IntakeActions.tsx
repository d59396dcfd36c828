import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import { KeyButton } from '../keyboard/KeyButton';
import { HurdleNote } from './HurdleNote';
import type { Intake, IntakeMode } from './use-intake';

const KEYS = { accept: 'F2', save: 'F4', supplement: 'F8' } as const satisfies Record<IntakeMode, string>;
const MODES = ['accept', 'save', 'supplement'] as const;

/** Always in sight at the foot of the page; the usual one is the strongest. */
export const IntakeActions = ({ hurdle, sending, submit }: Pick<Intake, 'hurdle' | 'sending' | 'submit'>) => {
  const translate = useTranslate();
  return (
    <Paper
      elevation={0}
      square
      sx={{
        position: 'sticky',
        bottom: 0,
        zIndex: 2,
        mx: -3,
        mb: -2,
        px: 3,
        py: 1.25,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <HurdleNote hurdle={hurdle} />
      <Stack direction="row" spacing={1.5}>
        {MODES.map((mode) => (
          <KeyButton
            key={mode}
            keys={KEYS[mode]}
            label={translate(`intake.act.${mode}`)}
            hint={translate(`intake.act.${mode}_hint`)}
            group={translate('intake.group')}
            variant={mode === 'accept' ? 'contained' : 'outlined'}
            loading={sending === mode}
            disabled={sending !== null && sending !== mode}
            onPress={() => void submit(mode)}
          />
        ))}
      </Stack>
    </Paper>
  );
};
