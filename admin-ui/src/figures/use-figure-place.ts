import { useStore } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { useAddressChange } from './use-address-change';

/** Whose figures are looked at: as the address says, else as it was last chosen; the memory survives a look into a list. */
export function useFigurePlace() {
  const [search] = useSearchParams();
  const change = useAddressChange();
  const [kept, keep] = useStore<string | undefined>('figures.office', undefined);
  const [keptBelow, keepBelow] = useStore('figures.below', true);
  const put = (name: string, value: string): void => change((address) => address.set(name, value));
  return {
    code: search.get('office') ?? kept,
    setCode: (code: string): void => {
      keep(code);
      put('office', code);
    },
    withBelow: (search.get('below') ?? String(keptBelow)) === 'true',
    setWithBelow: (below: boolean): void => {
      keepBelow(below);
      put('below', String(below));
    },
  };
}
