import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { KeyButton } from '../../keyboard/KeyButton';
import { type Tone, toneStyle, toneText } from '../../ui/tone';
import type { Component, Dossier } from '../dossier.types';
import { Section } from '../../ui/Section';

/** A paper that matters now: asked for by the procedure, handed in, or found wanting. */
const matters = ({ required, present, defect }: Component): boolean =>
  required === 'always' || present || defect !== null;

export const Components = ({ dossier: { components } }: { dossier: Dossier }) => {
  const translate = useTranslate();
  const [all, setAll] = useState(false);
  const required = components.filter((one) => one.required === 'always');
  const others = components.filter((one) => !matters(one));
  const shown = all ? components : components.filter(matters);
  return (
    <Section
      title={translate('dossier.components')}
      aside={translate('dossier.components_count', {
        present: required.filter(({ present, valid }) => present && valid).length,
        required: required.length,
      })}
    >
      <Stack component="ul" spacing={1} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {shown.map((component) => (
          <Paper key={component.code} component={component} />
        ))}
      </Stack>
      {others.length > 0 && (
        <KeyButton
          keys="Shift+G"
          label={
            all
              ? translate('dossier.hide_conditional')
              : translate('dossier.conditional', { smart_count: others.length })
          }
          group={translate('keyboard.dossier')}
          size="small"
          color="inherit"
          sx={{ color: 'text.secondary', mt: 1, ml: -0.5 }}
          onPress={() => setAll(!all)}
        />
      )}
    </Section>
  );
};

const Paper = ({ component }: { component: Component }) => {
  const translate = useTranslate();
  const { name, form, copies, defect, bring } = component;
  const { word, mark, tone } = standing(component);
  return (
    <Stack component="li" direction="row" spacing={1.5} sx={{ alignItems: 'baseline' }}>
      <Box
        component="span"
        title={translate(word)}
        sx={[
          { flex: 'none', width: 20, height: 20, borderRadius: 1, fontSize: 12, fontWeight: 600 },
          { display: 'inline-grid', placeItems: 'center', alignSelf: 'flex-start', mt: '1px' },
          toneStyle(tone),
        ]}
      >
        {mark}
      </Box>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography variant="body2">{name}</Typography>
        {defect && (
          <Typography variant="body2" sx={toneText('amber')}>
            {defect}
            {bring && `. ${translate('dossier.bring', { what: bring })}`}
          </Typography>
        )}
      </Box>
      <Typography variant="body2" color="textSecondary" sx={{ whiteSpace: 'nowrap' }}>
        {[copies > 0 && String(copies), translate(`dossier.forms.${form}`), translate(word)]
          .filter(Boolean)
          .join(' · ')}
      </Typography>
    </Stack>
  );
};

function standing({ present, valid, required, defect }: Component): { word: string; mark: string; tone: Tone } {
  if (defect !== null || (present && !valid)) return { word: 'dossier.invalid', mark: '!', tone: 'amber' };
  if (present) return { word: 'dossier.present', mark: '✓', tone: 'green' };
  if (required === 'always') return { word: 'dossier.missing', mark: '–', tone: 'red' };
  return { word: 'dossier.not_needed', mark: '–', tone: 'neutral' };
}
