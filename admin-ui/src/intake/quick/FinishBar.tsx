import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { SignaturePad } from '../../dossiers/acts/SignaturePad';
import type { DossierRow } from '../../dossiers/dossier.types';
import { DeskDialog } from '../../ui/DeskDialog';
import { StaffField } from '../../ui/StaffField';
import type { Finishing, Signature } from './sign-row';
import type { Signing } from './use-signing';

interface Props {
  readonly rows: readonly DossierRow[];
  readonly progress: Signing['progress'];
  readonly onFinish: (finishing: Finishing) => void;
}

/** How those that were picked are finished: by whom they are signed, whether originals go back, and whose hand they are given to. */
export const FinishBar = ({ rows, progress, onFinish }: Props) => {
  const translate = useTranslate();
  const [signerId, setSignerId] = useState('');
  const [returns, setReturns] = useState(false);
  const [signed, setSigned] = useState<(Signature & { readonly of: string }) | null>(null);
  const [signing, setSigning] = useState(false);
  const [first] = rows;
  // What one person has signed is not the signature of another.
  const only = first && rows.every(({ applicantName }) => applicantName === first.applicantName) ? first : undefined;
  const name = only?.applicantName;
  const signature = signed !== null && signed.of === name ? signed : null;
  return (
    <>
      <Box sx={{ width: 230 }}>
        <StaffField
          label={translate('quick.signer')}
          value={signerId}
          onChange={setSignerId}
          role="leader"
          nobody={translate('quick.signer_missing')}
        />
      </Box>
      <FormControlLabel
        control={<Checkbox size="small" checked={returns} onChange={(_event, on) => setReturns(on)} />}
        label={translate('quick.returns')}
        slotProps={{ typography: { variant: 'body2' } }}
        sx={{ flex: 'none', mr: 0 }}
      />
      {name !== undefined && (
        <Button variant="outlined" disabled={progress !== null} onClick={() => setSigning(true)} sx={{ flex: 'none' }}>
          {translate(signature ? 'quick.collector_signed' : 'quick.collector_signs')}
        </Button>
      )}
      <Button
        variant="contained"
        disabled={signerId === '' || progress !== null}
        onClick={() => onFinish({ signerId, returns, signature })}
        sx={{ flex: 'none' }}
      >
        {progress ? translate('quick.finishing', progress) : translate('quick.finish', { smart_count: rows.length })}
      </Button>
      {signing && name !== undefined && (
        <DeskDialog
          width="sm"
          title={translate('quick.collector_signs_for', { name, smart_count: rows.length })}
          onClose={() => setSigning(false)}
          onSubmit={() => setSigning(false)}
          actions={
            <Button type="submit" variant="contained">
              {translate('quick.collector_done')}
            </Button>
          }
        >
          <SignaturePad
            keep={(picture, key) => {
              setSigned({ picture, key, name: translate('act.signature'), of: name });
              return Promise.resolve(key);
            }}
            value={signature?.key ?? null}
            onChange={(key) => key === null && setSigned(null)}
          />
        </DeskDialog>
      )}
    </>
  );
};
