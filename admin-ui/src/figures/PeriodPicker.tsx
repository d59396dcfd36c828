import Stack from '@mui/material/Stack';
import { localDateOf } from '@motcua/shared/calendar';
import {
  REPORT_PERIOD_KINDS,
  type ReportPeriod,
  reportPeriod,
  reportPeriodAt,
  reportPeriodsOf,
} from '@motcua/shared/figures';
import { useTranslate } from 'react-admin';
import { serverNow } from '../providers/http';
import { ChoiceField } from '../ui/ChoiceField';
import { DateField } from '../ui/DateField';
import type { AskedPeriod } from './use-figures';

/** How far back offices look; older days are typed. */
const YEARS_BACK = 4;

const KINDS = [...REPORT_PERIOD_KINDS, 'days'] as const;
type Kind = (typeof KINDS)[number];

/** What stands in the fields; a day may still be missing. */
export type ChosenPeriod = AskedPeriod | { readonly from: string; readonly to: string };

const today = (): string => localDateOf(serverNow());

export const presentMonth = (): ChosenPeriod => ({ period: reportPeriodAt('month', today()).name });

/** What can be asked for; null while a day is missing. */
export const askedOf = (chosen: ChosenPeriod): AskedPeriod | null =>
  'period' in chosen || (chosen.from !== '' && chosen.to !== '') ? chosen : null;

/** The periods offices report for, and any days. */
export const PeriodPicker = ({
  chosen,
  onChange,
}: {
  readonly chosen: ChosenPeriod;
  readonly onChange: (chosen: ChosenPeriod) => void;
}) => {
  const translate = useTranslate();
  const named = 'period' in chosen ? reportPeriod(chosen.period) : null;
  const changeKind = (kind: Kind): void => {
    if (kind !== 'days') onChange({ period: reportPeriodAt(kind, today()).name });
    else onChange(named ? { from: named.from, to: named.to } : { from: '', to: '' });
  };
  return (
    <Stack direction="row" spacing={1} sx={{ alignItems: 'flex-start' }}>
      <ChoiceField
        label={translate('figures.period')}
        value={named?.kind ?? 'days'}
        onChange={changeKind}
        choices={KINDS.map((kind) => ({ value: kind, label: translate(`figures.kind.${kind}`) }))}
      />
      {named && <NamedPeriod named={named} onChange={(period) => onChange({ period })} />}
      {!('period' in chosen) && (
        <>
          <DateField
            label={translate('figures.from')}
            value={chosen.from}
            onChange={(from) => onChange({ ...chosen, from })}
          />
          <DateField label={translate('figures.to')} value={chosen.to} onChange={(to) => onChange({ ...chosen, to })} />
        </>
      )}
    </Stack>
  );
};

const NamedPeriod = ({ named, onChange }: { named: ReportPeriod; onChange: (name: string) => void }) => {
  const translate = useTranslate();
  const { kind, year } = named;
  const last = reportPeriodAt('year', today()).year;
  const begun = (ofYear: number): ReportPeriod[] => reportPeriodsOf(kind, ofYear).filter(({ from }) => from <= today());
  const words = ({ number }: ReportPeriod): string =>
    translate(`figures.one.${kind}`, {
      number,
      half: translate(number === 1 ? 'figures.halves.first' : 'figures.halves.last'),
    });
  const years = Array.from({ length: YEARS_BACK + 1 }, (_none, back) => String(last - back));
  return (
    <>
      {kind !== 'year' && (
        <ChoiceField
          label={translate('figures.which')}
          value={named.name}
          onChange={onChange}
          choices={begun(year).map((one) => ({ value: one.name, label: words(one) }))}
        />
      )}
      <ChoiceField
        label={translate('figures.year')}
        value={String(year)}
        onChange={(next) => {
          const periods = begun(Number(next));
          onChange((periods.find(({ number }) => number === named.number) ?? periods.at(-1)!).name);
        }}
        choices={years.map((one) => ({ value: one, label: one }))}
      />
    </>
  );
};
