import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import { localDateOf } from '@motcua/shared/calendar';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useOffice } from '../providers/use-office';
import { serverNow } from '../providers/http';
import { Section } from '../ui/Section';
import { Checklist } from './Checklist';
import { DeliveryFields } from './DeliveryFields';
import { DuplicateNote } from './DuplicateNote';
import { FormFields } from './FormFields';
import { knownNumber } from './known-number';
import { KnownPersonBox } from './KnownPersonBox';
import { PeopleSection } from './PeopleSection';
import { ProcedureSection } from './ProcedureSection';
import { PromiseBox } from './PromiseBox';
import type { Intake } from './use-intake';
import { isOwnerTold } from './intake-form';
import { type KnownPerson, useKnownPerson } from './use-known-person';

interface Props {
  readonly intake: Intake;
  /** Whose the card is that was just read. */
  readonly question: ReactNode;
  /** What the same person has brought before this one. */
  readonly visit: ReactNode;
}

/** On the left what is typed, on the right what follows from it and the papers in hand. */
export const IntakeColumns = ({ intake, question, visit }: Props) => {
  const translate = useTranslate();
  const { asked: officeCode } = useOffice();
  const { draft, procedure, kase, offered, wrong, tried, change } = intake;
  const form = draft.value;
  const today = localDateOf(serverNow());
  const bearer = useKnownPerson(knownNumber(form.bearer, today), officeCode);
  const owner = useKnownPerson(form.forSelf ? null : knownNumber(form.owner, today), officeCode);
  const props = { form, change, wrong, tried };
  const fields = procedure?.formFields ?? [];
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', md: 'minmax(0, 7fr) minmax(0, 5fr)' },
        gap: 2,
        alignItems: 'start',
        flex: 1,
        // What the cursor goes to must not come to stand under the bar at the foot.
        '& input': { scrollMarginBottom: 140, scrollMarginTop: 80 },
      }}
    >
      <Stack spacing={2}>
        <Panel>
          <ProcedureSection {...props} procedure={procedure} limit={kase?.limit} />
        </Panel>
        <Panel>
          <PeopleSection {...props} question={question} wishBefore={(isOwnerTold(form) ? owner : bearer).messages} />
        </Panel>
        {fields.length > 0 && (
          <Section title={translate('intake.form.title')}>
            <FormFields {...props} fields={fields} />
          </Section>
        )}
        <Section title={translate('intake.delivery.title')}>
          <DeliveryFields {...props} />
        </Section>
      </Stack>
      {/* The promise and the papers stay in sight however long the procedure's own form is. */}
      <Stack spacing={2} sx={{ position: { md: 'sticky' }, top: 68 }}>
        <PromiseBox limit={kase?.limit} />
        <DuplicateNote form={form} rows={(form.forSelf ? bearer : owner).rows} />
        {isKnown(bearer) && (
          <Panel>
            <KnownPersonBox
              known={bearer}
              person={form.bearer}
              count="count"
              onReuse={(contact) => change({ ...form, bearer: { ...form.bearer, ...contact } })}
            />
          </Panel>
        )}
        {isKnown(owner) && (
          <Panel>
            <KnownPersonBox known={owner} person={form.owner} count="owner_count" />
          </Panel>
        )}
        <Checklist components={kase?.components} form={form} offered={offered} change={change} />
        {visit}
      </Stack>
    </Box>
  );
};

/** Who is here for the first time needs no box. */
const isKnown = ({ rows, failed }: KnownPerson): boolean => failed || (rows?.length ?? 0) > 0;

const Panel = ({ children }: { children: ReactNode }) => (
  <Paper component="section" elevation={0} sx={{ border: 1, borderColor: 'divider', px: 2.5, py: 2 }}>
    {children}
  </Paper>
);
