import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { callApi, newIdempotencyKey, problemOf } from '../providers/http';
import { SignatureWords } from '../signatures/SignatureWords';
import type { Attachment } from './attachment.types';
import { attachmentsKey } from './use-attachments';

interface Props {
  readonly attachment: Attachment;
  /** Whether it may be asked what they are worth now. */
  readonly mayCheck: boolean;
}

/** What the signatures of a file are worth: now, where somebody has had them checked again, and when it came in. */
export const FileSignatures = ({ attachment, mayCheck }: Props) => {
  const { id, dossierId, name, signatures, checkedAgain } = attachment;
  const translate = useTranslate();
  const client = useQueryClient();
  const [state, setState] = useState<{ busy: boolean; problem?: string }>({ busy: false });
  // What was sent and not answered is the same call.
  const key = useRef<string | null>(null);
  const check = async (): Promise<void> => {
    key.current ??= newIdempotencyKey();
    setState({ busy: true });
    try {
      const path = `/dossiers/${dossierId}/attachments/${id}/signature-check`;
      await callApi(path, { method: 'POST', idempotencyKey: key.current });
      key.current = null;
      await client.invalidateQueries({ queryKey: attachmentsKey(dossierId) });
      setState({ busy: false });
    } catch (error) {
      setState({ busy: false, problem: problemOf(error).code });
    }
  };
  if (!signatures) return null;
  return (
    <Box sx={{ mt: 0.5 }}>
      {checkedAgain && (
        <>
          <SignatureWords report={checkedAgain.report} checkedBy={checkedAgain.by?.fullName ?? null} />
          <Typography variant="body2" sx={{ mt: 1, fontWeight: 500 }}>
            {translate('signatures.at_first')}
          </Typography>
        </>
      )}
      <SignatureWords report={signatures} label={checkedAgain ? translate('signatures.at_first') : undefined} />
      {mayCheck && (
        <Button
          size="small"
          color="inherit"
          loading={state.busy}
          onClick={() => void check()}
          aria-label={translate('signatures.again_one', { name })}
          sx={{ color: 'text.secondary', ml: -0.75 }}
        >
          {translate('signatures.again')}
        </Button>
      )}
      {state.problem && (
        <Typography variant="body2" color="error" role="alert">
          {translate(`errors.${state.problem}`)}
        </Typography>
      )}
    </Box>
  );
};
