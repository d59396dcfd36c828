import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import {
  type FigureOfficeChoice,
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
import { TAB_OF_REPORT } from './mailed-reports';
import { Toggle } from './Toggle';
import { useSubscribing } from './use-subscriptions';

interface Props {
  readonly offices: readonly FigureOfficeChoice[];
  /** What is looked at is asked for first. */
  readonly office: FigureOfficeChoice;
  readonly below: boolean;
}

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
  const [chosenRule, setRule] = useState<ReportMailRule>('monthly');
  const [format, setFormat] = useState<ReportMailFormat>('xlsx');
  const rules = rulesOfReport(report);
  const rule = rules.find((one) => one === chosenRule) ?? rules[0]!;
  const below = withBelow && offices.some((one) => one.code === code && one.below);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await subscribe({ officeCode: code, below, report, rule, format })) {
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
