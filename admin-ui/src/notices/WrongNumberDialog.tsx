import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import type { CallToMake } from '@motcua/shared/notices';
import { parsePhone } from '@motcua/shared/validation';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { DeskDialog } from '../ui/DeskDialog';

interface Props {
  readonly call: CallToMake;
  readonly working: boolean;
  /** @param phone the number that was heard; empty where none was */
  readonly onSave: (phone: string) => void;
  readonly onClose: () => void;
}

/** A wrong number was called: who answered may know the right one. */
export const WrongNumberDialog = ({ call, working, onSave, onClose }: Props) => {
  const translate = useTranslate();
  const [phone, setPhone] = useState('');
  const [left, setLeft] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const number = parsePhone(phone);
  const wrong = phone.trim() !== '' && number === null;
  const refusal = translate('errors.phone.invalid');
  useEffect(() => input.current?.setCustomValidity(wrong ? refusal : ''), [wrong, refusal]);
  const effect = (): string => {
    if (wrong && left) return refusal;
    if (number === null) return translate('calls.heard.none');
    return translate(call.channel === 'sms' && number.canReceiveSms ? 'calls.heard.by_text' : 'calls.heard.by_call');
  };
  return (
    <DeskDialog
      title={translate('calls.heard.title', { name: call.name })}
      onSubmit={() => onSave(phone.trim())}
      onClose={working ? undefined : onClose}
      actions={
        <>
          <Button color="inherit" onClick={onClose} disabled={working}>
            {translate('calls.heard.cancel')}
          </Button>
          <Button type="submit" variant="contained" loading={working}>
            {translate('calls.heard.save')}
          </Button>
        </>
      }
    >
      <TextField
        label={translate('calls.heard.number')}
        value={phone}
        onChange={({ target }) => {
          setPhone(target.value);
          setLeft(false);
        }}
        onBlur={() => setLeft(true)}
        onInvalid={() => setLeft(true)}
        error={wrong && left}
        helperText={effect()}
        autoFocus
        fullWidth
        size="small"
        margin="dense"
        inputRef={input}
        slotProps={{
          htmlInput: { maxLength: 30, inputMode: 'tel', autoComplete: 'off' },
          formHelperText: { 'aria-live': 'polite' },
        }}
      />
    </DeskDialog>
  );
};
