import Button from '@mui/material/Button';
import DialogContentText from '@mui/material/DialogContentText';
import { useTranslate } from 'react-admin';
import { DeskDialog } from '../../ui/DeskDialog';
import { DoubtNotes } from './DoubtNotes';
import type { Entry } from './use-entry';

/** Before a batch with doubts goes to the leader: they are read once, then sent or looked at. */
export const DoubtDialog = ({ entry }: { entry: Entry }) => {
  const translate = useTranslate();
  return (
    <DeskDialog
      title={translate('catch_ups.doubts.title')}
      width="sm"
      onClose={entry.stopAsking}
      onSubmit={() => void entry.submit(true)}
      actions={
        <>
          <Button color="inherit" onClick={entry.stopAsking}>
            {translate('catch_ups.doubts.look')}
          </Button>
          <Button type="submit" variant="contained" autoFocus>
            {translate('catch_ups.doubts.send')}
          </Button>
        </>
      }
    >
      <DialogContentText sx={{ fontSize: 14, mb: 2 }}>{translate('catch_ups.doubts.compare')}</DialogContentText>
      <DoubtNotes doubts={entry.doubts} />
    </DeskDialog>
  );
};
