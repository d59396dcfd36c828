import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { type FigureOfficeChoice, reportPeriod } from '@motcua/shared/figures';
import { useContext } from 'react';
import { useLocaleState, useStore, useTranslate } from 'react-admin';
import { Waiting } from '../admin/parts/Waiting';
import { KeyButton } from '../keyboard/KeyButton';
import { Section } from '../ui/Section';
import { CardSection } from './CardSection';
import { CloseSection } from './CloseSection';
import { BehindFigures } from './FigureLink';
import { Ii06Files } from './Ii06Files';
import { Ii06Sheet } from './Ii06Sheet';
import { askedOf, PeriodPicker } from './PeriodPicker';
import { NOT_PRINTED } from './print';
import { TodayTiles } from './TodayTiles';
import { useIi06, useToday } from './use-figures';
import { Toggle } from './Toggle';
import { timeOf } from './words';
import { useChosenPeriod } from './use-chosen-period';

interface Props {
  readonly office: FigureOfficeChoice;
  /** Together with the offices below it. */
  readonly below: boolean;
}

/** One office: how it stands now, and its form for a period. */
export const Figures = ({ office, below }: Props) => {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const [byProcedure, setByProcedure] = useStore('figures.byProcedure', false);
  const [chosen, setChosen] = useChosenPeriod();
  const asked = { officeCode: office.code, below };
  const today = useToday(asked);
  const period = askedOf(chosen);
  const named = 'period' in chosen ? reportPeriod(chosen.period) : null;
  const report = useIi06(asked, period);
  const behind = useContext(BehindFigures);
  const { data } = report;
  return (
    <>
      <Box sx={NOT_PRINTED}>
        <Section
          title={translate('figures.today')}
          aside={today.data && translate('figures.today_at', { time: timeOf(today.data.asOf, locale) })}
        >
          <Waiting {...today}>{(now) => <TodayTiles today={now} />}</Waiting>
        </Section>
        <Stack direction="row" useFlexGap spacing={1.5} sx={{ mt: 3, mb: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
          <PeriodPicker chosen={chosen} onChange={setChosen} />
          <Toggle label={translate('figures.by_procedure')} checked={byProcedure} onChange={setByProcedure} />
          <Box sx={{ flex: 1 }} />
          {period && (
            <Ii06Files office={asked} period={period} byProcedure={byProcedure} disabled={data === undefined} />
          )}
          <KeyButton
            keys="p"
            label={translate('figures.print')}
            group={translate('figures.title')}
            onPress={() => window.print()}
            variant="outlined"
            disabled={data === undefined}
          />
        </Stack>
      </Box>
      {period && (
        <Waiting {...report}>
          {(shown) => (
            <BehindFigures value={behind && { ...behind, figureFrom: shown.from, figureTo: shown.to }}>
              <Ii06Sheet report={shown} byProcedure={byProcedure} />
            </BehindFigures>
          )}
        </Waiting>
      )}
      {named && <CloseSection key={named.name} office={office} period={named} below={below} />}
      <Box sx={{ mt: 3, ...NOT_PRINTED }}>
        <CardSection office={office} />
      </Box>
    </>
  );
};
