import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import type { Problem } from '../../providers/http';

/** Why the act is refused, and which papers it is about. */
export const Refusal = ({ problem }: { problem: Problem }) => {
  const translate = useTranslate();
  return (
    <Alert severity="error" sx={{ mt: 2 }}>
      {translate(`errors.${problem.code}`)}
      {problem.missing && (
        <> {translate('act.missing', { names: problem.missing.map(({ name }) => name).join('; ') })}</>
      )}
    </Alert>
  );
};

/** Said when the button is pressed too early. */
export const Incomplete = () => (
  <Alert severity="info" sx={{ mt: 2 }}>
    {useTranslate()('act.incomplete')}
  </Alert>
);

/** What was typed earlier is there again, and can be given up. */
export const Restored = ({ onDiscard }: { onDiscard: () => void }) => {
  const translate = useTranslate();
  return (
    <Alert
      severity="info"
      sx={{ mt: 2 }}
      action={
        <Button color="inherit" size="small" onClick={onDiscard}>
          {translate('act.begin_anew')}
        </Button>
      }
    >
      {translate('act.restored')}
    </Alert>
  );
};
