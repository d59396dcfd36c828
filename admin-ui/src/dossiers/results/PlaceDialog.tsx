import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { MAX_SHELF_SLOT, MAX_SYMBOL } from '@motcua/shared/results';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { DeskDialog } from '../../ui/DeskDialog';
import { DialogEnd, DialogProblem } from './DialogEnd';
import { type ShownResult, useResultWrite } from './use-result-write';

/** Where the paper lies, typed or read by the scanner from the label on the shelf, and the symbol that it bears. */
export const PlaceDialog = ({ result, onClose }: { result: ShownResult; onClose: () => void }) => {
  const translate = useTranslate();
  const { busy, problem, write } = useResultWrite(result, onClose);
  const [slot, setSlot] = useState(result.shelfSlot ?? '');
  const [symbol, setSymbol] = useState(result.symbol ?? '');
  const [told, setTold] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  // Neither is taken away again; with a symbol to write, the paper may lie nowhere yet.
  const newSymbol = symbol.trim() === '' || symbol.trim() === result.symbol ? null : symbol.trim();
  const isBlank = slot.trim() === '' && (result.shelfSlot !== null || newSymbol === null);
  const missing = translate('errors.field.missing');
  useEffect(() => input.current?.setCustomValidity(isBlank ? missing : ''), [isBlank, missing]);
  return (
    <DeskDialog
      title={translate('results.set_shelf_of', { number: result.number })}
      onClose={busy ? undefined : onClose}
      onSubmit={() =>
        void write('place', {
          ...(slot.trim() !== '' && { shelfSlot: slot.trim() }),
          ...(newSymbol !== null && { symbol: newSymbol }),
        })
      }
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
          required={newSymbol === null}
          autoFocus
          fullWidth
          size="small"
          slotProps={{
            htmlInput: { maxLength: MAX_SHELF_SLOT, autoComplete: 'off' },
            inputLabel: { required: false },
            formHelperText: { 'aria-live': 'polite' },
          }}
        />
        <TextField
          label={translate('results.symbol')}
          helperText={translate('results.symbol_help')}
          value={symbol}
          onChange={({ target }) => setSymbol(target.value)}
          fullWidth
          size="small"
          slotProps={{ htmlInput: { maxLength: MAX_SYMBOL, autoComplete: 'off' } }}
        />
        <DialogProblem problem={problem} />
      </Stack>
    </DeskDialog>
  );
};
