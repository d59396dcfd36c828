import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslate } from 'react-admin';
import { callApi, newIdempotencyKey, problemOf } from '../providers/http';
import { DeskDialog } from '../ui/DeskDialog';
import type { Attachment } from './attachment.types';
import { attachmentsKey } from './use-attachments';

interface Props {
  readonly dossierId: string;
  readonly attachment: Attachment;
  /** The act, as the address of its call ends. */
  readonly act: 'removal' | 'validity';
  readonly body: Readonly<Record<string, string>>;
  readonly title: string;
  readonly effect: string;
  /** Of the button that does it. */
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Asks for what is to be written of one file; stays open with what was refused. */
export const AttachmentDialog = ({ dossierId, attachment, act, body, ...props }: Props) => {
  const { title, effect, label, onClose, children } = props;
  const translate = useTranslate();
  const client = useQueryClient();
  // Another body is another call.
  const [sent, setSent] = useState({ text: '', key: '' });
  const [state, setState] = useState<{ busy: boolean; problem?: string }>({ busy: false });
  const send = async (): Promise<void> => {
    const text = JSON.stringify(body);
    const key = sent.text === text ? sent.key : newIdempotencyKey();
    setSent({ text, key });
    setState({ busy: true });
    try {
      const path = `/dossiers/${dossierId}/attachments/${attachment.id}/${act}`;
      await callApi(path, { method: 'POST', body, idempotencyKey: key });
      await client.invalidateQueries({ queryKey: attachmentsKey(dossierId) });
      onClose();
    } catch (error) {
      setState({ busy: false, problem: problemOf(error).code });
    }
  };
  return (
    <DeskDialog
      title={title}
      onClose={state.busy ? undefined : onClose}
      onSubmit={() => void send()}
      actions={
        <>
          <Button color="inherit" onClick={onClose} disabled={state.busy}>
            {translate('attachments.cancel')}
          </Button>
          <Button type="submit" variant="contained" loading={state.busy}>
            {label}
          </Button>
        </>
      }
    >
      <Stack spacing={2} sx={{ pt: 0.5 }}>
        <Typography variant="body2">{effect}</Typography>
        {children}
        {state.problem && (
          <Typography variant="body2" color="error" role="alert">
            {translate(`errors.${state.problem}`)}
          </Typography>
        )}
      </Stack>
    </DeskDialog>
  );
};
