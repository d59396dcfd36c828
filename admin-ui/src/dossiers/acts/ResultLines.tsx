import Add from '@mui/icons-material/Add';
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Stack from '@mui/material/Stack';
import { MAX_SYMBOL } from '@motcua/shared/results';
import { useTranslate } from 'react-admin';
import { WholeField } from '../../ui/WholeField';
import type { Dossier } from '../dossier.types';
import { ActField } from './ActField';
import { firstResult, type IssuedResult, MOST_RESULTS } from './results';

interface Props {
  readonly procedure: Dossier['procedure'];
  readonly results: readonly IssuedResult[];
  readonly onChange: (results: readonly IssuedResult[]) => void;
  readonly autoFocus?: boolean;
}

/** The papers that are issued, a line each. */
export const ResultLines = ({ procedure, results, onChange, autoFocus = false }: Props) => {
  const translate = useTranslate();
  return (
    <Stack spacing={1.5} role="group" aria-label={translate('act.results')}>
      {results.map((result, index) => {
        const set = (part: Partial<IssuedResult>): void =>
          onChange(results.map((one, at) => (at === index ? { ...one, ...part } : one)));
        return (
          // Lines have nothing of their own to be known by but their place.
          <Stack key={index} direction="row" spacing={1} sx={{ alignItems: 'flex-start' }}>
            <Box sx={{ width: 170, flex: 'none' }}>
              <ActField
                label={translate('act.number')}
                value={result.number}
                onChange={(number) => set({ number })}
                path={`results.${index}.number`}
                placeholder={translate('act.number_automatic')}
                maxLength={60}
                autoFocus={autoFocus && index === 0}
              />
            </Box>
            <Box sx={{ width: 110, flex: 'none' }}>
              <ActField
                label={translate('act.symbol')}
                value={result.symbol}
                onChange={(symbol) => set({ symbol })}
                path={`results.${index}.symbol`}
                maxLength={MAX_SYMBOL}
              />
            </Box>
            <ActField
              label={translate('act.title')}
              value={result.title}
              onChange={(title) => set({ title })}
              path={`results.${index}.title`}
              maxLength={300}
              suggestions={procedure.results.map(({ name }) => name)}
            />
            <WholeField
              label={translate('act.copies')}
              value={result.copies}
              max={99}
              onChange={(copies) => set({ copies })}
            />
            {results.length > 1 && (
              <IconButton
                aria-label={translate('act.remove_result', { title: result.title })}
                onClick={() => onChange(results.filter((_, at) => at !== index))}
              >
                <Close fontSize="small" />
              </IconButton>
            )}
          </Stack>
        );
      })}
      {results.length < MOST_RESULTS && (
        <Button
          size="small"
          color="inherit"
          startIcon={<Add />}
          sx={{ alignSelf: 'flex-start' }}
          onClick={() => onChange([...results, firstResult(procedure)])}
        >
          {translate('act.add_result')}
        </Button>
      )}
    </Stack>
  );
};
