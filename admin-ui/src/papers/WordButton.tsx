import Button from '@mui/material/Button';
import type { PaperForm } from '@motcua/shared/papers';
import { useNotify, useTranslate } from 'react-admin';
import { callApi, callApiFile, newIdempotencyKey, problemOf } from '../providers/http';
import { HiddenWords } from '../ui/HiddenWords';
import { saveFile } from '../ui/save-file';

/** Takes the newest paper of a form as a Word file, to be worded anew. */
export const WordButton = ({ dossierId, form }: { readonly dossierId: string; readonly form: PaperForm }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const take = async (): Promise<void> => {
    try {
      // It bears the number of the paper, which is given one by this and not by looking at it.
      await callApi(`/dossiers/${dossierId}/papers`, {
        method: 'POST',
        body: { form, countCopy: false },
        idempotencyKey: newIdempotencyKey(),
      });
      saveFile(await callApiFile(`/dossiers/${dossierId}/word/${form}.docx`));
    } catch (error) {
      notify(`errors.${problemOf(error).code}`, { type: 'error' });
    }
  };
  return (
    <Button size="small" color="inherit" onClick={() => void take()} sx={{ flexShrink: 0 }}>
      Word<HiddenWords>: {translate(`papers.forms.${form}`)}</HiddenWords>
    </Button>
  );
};
