import Button from '@mui/material/Button';
import Alert from '@mui/material/Alert';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { KeyButton } from '../../keyboard/KeyButton';
import { callApi, type Problem, problemOf } from '../../providers/http';
import { DeskDialog } from '../../ui/DeskDialog';
import type { Dossier } from '../dossier.types';
import { ReasonField } from '../acts/ReasonField';
import { Fact, Facts } from './Facts';

const FIELDS = ['citizenId', 'phone', 'email', 'submitterCitizenId', 'submitterPhone', 'submitterEmail'] as const;
type Field = (typeof FIELDS)[number];
type Values = Partial<Record<Field, string | null>>;

/** Numbers in full, for who has to dial or compare them. The look is recorded with its purpose. */
export const Reveal = ({ dossier }: { dossier: Dossier }) => {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <KeyButton
        keys="h"
        label={translate('reveal.button')}
        group={translate('keyboard.dossier')}
        size="small"
        color="inherit"
        sx={{ color: 'text.secondary', ml: -0.5 }}
        onPress={() => setOpen(true)}
      />
      {open && <RevealDialog dossier={dossier} onClose={() => setOpen(false)} />}
    </>
  );
};

const RevealDialog = ({ dossier, onClose }: { dossier: Dossier; onClose: () => void }) => {
  const translate = useTranslate();
  const [purpose, setPurpose] = useState('');
  const [values, setValues] = useState<Values | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const fields = FIELDS.filter((field) => dossier.submitter !== null || !field.startsWith('submitter'));

  const reveal = async (): Promise<void> => {
    try {
      const body = { fields, ...(purpose.trim() && { purpose: purpose.trim() }) };
      setValues(await callApi<Values>(`/dossiers/${dossier.id}/reveal`, { method: 'POST', body }));
    } catch (error) {
      setProblem(problemOf(error));
    }
  };

  return (
    <DeskDialog
      title={translate('reveal.title')}
      onClose={onClose}
      onSubmit={() => (values ? onClose() : void reveal())}
      actions={
        <>
          {!values && (
            <Button color="inherit" onClick={onClose}>
              {translate('act.cancel')}
            </Button>
          )}
          <Button type="submit" variant="contained">
            {translate(values ? 'ra.action.close' : 'reveal.show')}
          </Button>
        </>
      }
    >
      {values ? (
        <Facts>
          {fields.map((field) => (
            <Fact key={field} name={translate(`reveal.${field}`)}>
              {values[field] ?? '–'}
            </Fact>
          ))}
        </Facts>
      ) : (
        <ReasonField value={purpose} change={setPurpose} label={translate('reveal.purpose')} autoFocus />
      )}
      {problem && (
        <Alert severity="error" sx={{ mt: 2 }}>
          {translate(`errors.${problem.code}`)}
        </Alert>
      )}
    </DeskDialog>
  );
};
