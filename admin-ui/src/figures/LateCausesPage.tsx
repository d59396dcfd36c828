import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { NO_LATE_CAUSE } from '@motcua/shared/dossiers';
import { type FigureOfficeChoice, LATE_CAUSE_FIGURES } from '@motcua/shared/figures';
import { useContext } from 'react';
import { useTranslate } from 'react-admin';
import { Waiting } from '../admin/parts/Waiting';
import { BandChart } from './BandChart';
import { BehindFigures } from './FigureLink';
import { GroupTable } from './GroupTable';
import { askedOf, PeriodPicker } from './PeriodPicker';
import { NOT_PRINTED, ON_PAPER } from './print';
import { PrintButton } from './PrintButton';
import { ReportSection } from './ReportSection';
import { TableFiles } from './TableFiles';
import { useLateCauses } from './use-figures';
import { useChosenPeriod } from './use-chosen-period';

interface Props {
  readonly office: FigureOfficeChoice;
  /** Together with the offices below it. */
  readonly below: boolean;
}

/** Why dossiers were late, and which of them nobody has explained yet. */
export const LateCausesPage = ({ office, below }: Props) => {
  const translate = useTranslate();
  const [chosen, setChosen] = useChosenPeriod();
  const period = askedOf(chosen);
  const report = useLateCauses({ officeCode: office.code, below }, period);
  const behind = useContext(BehindFigures);
  const heading = translate('boards.late_causes_heading');
  return (
    <>
      <Stack direction="row" useFlexGap spacing={1} sx={{ mb: 1.5, flexWrap: 'wrap', ...NOT_PRINTED }}>
        <PeriodPicker chosen={chosen} onChange={setChosen} />
        <Box sx={{ flex: 1 }} />
        <TableFiles
          report="late-causes"
          office={{ officeCode: office.code, below }}
          period={period}
          disabled={report.data === undefined}
        />
        <PrintButton disabled={report.data === undefined} />
      </Stack>
      {period && (
        <Box sx={ON_PAPER}>
          <Waiting {...report}>
            {(shown) => (
              <BehindFigures value={behind && { ...behind, figureFrom: shown.from, figureTo: shown.to }}>
                <ReportSection title={heading} report={shown} note={translate('boards.late_causes_note')}>
                  {shown.data.some(({ key }) => key !== NO_LATE_CAUSE) && (
                    <BandChart
                      bars={shown.data.map(({ key, figures }) => ({
                        key,
                        name: translate(`boards.late_causes_short.${key}`),
                        count: figures.finishedLate + figures.openLate,
                      }))}
                      late
                    />
                  )}
                  <GroupTable
                    heading={heading}
                    groupBy="lateCause"
                    rows={shown.data}
                    total={shown.total}
                    columns={LATE_CAUSE_FIGURES}
                    of={shown.office.name}
                    empty={translate('boards.nothing_late')}
                  />
                </ReportSection>
              </BehindFigures>
            )}
          </Waiting>
        </Box>
      )}
    </>
  );
};
