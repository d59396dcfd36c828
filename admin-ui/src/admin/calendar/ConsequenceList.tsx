import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { exactWords } from '../../time/time-words';
import { useConsequences } from './use-consequences';

/** As many as one reads before saving; all of them are listed for those who decide. */
const SHOWN = 6;

/** Says before anything is saved which promises the change would touch: codes and dates, for who sees no papers. */
export const ConsequenceList = ({ change }: { change: object | null }) => {
  const translate = useTranslate();
  const moves = useConsequences(change);
  if (moves === undefined) return null;
  if (moves.total === 0) return <Alert severity="success">{translate('admin.calendar.edit.moves_none')}</Alert>;
  const offices = moves.offices.map(({ officeName, count }) => `${officeName} (${count})`).join(', ');
  return (
    <Alert severity="warning" sx={{ '& .MuiAlert-message': { minWidth: 0, width: '100%' } }}>
      <Typography sx={{ fontWeight: 500 }}>
        {translate('admin.calendar.edit.moves', { smart_count: moves.total })}
      </Typography>
      <Typography variant="body2">{offices}</Typography>
      <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5, fontVariantNumeric: 'tabular-nums' }}>
        {moves.first.slice(0, SHOWN).map(({ code, dueFrom, dueTo }) => (
          <li key={code}>
            {code}: {exactWords(new Date(dueFrom))} → {exactWords(new Date(dueTo))}
          </li>
        ))}
      </Box>
      <Typography variant="body2" sx={{ mt: 0.5 }}>
        {translate('admin.calendar.edit.moves_by')}
      </Typography>
    </Alert>
  );
};
