import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { addDays, formatDateVi, localDateOf } from '@motcua/shared/calendar';
import type { FigureOffice, ReportPeriod } from '@motcua/shared/figures';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { FormDialog } from '../admin/form/FormDialog';
import { Waiting } from '../admin/parts/Waiting';
import { KeyButton } from '../keyboard/KeyButton';
import { serverNow } from '../providers/http';
import { useRoles } from '../providers/use-roles';
import { Section } from '../ui/Section';
import { Closed } from './Closed';
import { NOT_PRINTED } from './print';
import { useClose, useClosing } from './use-close';

interface Props {
  readonly office: FigureOffice;
  readonly period: ReportPeriod;
  /** The form that is shown counts the offices below in: those close for themselves. */
  readonly below: boolean;
}

/** Whether somebody answers for the figures of the period, and what was corrected since. */
export const CloseSection = ({ office, period, below }: Props) => {
  const translate = useTranslate();
  const close = useClose({ officeCode: office.code, period: period.name });
  return (
    <Section title={translate('close.title', { office: office.name })}>
      {below && (
        <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
          {translate('close.alone')}
        </Typography>
      )}
      <Waiting {...close}>
        {(found) => (found ? <Closed close={found} /> : <NotClosed office={office} period={period} />)}
      </Waiting>
    </Section>
  );
};

const NotClosed = ({ office, period }: Pick<Props, 'office' | 'period'>) => {
  const translate = useTranslate();
  const roles = useRoles();
  const [asking, setAsking] = useState(false);
  if (period.to >= localDateOf(serverNow())) {
    return <Typography>{translate('close.too_early', { day: formatDateVi(addDays(period.to, 1)) })}</Typography>;
  }
  if (!roles.has('leader')) return <Typography>{translate('close.who_closes')}</Typography>;
  return (
    <>
      <Typography sx={{ mb: 1.5 }}>{translate('close.not_yet')}</Typography>
      <Box sx={NOT_PRINTED}>
        <KeyButton
          keys="k"
          label={translate('close.close')}
          group={translate('figures.title')}
          variant="outlined"
          onPress={() => setAsking(true)}
        />
      </Box>
      {asking && <Ask office={office} period={period} onClose={() => setAsking(false)} />}
    </>
  );
};

const Ask = ({ office, period, onClose }: Pick<Props, 'office' | 'period'> & { readonly onClose: () => void }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const { close, working, problem } = useClosing({ officeCode: office.code, period: period.name });
  const go = async (): Promise<void> => {
    if (!(await close())) return;
    notify('close.done', { type: 'success' });
    onClose();
  };
  return (
    <FormDialog
      title={translate('close.ask', { from: formatDateVi(period.from), to: formatDateVi(period.to) })}
      effect={translate('close.effect')}
      submit={translate('close.close')}
      onSubmit={() => void go()}
      onClose={onClose}
      working={working}
      problem={problem}
      width="xs"
    />
  );
};
