import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { formatDateVi } from '@motcua/shared/calendar';
import { FIGURES, type Ii06Report, PERIOD_FIGURES } from '@motcua/shared/figures';
import { useLocaleState, useTranslate } from 'react-admin';
import { Message } from '../ui/Message';
import { Defined } from './Defined';
import { FigureLink } from './FigureLink';
import { Ii06Table } from './Ii06Table';
import { ON_PAPER } from './print';
import { timeOf } from './words';

const NOTES = PERIOD_FIGURES.filter((id) => FIGURES[id].column === null);

/** The form with its head and what stands under it, as it is printed. */
export const Ii06Sheet = ({ report, byProcedure }: { readonly report: Ii06Report; readonly byProcedure: boolean }) => {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { office, below, from, to, totals, holds, asOf, definitionVersion } = report;
  const reporting = below ? 'figures.reporting_below' : 'figures.reporting';
  const notes = NOTES.filter((id) => totals[id] > 0);
  return (
    <Paper
      component="section"
      elevation={0}
      sx={{
        border: 1,
        borderColor: 'divider',
        p: 2.5,
        '@media print': { ...ON_PAPER['@media print'], border: 0, p: 0 },
      }}
    >
      <Stack direction="row" sx={{ justifyContent: 'space-between', fontSize: 13 }}>
        <Box>
          {translate('figures.form')}
          <br />
          {translate('figures.form_law')}
        </Box>
        <Box sx={{ textAlign: 'right' }}>
          {translate(reporting, { office: office.name })}
          <br />
          {translate('figures.unit')}
        </Box>
      </Stack>
      <Typography
        component="h2"
        variant="h2"
        sx={{ textAlign: 'center', textWrap: 'balance', mt: 1.5, mx: 'auto', maxWidth: 720 }}
      >
        {translate('figures.heading')}
      </Typography>
      <Typography sx={{ textAlign: 'center', mb: 2 }}>
        {translate('figures.from_to', { from: formatDateVi(from), to: formatDateVi(to) })}
      </Typography>
      {totals.received === 0 ? (
        <Message>{translate('figures.empty')}</Message>
      ) : (
        <Box sx={{ overflowX: 'auto' }}>
          <Ii06Table report={report} byProcedure={byProcedure} />
        </Box>
      )}
      {notes.length > 0 && (
        <Typography component="div" variant="body2" sx={{ mt: 1.5 }}>
          {translate('figures.footnotes')}:{' '}
          {notes.map((id, index) => (
            <span key={id}>
              {index > 0 && '; '}
              <Defined figure={id} /> <FigureLink figure={id} count={totals[id]} of={office.name} />
            </span>
          ))}
        </Typography>
      )}
      {holds ? (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1.5 }}>
          {totals.received > 0 && `${translate('figures.holds')} `}
          {translate('figures.as_of', { time: timeOf(asOf, locale), version: definitionVersion })}
        </Typography>
      ) : (
        <Alert severity="error" sx={{ mt: 1.5 }}>
          {translate('figures.broken')}
        </Alert>
      )}
    </Paper>
  );
};
