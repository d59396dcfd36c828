import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** What the address says at this moment: what is drawn may be a step behind it. */
export const addressNow = (): URLSearchParams => new URLSearchParams(window.location.hash.split('?')[1]);

/** Changes the address from what it says at that moment, so that of two changes close together neither is lost. */
export function useAddressChange(): (
  change: (address: URLSearchParams) => void,
  options?: { readonly replace: boolean },
) => void {
  const [, setSearch] = useSearchParams();
  return useCallback(
    (change, options) => {
      const address = addressNow();
      change(address);
      setSearch(address, options);
    },
    [setSearch],
  );
}
