import Box from '@mui/material/Box';
import type { ForecastWord } from '@motcua/shared/forecast';
import { useTranslate } from 'react-admin';
import { toneText } from '../../ui/tone';
import { FORECAST_TONE } from './forecast-words';
import { ForecastIcon } from './ForecastIcon';

/** In a list: the word with its sign. */
export const ForecastSign = ({ word }: { word: ForecastWord }) => {
  const translate = useTranslate();
  return (
    <Box
      component="span"
      sx={[{ display: 'inline-flex', alignItems: 'center', gap: 0.75, fontWeight: 500 }, toneText(FORECAST_TONE[word])]}
    >
      <ForecastIcon word={word} />
      {translate(`forecast.word.${word}`)}
    </Box>
  );
};

/** Beside the time left, where room is short: only what should worry somebody. */
export const ForecastMark = ({ word }: { word: ForecastWord | null }) => {
  const translate = useTranslate();
  if (word === null || word === 'safe') return null;
  const words = translate('forecast.foreseen', { word: translate(`forecast.word.${word}`) });
  return (
    <Box
      component="span"
      role="img"
      aria-label={words}
      title={words}
      sx={[{ display: 'inline-flex', verticalAlign: 'middle', ml: 0.75 }, toneText(FORECAST_TONE[word])]}
    >
      <ForecastIcon word={word} size={14} />
    </Box>
  );
};
