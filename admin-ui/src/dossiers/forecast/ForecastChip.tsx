import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { useTranslate } from 'react-admin';
import { toneStyle } from '../../ui/tone';
import type { Dossier } from '../dossier.types';
import { FORECAST_TONE, groundWords } from './forecast-words';
import { ForecastIcon } from './ForecastIcon';

/** What is foreseen for a dossier, with the step that will cause it; what it rests on is told on hover and on focus. */
export const ForecastChip = ({ dossier, now }: { dossier: Dossier; now: Date }) => {
  const translate = useTranslate();
  const { forecast, procedure } = dossier;
  if (forecast === null) return null;
  const { word, stepCode } = forecast;
  const step = procedure.steps.find(({ code }) => code === stepCode)?.name;
  const said = translate(`forecast.word.${word}`);
  const ground = groundWords(forecast, now, translate);
  return (
    <Tooltip
      describeChild
      // Within the page's landmarks, as everything that is read out.
      slotProps={{ popper: { disablePortal: true }, tooltip: { sx: { fontSize: 13, maxWidth: 'none' } } }}
      title={
        <>
          {ground.map((line) => (
            <Box key={line} component="span" sx={{ display: 'block' }}>
              {line}
            </Box>
          ))}
        </>
      }
    >
      <Box
        component="span"
        role="note"
        tabIndex={0}
        sx={[
          {
            display: 'inline-flex',
            alignItems: 'center',
            gap: 0.75,
            px: 1,
            minHeight: 24,
            borderRadius: 3,
            fontSize: 13,
            fontWeight: 500,
            cursor: 'help',
            '&:focus-visible': { outline: 2, outlineColor: 'primary.main', outlineOffset: 2 },
          },
          toneStyle(FORECAST_TONE[word]),
        ]}
      >
        <ForecastIcon word={word} />
        {step === undefined ? said : translate('forecast.at_step', { word: said, step })}
      </Box>
    </Tooltip>
  );
};
