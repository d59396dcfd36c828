import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';

export const DialogEnd = (props: { busy: boolean; disabled?: boolean; onClose: () => void }) => {
  const translate = useTranslate();
  return (
    <>
      <Button color="inherit" onClick={props.onClose} disabled={props.busy}>
        {translate('attachments.cancel')}
      </Button>
      <Button type="submit" variant="contained" loading={props.busy} disabled={props.disabled === true}>
        {translate('results.save')}
      </Button>
    </>
  );
};

/** Why it was refused. */
export const DialogProblem = ({ problem }: { problem: string | undefined }) => {
  const translate = useTranslate();
  if (problem === undefined) return null;
  return (
    <Typography variant="body2" color="error" role="alert">
      {translate(`errors.${problem}`)}
    </Typography>
  );
};
