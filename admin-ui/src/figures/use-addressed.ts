import { useStore } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { useAddressChange } from './use-address-change';

/**
 * A choice on the page of reports: as its address says, else as this person last chose, else the first.
 *
 * @param name in the address
 * @param key in the memory of the page
 */
export function useAddressed<T extends string>(
  name: string,
  key: string,
  values: readonly T[],
  first: T,
): readonly [T, (next: T) => void] {
  const [search] = useSearchParams();
  const change = useAddressChange();
  const [kept, keep] = useStore<T>(key, first);
  const choose = (next: T): void => {
    keep(next);
    change((address) => address.set(name, next), { replace: true });
  };
  const value = values.find((one) => one === search.get(name)) ?? values.find((one) => one === kept) ?? first;
  return [value, choose];
}
