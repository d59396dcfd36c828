import Button from '@mui/material/Button';
import type { PaperForm } from '@motcua/shared/papers';
import { useNotify, useTranslate } from 'react-admin';
import { problemOf } from '../providers/http';
import { HiddenWords } from '../ui/HiddenWords';
import { saveFile } from '../ui/save-file';
import { useTakeWord } from './use-papers';

/** Takes the newest paper of a form as a Word file, to be worded anew. */
export const WordButton = ({ dossierId, form }: { readonly dossierId: string; readonly form: PaperForm }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const takeWord = useTakeWord(dossierId);
  const take = async (): Promise<void> => {
    try {
      saveFile(await takeWord(form));
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
