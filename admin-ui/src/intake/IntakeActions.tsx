import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import { KeyButton } from '../keyboard/KeyButton';
import { FootBar } from '../ui/FootBar';
import { HurdleNote } from './HurdleNote';
import type { Intake, IntakeMode } from './use-intake';

const KEYS = { accept: 'F2', save: 'F4', supplement: 'F8' } as const satisfies Record<IntakeMode, string>;
const MODES = ['accept', 'save', 'supplement'] as const;

/** Always in sight at the foot of the page; the usual one is the strongest. */
export const IntakeActions = ({ hurdle, sending, submit }: Pick<Intake, 'hurdle' | 'sending' | 'submit'>) => {
  const translate = useTranslate();
  return (
    <FootBar>
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
    </FootBar>
  );
};
