import { DOSSIER_STATE, type DossierState } from '@motcua/shared/dossiers';

/** The same keys with other words. */
export type Translated<T> = { readonly [K in keyof T]: T[K] extends string ? string : Translated<T[K]> };

/** Words of the states, which live beside the lifecycle because notices use them too. */
export function statesIn(language: 'vi' | 'en'): Record<DossierState, string> {
  const words = Object.entries(DOSSIER_STATE).map(([state, word]) => [state, word[language]]);
  return Object.fromEntries(words) as Record<DossierState, string>;
}
