import Chip from '@mui/material/Chip';
import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import type { Component } from '../dossier.types';
import { ActField } from './ActField';
import { COMMON_DEFECTS, type CommonDefect, type Defect, withCommonDefect } from './supplement';

const CHOICES = Object.keys(COMMON_DEFECTS) as CommonDefect[];

/** Two sentences about one paper: what is wrong with it, and what the citizen should bring. */
export const DefectFields = ({
  component,
  defect,
  onChange,
}: {
  component: Component;
  defect: Defect;
  onChange: (defect: Defect) => void;
}) => {
  const translate = useTranslate();
  return (
    <Stack spacing={1.25} sx={{ pt: 0.5 }}>
      <Stack
        direction="row"
        useFlexGap
        spacing={0.75}
        role="group"
        aria-label={translate('act.defect')}
        sx={{ flexWrap: 'wrap' }}
      >
        {CHOICES.map((choice) => (
          <Chip
            key={choice}
            size="small"
            variant={defect.defect === COMMON_DEFECTS[choice] ? 'filled' : 'outlined'}
            aria-pressed={defect.defect === COMMON_DEFECTS[choice]}
            label={translate(`act.defects.${choice}`)}
            onClick={() => onChange(withCommonDefect(component, defect, choice))}
          />
        ))}
      </Stack>
      <ActField
        label={translate('act.defect')}
        value={defect.defect}
        onChange={(text) => onChange({ ...defect, defect: text })}
        required
        maxLength={500}
      />
      <ActField
        label={translate('act.bring')}
        value={defect.bring}
        onChange={(text) => onChange({ ...defect, bring: text })}
        required
        maxLength={500}
      />
    </Stack>
  );
};
