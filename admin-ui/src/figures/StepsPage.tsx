import Box from '@mui/material/Box';
import type { FigureOfficeChoice } from '@motcua/shared/figures';
import { useContext } from 'react';
import { useTranslate } from 'react-admin';
import { Waiting } from '../admin/parts/Waiting';
import { BehindFigures } from './FigureLink';
import { askedOf, PeriodPicker } from './PeriodPicker';
import { ON_PAPER } from './print';
import { ReportBar } from './ReportBar';
import { ReportSection } from './ReportSection';
import { TableFiles } from './TableFiles';
import { StepsTable } from './StepsTable';
import { useSteps } from './use-figures';
import { useGrouping } from './use-grouping';
import { useChosenPeriod } from './use-chosen-period';

interface Props {
  readonly office: FigureOfficeChoice;
  /** Together with the offices below it. */
  readonly below: boolean;
}

/** Where an office loses time: how long each step takes, the one that costs most first. */
export const StepsPage = ({ office, below }: Props) => {
  const translate = useTranslate();
  const { groups, groupBy, setGroupBy } = useGrouping('steps', below);
  const [chosen, setChosen] = useChosenPeriod();
  const period = askedOf(chosen);
  const report = useSteps({ officeCode: office.code, below }, period, groupBy);
  const behind = useContext(BehindFigures);
  return (
    <>
      <ReportBar
        groups={groups.map((group) => ({ value: group, label: translate(`boards.step_group.${group}`) }))}
        groupBy={groupBy}
        onGroupBy={setGroupBy}
        printable={report.data !== undefined}
        files={
          <TableFiles
            report="steps"
            office={{ officeCode: office.code, below }}
            period={period}
            groupBy={groupBy}
            disabled={report.data === undefined}
          />
        }
      >
        <PeriodPicker chosen={chosen} onChange={setChosen} />
      </ReportBar>
      {period && (
        <Box sx={ON_PAPER}>
          <Waiting {...report}>
            {(shown) => (
              <BehindFigures value={behind && { ...behind, figureFrom: shown.from, figureTo: shown.to }}>
                <ReportSection
                  title={translate('boards.steps_heading')}
                  report={shown}
                  note={translate('boards.steps_note')}
                >
                  <StepsTable report={shown} />
                </ReportSection>
              </BehindFigures>
            )}
          </Waiting>
        </Box>
      )}
    </>
  );
};
