import { useEffect } from 'react';

/** Long enough for the first list to have come. */
const AFTER_MS = 2_500;

/** Fetches the pages that are opened most before they are asked for, once the first one is there. */
export function usePrefetch(signedIn: boolean): void {
  useEffect(() => {
    if (!signedIn) return;
    const timer = setTimeout(() => {
      // Without a network the page itself will say so when it is opened.
      void import('../dossiers/show/DossierShow').catch(() => undefined);
      void import('../dossiers/list/DossierList').catch(() => undefined);
    }, AFTER_MS);
    return () => clearTimeout(timer);
  }, [signedIn]);
}
