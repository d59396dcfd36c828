import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import type { PaperForm } from '@motcua/shared/papers';
import { Key } from '../keyboard/Key';
import { useShortcut } from '../keyboard/use-shortcut';
import { HiddenWords } from '../ui/HiddenWords';
import type { PaperOfDossier } from './use-papers';

/** The numbered forms by their number, so that a key is the same on every dossier. */
const KEYS: Readonly<Record<PaperForm, string>> = {
  receipt: 'F9',
  supplement_request: '2',
  refusal: '3',
  apology: '4',
  stop_notice: '5',
  process_control: '6',
  dossier_handover: '7',
  result_receipt: '8',
  fee_receipt: '9',
};

interface Props {
  readonly paper: PaperOfDossier;
  readonly loading: boolean;
  readonly disabled: boolean;
  readonly onPress: () => void;
}

/** Prints the newest paper of a form. */
export const PrintButton = ({ paper: { form, copies }, loading, disabled, onPress }: Props) => {
  const translate = useTranslate();
  const keys = KEYS[form];
  const name = translate(`papers.forms.${form}`);
  const label = translate('papers.print_form', { form: name });
  useShortcut(loading || disabled ? undefined : keys, label, translate('keyboard.dossier'), onPress);
  return (
    <Button
      size="small"
      variant={copies === 0 && form === 'receipt' ? 'outlined' : 'text'}
      loading={loading}
      disabled={disabled}
      aria-keyshortcuts={keys}
      endIcon={<Key keys={keys} />}
      onClick={onPress}
      sx={{ flexShrink: 0, minWidth: 0 }}
    >
      {translate(copies === 0 ? 'papers.print' : 'papers.reprint')}
      <HiddenWords>: {name}</HiddenWords>
    </Button>
  );
};
