import Alert from '@mui/material/Alert';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { KeyButton } from '../../keyboard/KeyButton';
import type { Translate } from '../../time/time-words';
import { FootBar } from '../../ui/FootBar';
import { DoubtNotes } from './DoubtNotes';
import { hasDoubts } from './doubts';
import type { Entry, Hurdle } from './use-entry';

/** Always in sight at the foot of the page: what is doubtful, what is in the way, and the key that sends. */
export const EntryActions = ({ entry }: { entry: Entry }) => {
  const translate = useTranslate();
  const { doubts, hurdle, sending } = entry;
  return (
    <FootBar>
      <Stack spacing={1}>
        {hasDoubts(doubts) && <DoubtNotes doubts={doubts} />}
        <div role="alert">{hurdle && <Alert severity="error">{hurdleWords(hurdle, translate)}</Alert>}</div>
        <Stack direction="row" spacing={2} sx={{ alignItems: 'center' }}>
          <KeyButton
            keys="F2"
            label={translate('catch_ups.send')}
            group={translate('catch_ups.new')}
            variant="contained"
            loading={sending}
            onPress={() => void entry.submit(false)}
          />
          <Typography variant="body2" color="textSecondary">
            {translate('catch_ups.keys')}
          </Typography>
        </Stack>
      </Stack>
    </FootBar>
  );
};

function hurdleWords(hurdle: Hurdle, translate: Translate): string {
  switch (hurdle.kind) {
    case 'empty':
    case 'basis':
      return translate(`catch_ups.hurdle.${hurdle.kind}`);
    case 'lines':
      return translate('catch_ups.hurdle.lines', { smart_count: hurdle.count });
    case 'refused': {
      const words = translate(`errors.${hurdle.problem.code}`);
      return hurdle.line === null ? words : `${translate('catch_ups.line', { line: hurdle.line + 1 })}: ${words}`;
    }
  }
}
