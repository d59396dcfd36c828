import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import type { Problem } from '../../providers/http';

/** What was typed earlier is there again, and can be given up. */
export const Restored = ({ onDiscard }: { onDiscard: () => void }) => {
  const translate = useTranslate();
  return (
    <Alert
      severity="info"
      action={
        <Button color="inherit" size="small" onClick={onDiscard}>
          {translate('admin.form.begin_anew')}
        </Button>
      }
    >
      {translate('admin.form.restored')}
    </Alert>
  );
};

const isStale = (problem: Problem | null): boolean => problem?.code === 'admin.changed_meanwhile';

/** Why nothing was saved; if somebody was quicker, the way to what they wrote. */
export const Refused = ({ problem, onShowNew }: { problem: Problem; onShowNew?: (() => void) | undefined }) => {
  const translate = useTranslate();
  const stale = isStale(problem);
  return (
    <Alert
      severity={stale ? 'warning' : 'error'}
      action={
        stale &&
        onShowNew && (
          <Button color="inherit" size="small" onClick={onShowNew}>
            {translate('admin.form.show_new')}
          </Button>
        )
      }
    >
      {translate(`errors.${problem.code}`)}
    </Alert>
  );
};
