import { reportPeriod } from '@motcua/shared/figures';
import { useStore } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { type ChosenPeriod, presentMonth } from './PeriodPicker';
import { useAddressChange } from './use-address-change';

const DAY = /^\d{4}-\d\d-\d\d$/;

/** The period that is looked at, the same on every report: as the address says, else as it was last chosen. */
export function useChosenPeriod(): [ChosenPeriod, (chosen: ChosenPeriod) => void] {
  const [search] = useSearchParams();
  const change = useAddressChange();
  const [kept, keep] = useStore<ChosenPeriod>('figures.period', presentMonth());
  const choose = (next: ChosenPeriod): void => {
    keep(next);
    change(
      (address) => {
        for (const name of ['period', 'from', 'to']) address.delete(name);
        for (const [name, value] of Object.entries(next)) if (value !== '') address.set(name, value);
      },
      { replace: true },
    );
  };
  return [periodIn(search) ?? kept, choose];
}

/** Null while a day is missing, and for what is no period. */
function periodIn(search: URLSearchParams): ChosenPeriod | null {
  const period = search.get('period');
  if (period !== null) return reportPeriod(period) && { period };
  const [from, to] = [search.get('from') ?? '', search.get('to') ?? ''];
  return DAY.test(from) && DAY.test(to) ? { from, to } : null;
}
