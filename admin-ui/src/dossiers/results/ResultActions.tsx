import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useRoles } from '../../providers/use-roles';
import { CopyDialog } from './CopyDialog';
import { PlaceDialog } from './PlaceDialog';
import type { ShownResult } from './use-result-write';

const WORKERS = ['counter_officer', 'case_officer', 'leader', 'records_clerk'] as const;
const SEALERS = ['records_clerk', 'leader'] as const;

interface Props {
  readonly result: ShownResult;
  /** The paper is gone; only a copy that is missing, or its seal, may still come. */
  readonly handedOver: boolean;
}

/** What may be written beside a number that stands: where the paper lies, and its electronic copy. */
export const ResultActions = ({ result, handedOver }: Props) => {
  const translate = useTranslate();
  const roles = useRoles();
  const [open, setOpen] = useState<'place' | 'copy' | null>(null);
  if (!WORKERS.some((role) => roles.has(role))) return null;
  const { number, copyId } = result;
  if (handedOver && copyId !== null && !SEALERS.some((role) => roles.has(role))) return null;
  const close = (): void => setOpen(null);
  return (
    <>
      <Stack direction="row" spacing={0.5} sx={{ ml: -0.75 }}>
        {!handedOver && (
          <Button
            size="small"
            onClick={() => setOpen('place')}
            aria-label={translate('results.set_shelf_of', { number })}
          >
            {translate('results.set_shelf')}
          </Button>
        )}
        <Button size="small" onClick={() => setOpen('copy')} aria-label={translate('results.set_copy_of', { number })}>
          {translate('results.set_copy')}
        </Button>
      </Stack>
      {open === 'place' && <PlaceDialog result={result} onClose={close} />}
      {open === 'copy' && <CopyDialog result={result} sealOnly={handedOver && copyId !== null} onClose={close} />}
    </>
  );
};
