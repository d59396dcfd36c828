import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { callApi, newIdempotencyKey, problemOf } from '../providers/http';
import { DeskDialog } from '../ui/DeskDialog';
import type { Attachment } from './attachment.types';

interface Props {
  readonly dossierId: string;
  readonly attachment: Attachment;
  /** Once a dossier is accepted somebody may have relied on its files. */
  readonly needsReason: boolean;
  readonly queryKey: readonly unknown[];
  readonly onClose: () => void;
}

export const RemoveDialog = ({ dossierId, attachment, needsReason, queryKey, onClose }: Props) => {
  const translate = useTranslate();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [idempotencyKey] = useState(newIdempotencyKey);
  const [state, setState] = useState<{ busy: boolean; problem?: string }>({ busy: false });
  const remove = async (): Promise<void> => {
    setState({ busy: true });
    try {
      const body = reason.trim() === '' ? {} : { reason };
      await callApi(`/dossiers/${dossierId}/attachments/${attachment.id}/removal`, {
        method: 'POST',
        body,
        idempotencyKey,
      });
      await client.invalidateQueries({ queryKey });
      onClose();
    } catch (error) {
      setState({ busy: false, problem: problemOf(error).code });
    }
  };
  return (
    <DeskDialog
      title={translate('attachments.remove_ask')}
      onClose={state.busy ? undefined : onClose}
      onSubmit={() => void remove()}
      actions={
        <>
          <Button color="inherit" onClick={onClose} disabled={state.busy}>
            {translate('attachments.cancel')}
          </Button>
          <Button type="submit" variant="contained" loading={state.busy}>
            {translate('attachments.remove')}
          </Button>
        </>
      }
    >
      <Stack spacing={2} sx={{ pt: 0.5 }}>
        <Typography variant="body2">{translate('attachments.remove_effect', { name: attachment.name })}</Typography>
        <TextField
          label={translate(needsReason ? 'act.reason' : 'act.reason_optional')}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          required={needsReason}
          autoFocus
          multiline
          minRows={2}
          fullWidth
          size="small"
          slotProps={{ htmlInput: { maxLength: 1000 }, inputLabel: { required: false } }}
        />
        {state.problem && (
          <Typography variant="body2" color="error" role="alert">
            {translate(`errors.${state.problem}`)}
          </Typography>
        )}
      </Stack>
    </DeskDialog>
  );
};
