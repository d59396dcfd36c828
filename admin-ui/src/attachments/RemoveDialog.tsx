import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { AttachmentDialog } from './AttachmentDialog';
import type { Attachment } from './attachment.types';

interface Props {
  readonly dossierId: string;
  readonly attachment: Attachment;
  /** Once a dossier is accepted somebody may have relied on its files. */
  readonly needsReason: boolean;
  readonly onClose: () => void;
}

export const RemoveDialog = ({ needsReason, ...props }: Props) => {
  const translate = useTranslate();
  const [reason, setReason] = useState('');
  return (
    <AttachmentDialog
      {...props}
      act="removal"
      body={reason.trim() === '' ? {} : { reason }}
      title={translate('attachments.remove_ask')}
      effect={translate('attachments.remove_effect', { name: props.attachment.name })}
      label={translate('attachments.remove')}
    >
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
    </AttachmentDialog>
  );
};
