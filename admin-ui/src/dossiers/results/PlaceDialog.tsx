import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { MAX_SHELF_SLOT } from '@motcua/shared/results';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { DeskDialog } from '../../ui/DeskDialog';
import { DialogEnd, DialogProblem } from './DialogEnd';
import { type ShownResult, useResultWrite } from './use-result-write';

/** Where the paper lies: typed, or read by the scanner from the label on the shelf. */
export const PlaceDialog = ({ result, onClose }: { result: ShownResult; onClose: () => void }) => {
  const translate = useTranslate();
  const { busy, problem, write } = useResultWrite(result, onClose);
  const [slot, setSlot] = useState(result.shelfSlot ?? '');
  const [told, setTold] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const isBlank = slot.trim() === '';
  const missing = translate('errors.field.missing');
  useEffect(() => input.current?.setCustomValidity(isBlank ? missing : ''), [isBlank, missing]);
  return (
    <DeskDialog
      title={translate('results.set_shelf_of', { number: result.number })}
      onClose={busy ? undefined : onClose}
      onSubmit={() => void write('place', { shelfSlot: slot.trim() })}
      actions={<DialogEnd busy={busy} onClose={onClose} />}
    >
      <Stack spacing={2} sx={{ pt: 1 }}>
        <TextField
          label={translate('results.shelf')}
          error={told && isBlank}
          helperText={told && isBlank ? missing : translate('results.shelf_help')}
          value={slot}
          onChange={({ target }) => setSlot(target.value)}
          onFocus={({ target }) => target.select()}
          onInvalid={() => setTold(true)}
          inputRef={input}
          required
          autoFocus
          fullWidth
          size="small"
          slotProps={{
            htmlInput: { maxLength: MAX_SHELF_SLOT, autoComplete: 'off' },
            inputLabel: { required: false },
            formHelperText: { 'aria-live': 'polite' },
          }}
        />
        <DialogProblem problem={problem} />
      </Stack>
    </DeskDialog>
  );
};
