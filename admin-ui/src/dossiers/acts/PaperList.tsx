import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { Component } from '../dossier.types';

/** Papers one under the other: Space ticks, arrows go from one to the next. */
export const PaperList = ({ label, children }: { label: string; children: ReactNode }) => (
  <Box component="fieldset" onKeyDown={walk} sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
    <Typography component="legend" variant="body2" color="textSecondary" sx={{ p: 0, mb: 0.5 }}>
      {label}
    </Typography>
    {children}
  </Box>
);

interface LineProps {
  readonly component: Pick<Component, 'name' | 'form' | 'required'>;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly autoFocus?: boolean;
  /** Beside the name once it is ticked. */
  readonly aside?: ReactNode;
  /** Below the name once it is ticked. */
  readonly children?: ReactNode;
}

export const PaperLine = ({ component, checked, onChange, autoFocus = false, aside, children }: LineProps) => {
  const translate = useTranslate();
  const about = [
    translate(`dossier.forms.${component.form}`),
    component.required === 'conditional' && translate('act.conditional'),
  ].filter(Boolean);
  return (
    <Box sx={{ py: aside === undefined ? 0.25 : 0.75 }}>
      <Stack direction="row" spacing={2} sx={{ alignItems: 'center' }}>
        <FormControlLabel
          sx={{ flex: 1, mr: 0, minWidth: 0 }}
          control={
            <Checkbox
              size="small"
              checked={checked}
              autoFocus={autoFocus}
              onChange={(_, next) => onChange(next)}
              slotProps={{ input: { [LINE]: '' } as Record<string, string> }}
            />
          }
          label={
            <Typography variant="body2">
              {component.name}{' '}
              <Typography component="span" variant="body2" color="textSecondary">
                ({about.join(', ')})
              </Typography>
            </Typography>
          }
        />
        {checked && aside}
      </Stack>
      {checked && children && <Box sx={{ pl: 3.75, pb: 1 }}>{children}</Box>}
    </Box>
  );
};

const LINE = 'data-paper';

function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || !(event.target instanceof HTMLElement) || !event.target.hasAttribute(LINE)) return;
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>(`[${LINE}]`)];
  event.preventDefault();
  lines[lines.indexOf(event.target) + step]?.focus();
}
