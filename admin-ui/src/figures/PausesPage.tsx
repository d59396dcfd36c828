import Box from '@mui/material/Box';
import { type FigureOfficeChoice, isPauseAge, PAUSE_FIGURES } from '@motcua/shared/figures';
import { useTranslate } from 'react-admin';
import { Waiting } from '../admin/parts/Waiting';
import { BandChart } from './BandChart';
import { GroupTable } from './GroupTable';
import { ON_PAPER } from './print';
import { ReportBar } from './ReportBar';
import { ReportSection } from './ReportSection';
import { TableFiles } from './TableFiles';
import { useBars } from './use-bars';
import { usePauses } from './use-figures';
import { useGrouping } from './use-grouping';

const BANDS = PAUSE_FIGURES.filter((id) => isPauseAge(id));

interface Props {
  readonly office: FigureOfficeChoice;
  /** Together with the offices below it. */
  readonly below: boolean;
}

/** What stands still now, why, and for how long. */
export const PausesPage = ({ office, below }: Props) => {
  const translate = useTranslate();
  const { groups, groupBy, setGroupBy } = useGrouping('pauses', below);
  const report = usePauses({ officeCode: office.code, below }, groupBy);
  const barsOf = useBars(BANDS);
  const heading = translate('boards.pauses_heading');
  return (
    <>
      <ReportBar
        groups={groups.map((group) => ({ value: group, label: translate(`on_time.group.${group}`) }))}
        groupBy={groupBy}
        onGroupBy={setGroupBy}
        printable={report.data !== undefined}
        files={
          <TableFiles
            report="pauses"
            office={{ officeCode: office.code, below }}
            period={null}
            groupBy={groupBy}
            disabled={report.data === undefined}
          />
        }
      />
      <Box sx={ON_PAPER}>
        <Waiting {...report}>
          {(shown) => (
            <ReportSection title={heading} report={shown} note={groupBy === 'officer' && translate('boards.whose_now')}>
              <BandChart bars={barsOf(shown.total)} />
              <GroupTable
                heading={heading}
                groupBy={groupBy}
                rows={shown.data}
                total={shown.total}
                columns={PAUSE_FIGURES}
                of={shown.office.name}
                empty={translate('boards.nothing_paused')}
              />
            </ReportSection>
          )}
        </Waiting>
      </Box>
    </>
  );
};
