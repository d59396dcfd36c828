import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { DateField } from '../ui/DateField';
import { AttachmentDialog } from './AttachmentDialog';
import type { Attachment } from './attachment.types';

interface Props {
  readonly dossierId: string;
  readonly attachment: Attachment;
  readonly onClose: () => void;
}

/** Until when the paper is valid that a file shows; an empty day says that nobody knows. */
export const ValidityDialog = (props: Props) => {
  const { attachment } = props;
  const translate = useTranslate();
  const [validUntil, setValidUntil] = useState(attachment.validUntil ?? '');
  return (
    <AttachmentDialog
      {...props}
      act="validity"
      body={validUntil === '' ? {} : { validUntil }}
      title={translate('attachments.validity.title')}
      effect={translate('attachments.validity.effect', { name: attachment.name })}
      label={translate('attachments.validity.save')}
    >
      <DateField
        label={translate('attachments.validity.until')}
        value={validUntil}
        onChange={setValidUntil}
        hint={translate('attachments.validity.hint')}
        autoFocus
      />
    </AttachmentDialog>
  );
};
