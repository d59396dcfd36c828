import Alert from '@mui/material/Alert';
import Stack from '@mui/material/Stack';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useParams } from 'react-router-dom';
import { PageHead } from '../ui/PageHead';
import { Waiting } from '../admin/parts/Waiting';
import { KeyButton } from '../keyboard/KeyButton';
import { useSignedIn } from '../providers/use-signed-in';
import { Section } from '../ui/Section';
import type { CatchUp } from './catch-up.types';
import { CatchUpFacts } from './CatchUpFacts';
import { doubtsOf, hasDoubts } from './entry/doubts';
import { DoubtNotes } from './entry/DoubtNotes';
import { DossierTable } from './DossierTable';
import { EntryTable } from './EntryTable';
import { SettleDialog } from './SettleDialog';
import { StateSign } from './StateSign';
import { useCatchUp } from './use-catch-ups';

/** One batch: why, every line of it, and the leader's yes or no. */
export const CatchUpShow = () => {
  const { id = '' } = useParams();
  const { data, error, again } = useCatchUp(id);
  return (
    <Waiting data={data} error={error} again={again}>
      {(batch) => <Batch batch={batch} />}
    </Waiting>
  );
};

const Batch = ({ batch }: { batch: CatchUp }) => {
  const translate = useTranslate();
  const { person } = useSignedIn();
  const [asked, setAsked] = useState<'approve' | 'refuse' | null>(null);
  const title = translate('catch_ups.batch', { smart_count: batch.size });
  const group = translate('catch_ups.title');
  const slips = batch.entries.map(({ blockNumber, ...entry }) => ({ ...entry, blockNumber: blockNumber ?? '' }));
  const doubts = doubtsOf(slips);
  const own = batch.requestedBy.id === person?.id;
  return (
    <>
      <PageHead
        title={title}
        aside={<StateSign state={batch.state} />}
        back={{ to: '/catch-ups', label: translate('catch_ups.title') }}
      >
        {batch.maySettle && (
          <>
            <KeyButton
              keys="F4"
              label={translate('approval.refuse')}
              group={group}
              color="inherit"
              onPress={() => setAsked('refuse')}
            />
            <KeyButton
              keys="F3"
              label={translate('approval.approve')}
              group={group}
              variant="contained"
              onPress={() => setAsked('approve')}
            />
          </>
        )}
      </PageHead>
      <Stack spacing={2}>
        {batch.state === 'pending' && !batch.maySettle && (
          <Alert severity="info">{translate(own ? 'catch_ups.waits_own' : 'catch_ups.waits')}</Alert>
        )}
        <Section title={translate('catch_ups.basis')}>
          <CatchUpFacts batch={batch} />
        </Section>
        {batch.dossiers.length > 0 && (
          <Section title={translate('catch_ups.dossiers')}>
            <DossierTable dossiers={batch.dossiers} />
          </Section>
        )}
        {batch.state === 'pending' && hasDoubts(doubts) && <DoubtNotes doubts={doubts} />}
        <Section title={translate('catch_ups.entries')}>
          <EntryTable entries={batch.entries} />
        </Section>
      </Stack>
      {asked && <SettleDialog batch={batch} approve={asked === 'approve'} onClose={() => setAsked(null)} />}
    </>
  );
};
