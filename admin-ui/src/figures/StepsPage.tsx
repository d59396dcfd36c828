import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { formatDateVi } from '@motcua/shared/calendar';
import { type FigureOfficeChoice, STEP_GROUPS, type StepGroup } from '@motcua/shared/figures';
import { useContext } from 'react';
import { useStore, useTranslate } from 'react-admin';
import { Waiting } from '../admin/parts/Waiting';
import { ChoiceField } from '../ui/ChoiceField';
import { Section } from '../ui/Section';
import { BehindFigures } from './FigureLink';
import { askedOf, type ChosenPeriod, PeriodPicker, presentMonth } from './PeriodPicker';
import { NOT_PRINTED, ON_PAPER } from './print';
import { PrintButton } from './PrintButton';
import { StepsTable } from './StepsTable';
import { useSteps } from './use-figures';
import { timeOf } from './words';

interface Props {
  readonly office: FigureOfficeChoice;
  /** Together with the offices below it. */
  readonly below: boolean;
}

/** Where an office loses time: how long each step takes, the one that costs most first. */
export const StepsPage = ({ office, below }: Props) => {
  const translate = useTranslate();
  const [chosenGroup, setGroupBy] = useStore<StepGroup>('figures.steps.groupBy', 'step');
  const [chosen, setChosen] = useStore<ChosenPeriod>('figures.period', presentMonth());
  const groups = STEP_GROUPS.filter((group) => group !== 'office' || below);
  const groupBy = groups.includes(chosenGroup) ? chosenGroup : 'step';
  const period = askedOf(chosen);
  const report = useSteps({ officeCode: office.code, below }, period, groupBy);
  const behind = useContext(BehindFigures);
  return (
    <>
      <Stack
        direction="row"
        useFlexGap
        spacing={1}
        sx={{ mb: 1.5, alignItems: 'center', flexWrap: 'wrap', ...NOT_PRINTED }}
      >
        <PeriodPicker chosen={chosen} onChange={setChosen} />
        <Box sx={{ width: 200 }}>
          <ChoiceField
            label={translate('on_time.by')}
            value={groupBy}
            onChange={setGroupBy}
            choices={groups.map((group) => ({ value: group, label: translate(`boards.step_group.${group}`) }))}
          />
        </Box>
        <Box sx={{ flex: 1 }} />
        <PrintButton disabled={report.data === undefined} />
      </Stack>
      {period && (
        <Box sx={ON_PAPER}>
          <Waiting {...report}>
            {(shown) => (
              <BehindFigures value={behind && { ...behind, figureFrom: shown.from, figureTo: shown.to }}>
                <Section
                  title={translate('boards.steps_heading')}
                  aside={`${shown.below ? translate('figures.where_below', { office: shown.office.name }) : shown.office.name}, ${formatDateVi(shown.from)} – ${formatDateVi(shown.to)}`}
                >
                  <StepsTable report={shown} />
                  <Box sx={{ mt: 1.5, fontSize: 13, color: 'text.secondary' }}>
                    {translate('boards.steps_note')}{' '}
                    {translate('figures.as_of', { time: timeOf(shown.asOf), version: shown.definitionVersion })}
                  </Box>
                </Section>
              </BehindFigures>
            )}
          </Waiting>
        </Box>
      )}
    </>
  );
};
