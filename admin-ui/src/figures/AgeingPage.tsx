import Box from '@mui/material/Box';
import {
  AGEING_FIGURES,
  type FigureOfficeChoice,
  isCalendarAge,
  isOverdueAge,
  isWorkingAge,
} from '@motcua/shared/figures';
import { useTranslate } from 'react-admin';
import { Waiting } from '../admin/parts/Waiting';
import { ChoiceField } from '../ui/ChoiceField';
import { BandChart } from './BandChart';
import { GroupTable } from './GroupTable';
import { ON_PAPER } from './print';
import { ReportBar } from './ReportBar';
import { ReportSection } from './ReportSection';
import { TableFiles } from './TableFiles';
import { useBars } from './use-bars';
import { useAddressed } from './use-addressed';
import { useAgeing } from './use-figures';
import { useGrouping } from './use-grouping';

/** How the age is told: since acceptance in working days or in days, or since the due day. */
const VIEWS = {
  working: { total: 'openNow', bands: AGEING_FIGURES.filter((id) => isWorkingAge(id)) },
  calendar: { total: 'openNow', bands: AGEING_FIGURES.filter((id) => isCalendarAge(id)) },
  overdue: { total: 'overdue', bands: AGEING_FIGURES.filter((id) => isOverdueAge(id)) },
} as const;
type View = keyof typeof VIEWS;
const VIEW_NAMES = Object.keys(VIEWS) as readonly View[];

interface Props {
  readonly office: FigureOfficeChoice;
  /** Together with the offices below it. */
  readonly below: boolean;
}

/** How old what is open is, and how late: each band opens its dossiers. */
export const AgeingPage = ({ office, below }: Props) => {
  const translate = useTranslate();
  const { groups, groupBy, setGroupBy } = useGrouping('ageing', below);
  const [view, setView] = useAddressed('age', 'figures.ageing.view', VIEW_NAMES, 'working');
  const report = useAgeing({ officeCode: office.code, below }, groupBy);
  const { total, bands } = VIEWS[view];
  const barsOf = useBars<(typeof AGEING_FIGURES)[number]>(bands);
  return (
    <>
      <ReportBar
        groups={groups.map((group) => ({ value: group, label: translate(`on_time.group.${group}`) }))}
        groupBy={groupBy}
        onGroupBy={setGroupBy}
        printable={report.data !== undefined}
        files={
          <TableFiles
            report="ageing"
            office={{ officeCode: office.code, below }}
            period={null}
            groupBy={groupBy}
            disabled={report.data === undefined}
          />
        }
      >
        <Box sx={{ width: 300 }}>
          <ChoiceField
            label={translate('boards.age')}
            value={view}
            onChange={setView}
            choices={VIEW_NAMES.map((one) => ({
              value: one,
              label: translate(`boards.age_view.${one}`),
            }))}
          />
        </Box>
      </ReportBar>
      <Box sx={ON_PAPER}>
        <Waiting {...report}>
          {(shown) => (
            <ReportSection
              title={translate(`boards.age_heading.${view}`)}
              report={shown}
              note={groupBy === 'officer' && translate('boards.whose_now')}
            >
              <BandChart bars={barsOf(shown.total)} late={view === 'overdue'} />
              <GroupTable
                heading={translate(`boards.age_heading.${view}`)}
                groupBy={groupBy}
                rows={shown.data}
                total={shown.total}
                columns={[total, ...bands]}
                of={shown.office.name}
                empty={translate(`boards.age_empty.${view}`)}
              />
            </ReportSection>
          )}
        </Waiting>
      </Box>
    </>
  );
};
