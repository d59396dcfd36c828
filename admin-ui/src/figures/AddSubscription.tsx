import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import {
  type FigureOfficeChoice,
  groupsOfReport,
  type MailedReport,
  MAILED_REPORTS,
  REPORT_MAIL_FORMATS,
  type ReportMailFormat,
  type ReportMailRule,
  rulesOfReport,
} from '@motcua/shared/figures';
import { type FormEvent, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { ChoiceField } from '../ui/ChoiceField';
import { OfficeField } from '../ui/OfficeField';
import { useFigureTab } from './FigureTabs';
import { groupName, TAB_OF_REPORT } from './mailed-reports';
import { Toggle } from './Toggle';
import { useSubscribing } from './use-subscriptions';

interface Props {
  readonly offices: readonly FigureOfficeChoice[];
  /** What is looked at is asked for first. */
  readonly office: FigureOfficeChoice;
  readonly below: boolean;
}

/** As the report is grouped for who chooses nothing. */
const USUAL = '';

/** Which report, of which office, when, as what. */
export const AddSubscription = (props: Props) => {
  const { offices } = props;
  const translate = useTranslate();
  const notify = useNotify();
  const [tab] = useFigureTab();
  const { working, problem, subscribe } = useSubscribing();
  const [code, setCode] = useState(props.office.code);
  const [withBelow, setWithBelow] = useState(props.below);
  const [report, setReport] = useState<MailedReport>(
    MAILED_REPORTS.find((one) => TAB_OF_REPORT[one] === tab) ?? 'II.06',
  );
  const [chosenGroup, setGroup] = useState(USUAL);
  const [chosenRule, setRule] = useState<ReportMailRule>('monthly');
  const [format, setFormat] = useState<ReportMailFormat>('xlsx');
  const rules = rulesOfReport(report);
  const rule = rules.find((one) => one === chosenRule) ?? rules[0]!;
  const below = withBelow && offices.some((one) => one.code === code && one.below);
  const groups = groupsOfReport(report).filter((group) => group !== 'office' || below);
  const groupBy = groups.includes(chosenGroup) ? chosenGroup : USUAL;
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await subscribe({ officeCode: code, below, report, rule, format, ...(groupBy !== USUAL && { groupBy }) })) {
      notify('report_mails.added', { type: 'success' });
    }
  };
  return (
    <>
      <Stack
        component="form"
        direction="row"
        useFlexGap
        spacing={1.5}
        onSubmit={(event) => void send(event)}
        sx={{ alignItems: 'center', flexWrap: 'wrap', pt: 1 }}
      >
        <Box sx={{ width: 210 }}>
          <ChoiceField
            label={translate('report_mails.report')}
            value={report}
            onChange={setReport}
            choices={MAILED_REPORTS.map((value) => ({
              value,
              label: translate(`report_mails.name.${TAB_OF_REPORT[value]}`),
            }))}
            autoFocus
          />
        </Box>
        {offices.length > 1 && (
          <OfficeField
            offices={offices}
            code={code}
            onChoose={setCode}
            width={280}
            label={translate('figures.office')}
          />
        )}
        {offices.some((one) => one.code === code && one.below) && (
          <Toggle label={translate('figures.below')} checked={withBelow} onChange={setWithBelow} />
        )}
        {groups.length > 0 && (
          <Box sx={{ width: 170 }}>
            <ChoiceField
              label={translate('on_time.by')}
              value={groupBy}
              onChange={setGroup}
              choices={[
                { value: USUAL, label: translate('report_mails.usual_group') },
                ...groups.map((group) => ({ value: group, label: groupName(group, translate) })),
              ]}
            />
          </Box>
        )}
        <Box sx={{ width: 430 }}>
          <ChoiceField
            label={translate('report_mails.when')}
            value={rule}
            onChange={setRule}
            choices={rules.map((value) => ({ value, label: translate(`report_mails.rule.${value}`) }))}
          />
        </Box>
        <Box sx={{ width: 130 }}>
          <ChoiceField
            label={translate('exports.format')}
            value={format}
            onChange={setFormat}
            choices={REPORT_MAIL_FORMATS.map((value) => ({ value, label: translate(`figures.file.${value}`) }))}
          />
        </Box>
        <Button type="submit" variant="contained" loading={working}>
          {translate('report_mails.add')}
        </Button>
      </Stack>
      <div aria-live="polite">{problem && <Alert severity="error">{translate(`errors.${problem.code}`)}</Alert>}</div>
    </>
  );
};
