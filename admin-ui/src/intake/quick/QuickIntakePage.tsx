import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { SameVisitDialog } from '../../dossiers/acts/SameVisitDialog';
import type { Dossier, DossierRow } from '../../dossiers/dossier.types';
import { KeyButton } from '../../keyboard/KeyButton';
import { useRoles } from '../../providers/use-roles';
import { callApi, problemOf } from '../../providers/http';
import { useScan } from '../../scan/use-scan';
import { cardHolder } from '../card';
import { focusField } from '../focus-field';
import { ProcedureField } from '../ProcedureField';
import { PaymentLine } from './PaymentLine';
import { QuickLine } from './QuickLine';
import { fieldsInLine } from './quick-form';
import { TodayList } from './TodayList';
import { useQuick } from './use-quick';

/** For what is finished while the citizen waits, eighty times in a morning. */
export const QuickIntakePage = () => {
  const translate = useTranslate();
  const mayTakeIn = useRoles().has('counter_officer');
  return mayTakeIn ? <Desk /> : <Alert severity="info">{translate('intake.not_counter')}</Alert>;
};

const Desk = () => {
  const translate = useTranslate();
  const notify = useNotify();
  const quick = useQuick();
  const { form, change, procedure, unpaid, ready, problem } = quick;
  /** One of the list, whose turn it is again. */
  const [later, setLater] = useState<Dossier | null>(null);
  useScan(
    (scan) => {
      if (scan.kind !== 'citizenCard') return false;
      // The line of the last person is still open, and says so.
      if (unpaid) return true;
      change({ ...form, person: cardHolder(form.person, scan.card) });
      // Who it is has been told: what is left are the figures.
      const figures = procedure && fieldsInLine(procedure).find(({ type }) => type === 'number');
      focusField(procedure ? figures && `formData.${figures.key}` : 'procedureCode');
      return true;
    },
    [form, procedure, unpaid],
  );
  const sign = async (row: DossierRow): Promise<void> => {
    try {
      setLater(await callApi<Dossier>(`/dossiers/${row.id}`));
    } catch (error) {
      notify(`errors.${problemOf(error).code}`, { type: 'error' });
    }
  };
  return (
    <Stack spacing={2}>
      <Stack direction="row" spacing={2} sx={{ alignItems: 'baseline' }}>
        <Typography component="h1" variant="h1" tabIndex={-1}>
          {translate('quick.title')}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {translate('quick.lead')}
        </Typography>
        <Link component={RouterLink} to="/intake" variant="body2">
          {translate('quick.to_full')}
        </Link>
      </Stack>
      <Paper component="section" elevation={0} sx={{ border: 1, borderColor: 'divider', px: 2.5, py: 2 }}>
        <Stack
          spacing={1.5}
          component="fieldset"
          disabled={unpaid !== null}
          sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}
        >
          <ProcedureField
            code={form.procedureCode}
            onChoose={(code) => {
              change({ ...form, procedureCode: code });
              focusField('bearer.idNumber');
            }}
            only={({ sameVisit }) => sameVisit}
            wrong={quick.tried ? quick.wrong['procedureCode'] : undefined}
            autoFocus={form.procedureCode === ''}
            group={translate('quick.group')}
          />
          <QuickLine {...quick} />
        </Stack>
        <Stack spacing={1.5} sx={{ mt: 1.5 }}>
          {procedure && <PaymentLine {...quick} procedure={procedure} />}
          <div role="alert">
            {problem && <Alert severity="error">{translate(`errors.${problem.code}`)}</Alert>}
            {unpaid && problem && (
              <Alert
                severity="warning"
                sx={{ mt: 1 }}
                action={
                  <Button color="inherit" size="small" onClick={quick.next}>
                    {translate('quick.drop')}
                  </Button>
                }
              >
                {translate('quick.continue', { code: unpaid.code })}
              </Alert>
            )}
          </div>
          <div>
            <KeyButton
              keys="F2"
              label={translate(procedure && !quick.finishes ? 'quick.act_only' : 'quick.act')}
              hint={translate('quick.act_hint')}
              group={translate('quick.group')}
              variant="contained"
              loading={quick.sending}
              onPress={() => void quick.submit()}
            />
          </div>
        </Stack>
      </Paper>
      <TodayList unpaidId={unpaid?.id} onSign={(row) => void sign(row)} />
      {ready && <SameVisitDialog dossier={ready} proposes={false} onClose={quick.next} />}
      {later && (
        <SameVisitDialog
          dossier={later}
          proposes={false}
          onClose={() => {
            setLater(null);
            quick.refresh();
          }}
        />
      )}
    </Stack>
  );
};
