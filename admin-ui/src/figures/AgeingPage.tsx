import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import {
  AGEING_FIGURES,
  BOARD_GROUPS,
  type BoardGroup,
  type FigureOfficeChoice,
  isCalendarAge,
  isOverdueAge,
  isWorkingAge,
} from '@motcua/shared/figures';
import { useStore, useTranslate } from 'react-admin';
import { Waiting } from '../admin/parts/Waiting';
import { ChoiceField } from '../ui/ChoiceField';
import { Section } from '../ui/Section';
import { BandChart } from './BandChart';
import { GroupTable } from './GroupTable';
import { NOT_PRINTED, ON_PAPER } from './print';
import { PrintButton } from './PrintButton';
import { useAgeing } from './use-figures';
import { timeOf } from './words';

/** How the age is told: since acceptance in working days or in days, or since the due day. */
const VIEWS = {
  working: { total: 'openNow', bands: AGEING_FIGURES.filter((id) => isWorkingAge(id)) },
  calendar: { total: 'openNow', bands: AGEING_FIGURES.filter((id) => isCalendarAge(id)) },
  overdue: { total: 'overdue', bands: AGEING_FIGURES.filter((id) => isOverdueAge(id)) },
} as const;
type View = keyof typeof VIEWS;

interface Props {
  readonly office: FigureOfficeChoice;
  /** Together with the offices below it. */
  readonly below: boolean;
}

/** How old what is open is, and how late: each band opens its dossiers. */
export const AgeingPage = ({ office, below }: Props) => {
  const translate = useTranslate();
  const [chosenGroup, setGroupBy] = useStore<BoardGroup>('figures.ageing.groupBy', 'procedure');
  const [view, setView] = useStore<View>('figures.ageing.view', 'working');
  const groups = BOARD_GROUPS.filter((group) => group !== 'office' || below);
  const groupBy = groups.includes(chosenGroup) ? chosenGroup : 'procedure';
  const report = useAgeing({ officeCode: office.code, below }, groupBy);
  const { total, bands } = VIEWS[view];
  return (
    <>
      <Stack
        direction="row"
        useFlexGap
        spacing={1}
        sx={{ mb: 1.5, alignItems: 'center', flexWrap: 'wrap', ...NOT_PRINTED }}
      >
        <Box sx={{ width: 260 }}>
          <ChoiceField
            label={translate('boards.age')}
            value={view}
            onChange={setView}
            choices={(Object.keys(VIEWS) as View[]).map((one) => ({
              value: one,
              label: translate(`boards.age_view.${one}`),
            }))}
          />
        </Box>
        <Box sx={{ width: 200 }}>
          <ChoiceField
            label={translate('on_time.by')}
            value={groupBy}
            onChange={setGroupBy}
            choices={groups.map((group) => ({ value: group, label: translate(`on_time.group.${group}`) }))}
          />
        </Box>
        <Box sx={{ flex: 1 }} />
        <PrintButton disabled={report.data === undefined} />
      </Stack>
      <Box sx={ON_PAPER}>
        <Waiting {...report}>
          {(shown) => (
            <Section
              title={translate(`boards.age_heading.${view}`)}
              aside={`${shown.below ? translate('figures.where_below', { office: shown.office.name }) : shown.office.name}, ${timeOf(shown.asOf)}`}
            >
              <BandChart bands={bands} counts={shown.total} late={view === 'overdue'} />
              <GroupTable
                heading={translate(`boards.age_heading.${view}`)}
                groupBy={groupBy}
                rows={shown.data}
                total={shown.total}
                columns={[total, ...bands]}
                of={shown.office.name}
                empty={translate(`boards.age_empty.${view}`)}
              />
              <Box sx={{ mt: 1.5, fontSize: 13, color: 'text.secondary' }}>
                {groupBy === 'officer' && `${translate('boards.whose_now')} `}
                {translate('figures.as_of', { time: timeOf(shown.asOf), version: shown.definitionVersion })}
              </Box>
            </Section>
          )}
        </Waiting>
      </Box>
    </>
  );
};
