import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { callApi, newIdempotencyKey, problemOf } from '../providers/http';
import { DateField } from '../ui/DateField';
import { DeskDialog } from '../ui/DeskDialog';
import type { Attachment } from './attachment.types';

interface Props {
  readonly dossierId: string;
  readonly attachment: Attachment;
  readonly queryKey: readonly unknown[];
  readonly onClose: () => void;
}

/** Until when the paper is valid that a file shows; an empty day says that nobody knows. */
export const ValidityDialog = ({ dossierId, attachment, queryKey, onClose }: Props) => {
  const translate = useTranslate();
  const client = useQueryClient();
  const [validUntil, setValidUntil] = useState(attachment.validUntil ?? '');
  const [state, setState] = useState<{ busy: boolean; problem?: string }>({ busy: false });
  const save = async (): Promise<void> => {
    setState({ busy: true });
    try {
      await callApi(`/dossiers/${dossierId}/attachments/${attachment.id}/validity`, {
        method: 'POST',
        body: validUntil === '' ? {} : { validUntil },
        // To say the same once more changes nothing: a key for each try will do.
        idempotencyKey: newIdempotencyKey(),
      });
      await client.invalidateQueries({ queryKey });
      onClose();
    } catch (error) {
      setState({ busy: false, problem: problemOf(error).code });
    }
  };
  return (
    <DeskDialog
      title={translate('attachments.validity.title')}
      onClose={state.busy ? undefined : onClose}
      onSubmit={() => void save()}
      actions={
        <>
          <Button color="inherit" onClick={onClose} disabled={state.busy}>
            {translate('attachments.cancel')}
          </Button>
          <Button type="submit" variant="contained" loading={state.busy}>
            {translate('attachments.validity.save')}
          </Button>
        </>
      }
    >
      <Stack spacing={2} sx={{ pt: 0.5 }}>
        <Typography variant="body2">{translate('attachments.validity.effect', { name: attachment.name })}</Typography>
        <DateField
          label={translate('attachments.validity.until')}
          value={validUntil}
          onChange={setValidUntil}
          hint={translate('attachments.validity.hint')}
          autoFocus
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
