import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { HistoryImportView } from '@motcua/shared/history';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { KeyButton } from '../../keyboard/KeyButton';
import { Section } from '../../ui/Section';
import { Confirm } from '../parts/Confirm';
import { ImportFaults } from './ImportFaults';
import { atWork } from './use-history-imports';

interface Props {
  readonly shown: HistoryImportView;
  readonly again: () => void;
}

/** One import: what was found in it, how far it is, and what can be done with it. */
export const ImportShown = ({ shown, again }: Props) => {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const [asking, setAsking] = useState<'start' | 'cancel' | null>(null);
  const { id, state, version, fileName, rows, done, fresh, known, wrong, imported } = shown;
  const number = (count: number): string => count.toLocaleString(locale);
  const counts = [
    ['rows', rows],
    ...(state === 'running' || state === 'done' ? ([['imported', imported]] as const) : ([['fresh', fresh]] as const)),
    ['known', known],
    ['wrong', wrong],
  ] as const;
  return (
    <Section title={fileName} aside={translate(`admin.history.states.${state}`)}>
      <Stack spacing={2}>
        {atWork(shown) && (
          <Box role="status">
            <LinearProgress
              variant="determinate"
              value={(100 * done) / rows}
              aria-label={translate(`admin.history.states.${state}`)}
            />
            <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5 }}>
              {translate('admin.history.through', { done: number(done), rows: number(rows) })}
            </Typography>
          </Box>
        )}
        <Stack component="dl" direction="row" useFlexGap spacing={4} sx={{ flexWrap: 'wrap', m: 0 }}>
          {counts.map(([name, count]) => (
            <Box key={name}>
              <Typography component="dt" variant="body2" color="textSecondary">
                {translate(`admin.history.counts.${name}`)}
              </Typography>
              <Typography component="dd" variant="h2" sx={{ m: 0, fontVariantNumeric: 'tabular-nums' }}>
                {number(count)}
              </Typography>
            </Box>
          ))}
        </Stack>
        <Verdict shown={shown} />
        {(state === 'checked' || atWork(shown)) && (
          <Stack direction="row" spacing={1}>
            {state === 'checked' && (
              <KeyButton
                keys="F2"
                label={translate('admin.history.start', { count: number(fresh) })}
                group={translate('admin.history.title')}
                variant="contained"
                disabled={fresh === 0}
                onPress={() => setAsking('start')}
              />
            )}
            <Button color="inherit" onClick={() => setAsking('cancel')}>
              {translate('admin.history.cancel')}
            </Button>
          </Stack>
        )}
        {wrong > 0 && <ImportFaults of={shown} />}
      </Stack>
      {asking && (
        <Confirm
          title={translate(`admin.history.ask_${asking}`, { count: number(fresh) })}
          effect={translate(`admin.history.${asking}_effect`)}
          submit={translate(asking === 'start' ? 'admin.history.start_now' : 'admin.history.cancel')}
          path={`history-imports/${id}/${asking}`}
          version={version}
          done={`admin.history.${asking}_done`}
          onClose={() => setAsking(null)}
          onShowNew={() => {
            setAsking(null);
            again();
          }}
        />
      )}
    </Section>
  );
};

/** What it comes to, in a sentence. */
const Verdict = ({ shown: { state, fresh, known, wrong, imported } }: Pick<Props, 'shown'>) => {
  const translate = useTranslate();
  if (state === 'done') {
    return (
      <Alert severity={wrong > 0 ? 'warning' : 'success'}>
        {translate(wrong > 0 ? 'admin.history.done_but' : 'admin.history.done_all')}
      </Alert>
    );
  }
  if (state === 'cancelled') {
    return (
      <Alert severity="info">{translate(imported > 0 ? 'admin.history.ended_some' : 'admin.history.ended')}</Alert>
    );
  }
  if (state !== 'checked') return null;
  if (fresh === 0) {
    const nothing = wrong === 0 && known > 0 ? 'admin.history.all_known' : 'admin.history.none_fit';
    return <Alert severity="info">{translate(nothing)}</Alert>;
  }
  return (
    <Alert severity={wrong > 0 ? 'warning' : 'success'}>
      {translate(wrong > 0 ? 'admin.history.some_wrong' : 'admin.history.all_fit')}
    </Alert>
  );
};
