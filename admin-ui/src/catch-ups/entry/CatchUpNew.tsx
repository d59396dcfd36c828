import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import { PageHead } from '../../ui/PageHead';
import { DeskField } from '../../intake/DeskField';
import { cardHolder } from '../../intake/card';
import { useRoles } from '../../providers/use-roles';
import { useScan } from '../../scan/use-scan';
import { Section } from '../../ui/Section';
import { DoubtDialog } from './DoubtDialog';
import { EntryActions } from './EntryActions';
import { enterToNext } from './enter-to-next';
import { LineTable } from './LineTable';
import { MOST_LINES } from './line-form';
import { useEntry } from './use-entry';

/** A pile of paper slips is typed in, one after the other, without a mouse. */
export const CatchUpNew = () => {
  const translate = useTranslate();
  const mayPropose = useRoles().has('counter_officer');
  return mayPropose ? <Entry /> : <Alert severity="info">{translate('catch_ups.not_counter')}</Alert>;
};

const Entry = () => {
  const translate = useTranslate();
  const entry = useEntry();
  const { draft, lines, wrongOf, wrongBasis, tried, changeBasis } = entry;
  const form = draft.value;
  useScan(
    (scan) => {
      if (scan.kind !== 'citizenCard') return false;
      const line = form.lines.find(({ id }) => id === form.current);
      if (!line) return true;
      // A finished line has its person: the card is the next one's.
      const finished = Object.keys(wrongOf(line)).length === 0 && line.person.idNumber !== scan.card.citizenId;
      if (finished && lines.begin((next) => ({ ...next, person: cardHolder(next.person, scan.card) }))) return true;
      if (!finished) lines.fill({ ...line, person: cardHolder(line.person, scan.card) }, 'person.phone');
      return true;
    },
    [form],
  );
  const basis = (name: 'reason' | 'decision') => ({
    path: name,
    label: translate(`catch_ups.form.${name}`),
    hint: translate(`catch_ups.form.${name}_hint`),
    value: form[name],
    onChange: (text: string) => changeBasis({ [name]: text }),
    wrong: wrongBasis,
    tried,
  });
  return (
    <Stack sx={{ minHeight: 'calc(100vh - 84px)' }}>
      <PageHead title={translate('catch_ups.new')} back={{ to: '/catch-ups', label: translate('catch_ups.title') }} />
      {/* Enter goes from field to field through all of it; the buttons in it keep their own. */}
      <Stack spacing={2} onKeyDown={(event) => enterToNext(event, entry.endLine)} sx={{ flex: 1, pb: 2 }}>
        {draft.restored && (
          <Alert
            severity="info"
            sx={{ py: 0 }}
            action={
              <Button color="inherit" size="small" onClick={entry.discard}>
                {translate('act.begin_anew')}
              </Button>
            }
          >
            {translate('act.restored')}
          </Alert>
        )}
        <Section title={translate('catch_ups.basis')}>
          <Stack direction="row" spacing={1.5} sx={{ pt: 0.5 }}>
            <DeskField {...basis('reason')} maxLength={500} autoFocus={form.reason === ''} sx={{ flex: 2 }} />
            <DeskField {...basis('decision')} sx={{ flex: 1 }} />
          </Stack>
        </Section>
        <Section
          title={translate('catch_ups.lines')}
          aside={translate('catch_ups.lines_count', { count: form.lines.length, most: MOST_LINES })}
        >
          <LineTable entry={entry} />
        </Section>
      </Stack>
      <EntryActions entry={entry} />
      {entry.asking && <DoubtDialog entry={entry} />}
    </Stack>
  );
};
