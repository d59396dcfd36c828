import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { usePreferences } from '../../providers/use-preferences';
import { DeskField } from '../../intake/DeskField';
import { NumberWords } from '../../intake/NumberWords';
import { ProcedureField } from '../../intake/ProcedureField';
import { withRecent } from '../../procedures/procedure-search';
import { CaseField } from './CaseField';
import { ChannelField } from './ChannelField';
import { type LineForm, personOf } from './line-form';
import { PapersField } from './PapersField';
import { ReceivedField } from './ReceivedField';
import type { Entry } from './use-entry';

interface Props {
  readonly entry: Entry;
  readonly line: LineForm;
  /** Counted from 1, as people count. */
  readonly place: number;
}

/** The line in hand, in the order of a paper slip: which leaf, when, what for, who, with which papers. */
export const LineEditor = ({ entry, line, place }: Props) => {
  const translate = useTranslate();
  const { preferences, save } = usePreferences();
  const { recentProcedures } = preferences;
  const set = (part: Partial<LineForm>): void => entry.lines.change({ ...line, ...part });
  const wrong = entry.wrongOf(line);
  const tried = entry.told(line);
  const procedure = entry.procedures.get(line.procedureCode);
  const choose = (procedureCode: string): void => {
    if (procedureCode !== line.procedureCode) set({ procedureCode, caseCode: '', complete: false });
    if (recentProcedures[0] !== procedureCode) save({ recentProcedures: withRecent(recentProcedures, procedureCode) });
  };
  const person = (name: 'idNumber' | 'fullName' | 'phone') => ({
    path: `person.${name}`,
    label: translate(`catch_ups.form.${name}`),
    value: line.person[name],
    onChange: (text: string) => set({ person: { ...line.person, [name]: text } }),
    wrong,
    tried,
  });
  return (
    <Box
      role="group"
      aria-label={translate('catch_ups.line', { line: place })}
      sx={{
        bgcolor: 'action.hover',
        borderRadius: 1,
        px: 2,
        py: 1.5,
        my: 0.5,
        // The line is seen whole, above what stands at the foot of the page.
        '& input, & select': { scrollMarginTop: '120px', scrollMarginBottom: '260px' },
      }}
    >
      <Typography variant="h2" component="h3" sx={{ mb: 1.5 }}>
        {translate('catch_ups.line', { line: place })}
      </Typography>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(12, minmax(0, 1fr))', gap: 1.5, alignItems: 'start' }}>
        <DeskField
          path="blockNumber"
          label={translate('catch_ups.columns.block')}
          value={line.blockNumber}
          onChange={(blockNumber) => set({ blockNumber })}
          wrong={wrong}
          tried={tried}
          maxLength={40}
          sx={{ gridColumn: 'span 2' }}
        />
        <ChannelField value={line.channel} onChange={(channel) => set({ channel })} />
        <ReceivedField
          value={line.receivedAt}
          onChange={(receivedAt) => set({ receivedAt })}
          wrong={tried ? wrong['receivedAt'] : undefined}
        />
        <Stack sx={{ gridColumn: 'span 5' }}>
          <ProcedureField
            code={line.procedureCode}
            onChoose={choose}
            wrong={tried ? wrong['procedureCode'] : undefined}
            autoFocus={false}
            group={translate('catch_ups.new')}
          />
        </Stack>
        <DeskField
          {...person('idNumber')}
          maxLength={20}
          inputMode="numeric"
          hint={<NumberWords person={personOf(line)} />}
          sx={{ gridColumn: 'span 3' }}
        />
        <DeskField {...person('fullName')} sx={{ gridColumn: 'span 5' }} />
        <DeskField {...person('phone')} maxLength={30} inputMode="tel" sx={{ gridColumn: 'span 4' }} />
        {procedure && procedure.cases.length > 0 && (
          <CaseField
            procedure={procedure}
            value={line.caseCode}
            onChange={(caseCode) => set({ caseCode, complete: false })}
          />
        )}
        <PapersField
          procedure={procedure}
          caseCode={line.caseCode}
          complete={line.complete}
          onChange={(complete) => set({ complete })}
          wrong={tried && wrong['complete'] !== undefined}
        />
      </Box>
    </Box>
  );
};
