import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { localDateOf } from '@motcua/shared/calendar';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { DossierRow } from '../dossiers/dossier.types';
import { shortDate } from '../time/time-words';
import { serverNow } from '../providers/http';
import { ReuseContact } from './ReuseContact';
import type { PersonForm } from './person-form';
import type { KnownPerson } from './use-known-person';

interface Props {
  readonly known: KnownPerson;
  readonly person: PersonForm;
  /** Left out where the contact is nobody's business, as of an owner somebody else comes for. */
  readonly onReuse?: (contact: Partial<PersonForm>) => void;
  readonly count: 'count' | 'owner_count';
}

const MOST_SHOWN = 3;

/** What the office has had of this person before. */
export const KnownPersonBox = ({ known, person, onReuse, count }: Props) => {
  const translate = useTranslate();
  const { rows = [], failed } = known;
  const today = localDateOf(serverNow());
  if (failed) return <Alert severity="info">{translate('intake.known.failed')}</Alert>;
  if (rows.length === 0) return null;
  const shown = rows.slice(0, MOST_SHOWN);
  return (
    <Stack component="section" role="status" spacing={0.75}>
      <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center' }}>
        <Typography component="h2" variant="h2">
          {translate(`intake.known.${count}`, { smart_count: rows.length })}
        </Typography>
        {onReuse && <ReuseContact rows={rows} person={person} onReuse={onReuse} />}
      </Stack>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {shown.map((row) => (
          <EarlierDossier key={row.id} row={row} today={today} />
        ))}
      </Box>
      {rows.length > MOST_SHOWN && (
        <Typography variant="body2" color="textSecondary">
          {translate('intake.known.more', { smart_count: rows.length - MOST_SHOWN })}
        </Typography>
      )}
    </Stack>
  );
};

const EarlierDossier = ({ row, today }: { row: DossierRow; today: string }) => {
  const translate = useTranslate();
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: 'auto minmax(0, 1fr) auto',
        gap: 1.5,
        py: 0.25,
        alignItems: 'baseline',
      }}
    >
      <Link component={RouterLink} to={`/dossiers/${row.id}/show`} variant="body2" noWrap>
        {row.externalCode ?? row.code}
      </Link>
      <Typography variant="body2" noWrap title={row.procedureName}>
        {row.procedureName}
      </Typography>
      <Typography variant="caption" color="textSecondary" noWrap>
        {translate(`states.${row.state}`)} {shortDate(localDateOf(new Date(row.submittedAt)), today)}
      </Typography>
    </Box>
  );
};
