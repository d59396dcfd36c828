import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { type FigureOfficeChoice, SUPPLEMENT_FIGURES } from '@motcua/shared/figures';
import { useContext } from 'react';
import { useTranslate } from 'react-admin';
import { Waiting } from '../admin/parts/Waiting';
import { BehindFigures } from './FigureLink';
import { GroupTable } from './GroupTable';
import { askedOf, PeriodPicker } from './PeriodPicker';
import { NOT_PRINTED, ON_PAPER } from './print';
import { ReportBar } from './ReportBar';
import { ReportSection } from './ReportSection';
import { TableFiles } from './TableFiles';
import { RefusalTable } from './RefusalTable';
import { useRefusals, useSupplements } from './use-figures';
import { useGrouping } from './use-grouping';
import { useChosenPeriod } from './use-chosen-period';

interface Props {
  readonly office: FigureOfficeChoice;
  /** Together with the offices below it. */
  readonly below: boolean;
}

/** How often citizens had to come again, and what was refused or ended without a result. */
export const SupplementsPage = ({ office, below }: Props) => {
  const translate = useTranslate();
  const { groups, groupBy, setGroupBy } = useGrouping('supplements', below);
  const [chosen, setChosen] = useChosenPeriod();
  const period = askedOf(chosen);
  const report = useSupplements({ officeCode: office.code, below }, period, groupBy);
  const behind = useContext(BehindFigures);
  const tells = below ? office.reasonsBelow : office.reasons;
  const refusals = useRefusals({ officeCode: office.code, below }, period, tells);
  const heading = translate('boards.supplements_heading');
  return (
    <>
      <ReportBar
        groups={groups.map((group) => ({ value: group, label: translate(`on_time.group.${group}`) }))}
        groupBy={groupBy}
        onGroupBy={setGroupBy}
        printable={report.data !== undefined}
        files={
          <TableFiles
            report="supplements"
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
                <ReportSection title={heading} report={shown} note={translate('boards.supplements_note')}>
                  <GroupTable
                    heading={heading}
                    groupBy={groupBy}
                    rows={shown.data}
                    total={shown.total}
                    columns={SUPPLEMENT_FIGURES}
                    share={{
                      figure: 'supplemented',
                      of: 'answered',
                      measure: 'supplementShare',
                      label: translate('boards.supplement_share'),
                    }}
                    of={shown.office.name}
                    empty={translate('boards.nothing_answered')}
                  />
                </ReportSection>
              </BehindFigures>
            )}
          </Waiting>
          {tells && (
            <Box sx={{ mt: 3 }}>
              <Waiting {...refusals}>
                {(shown) => (
                  <ReportSection title={translate('boards.refusals_heading')} report={shown}>
                    <RefusalTable report={shown} />
                    {shown.data.length > 0 && (
                      <Stack direction="row" spacing={1} sx={{ mt: 1.5, ...NOT_PRINTED }}>
                        <TableFiles
                          report="refusals"
                          office={{ officeCode: office.code, below }}
                          period={period}
                          disabled={false}
                          keyless
                        />
                      </Stack>
                    )}
                  </ReportSection>
                )}
              </Waiting>
            </Box>
          )}
        </Box>
      )}
    </>
  );
};
