import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { addDays, formatDateVi, localDateOf } from '@motcua/shared/calendar';
import { NO_LATE_CAUSE } from '@motcua/shared/dossiers';
import {
  type FigureOfficeChoice,
  LATE_CAUSE_FIGURES,
  type LateCauseCounts,
  type ReportPeriod,
} from '@motcua/shared/figures';
import { useState } from 'react';
import { useLocaleState, useNotify, useTranslate } from 'react-admin';
import { FormDialog } from '../admin/form/FormDialog';
import { Waiting } from '../admin/parts/Waiting';
import { KeyButton } from '../keyboard/KeyButton';
import { serverNow } from '../providers/http';
import { Section } from '../ui/Section';
import { Closed } from './Closed';
import { Defined } from './Defined';
import { BehindFigures, FigureLink } from './FigureLink';
import { NOT_PRINTED, ON_PAPER } from './print';
import { useClose, useClosing } from './use-close';
import { useLateCauses } from './use-figures';

interface Props {
  readonly office: FigureOfficeChoice;
  readonly period: ReportPeriod;
  /** The form that is shown counts the offices below in: those close for themselves. */
  readonly below: boolean;
}

/** Whether somebody answers for the figures of the period, and what was corrected since. */
export const CloseSection = ({ office, period, below }: Props) => {
  const translate = useTranslate();
  const close = useClose({ officeCode: office.code, period: period.name });
  return (
    // On the paper of a period that nobody has closed there is nothing to say of it.
    <Box sx={{ mt: 3, ...(close.data ? ON_PAPER : NOT_PRINTED), breakInside: 'avoid' }}>
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
    </Box>
  );
};

const NotClosed = ({ office, period }: Pick<Props, 'office' | 'period'>) => {
  const translate = useTranslate();
  if (period.to >= localDateOf(serverNow())) {
    return <Typography>{translate('close.too_early', { day: formatDateVi(addDays(period.to, 1)) })}</Typography>;
  }
  if (!office.closes) return <Typography>{translate('close.who_closes')}</Typography>;
  return <ToClose office={office} period={period} />;
};

const ToClose = ({ office, period }: Pick<Props, 'office' | 'period'>) => {
  const translate = useTranslate();
  const [asking, setAsking] = useState(false);
  const causes = useLateCauses({ officeCode: office.code, below: false }, { period: period.name });
  const untold = causes.data?.data.find(({ key }) => key === NO_LATE_CAUSE)?.figures;
  const count = LATE_CAUSE_FIGURES.reduce((sum, id) => sum + (untold?.[id] ?? 0), 0);
  return (
    <>
      <Typography sx={{ mb: 1.5 }}>{translate('close.not_yet')}</Typography>
      {untold && count > 0 && <Untold office={office} period={period} figures={untold} count={count} />}
      <Box sx={NOT_PRINTED}>
        <KeyButton
          keys="k"
          label={translate('close.close')}
          group={translate('figures.title')}
          variant="outlined"
          onPress={() => setAsking(true)}
          // Not before it is known what would be signed off.
          disabled={causes.data === undefined}
        />
      </Box>
      {asking && <Ask office={office} period={period} untold={count} onClose={() => setAsking(false)} />}
    </>
  );
};

interface UntoldProps extends Pick<Props, 'office' | 'period'> {
  readonly figures: LateCauseCounts;
  readonly count: number;
}

/** How many late dossiers nobody has explained, with the way to them. */
const Untold = ({ office, period, figures, count }: UntoldProps) => {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const behind = office.lists ? { officeCode: office.code, figureFrom: period.from, figureTo: period.to } : null;
  return (
    <BehindFigures value={behind}>
      <Alert severity="warning" sx={{ mb: 1.5 }}>
        {translate('close.untold', { count: count.toLocaleString(locale) })}
        {LATE_CAUSE_FIGURES.map((id) => (
          <Box key={id}>
            <Defined figure={id} />:{' '}
            <FigureLink figure={id} count={figures[id]} of={office.name} narrowed={{ lateCause: NO_LATE_CAUSE }} />
          </Box>
        ))}
      </Alert>
    </BehindFigures>
  );
};

interface AskProps extends Pick<Props, 'office' | 'period'> {
  /** Late dossiers that nobody has explained. */
  readonly untold: number;
  readonly onClose: () => void;
}

const Ask = ({ office, period, untold, onClose }: AskProps) => {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  // What was confirmed of another number is not confirmed of this one.
  const [confirmed, setConfirmed] = useState<number | null>(null);
  const notify = useNotify();
  const { close, working, problem } = useClosing({ officeCode: office.code, period: period.name });
  const go = async (): Promise<void> => {
    if (!(await close(untold))) return;
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
    >
      {untold > 0 ? (
        <FormControlLabel
          control={
            <Checkbox
              required
              checked={confirmed === untold}
              onChange={(_event, still) => setConfirmed(still ? untold : null)}
            />
          }
          label={translate('close.untold_still', { count: untold.toLocaleString(locale) })}
        />
      ) : undefined}
    </FormDialog>
  );
};
