import Alert from '@mui/material/Alert';
import type { CollectorDifference } from '@motcua/shared/results';
import { useTranslate } from 'react-admin';
import { ReasonField } from './ReasonField';

interface Props {
  readonly differs: readonly CollectorDifference[];
  readonly reason: string;
  readonly onChange: (reason: string) => void;
}

/** What does not fit of whoever collects the result, and why it is given to them all the same. */
export const CollectorDiffers = ({ differs, reason, onChange }: Props) => {
  const translate = useTranslate();
  if (differs.length === 0) return null;
  return (
    <>
      <Alert severity="warning">{differs.map((one) => translate(`act.collector_differs.${one}`)).join(' ')}</Alert>
      <ReasonField value={reason} change={onChange} required />
    </>
  );
};
