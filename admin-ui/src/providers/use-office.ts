import { useStore } from 'react-admin';
import { useSignedIn } from './use-signed-in';

interface OfficeName {
  readonly code: string;
  readonly name: string;
}

/** The offices one works at, and the one chosen: who works at one has nothing to choose. */
export function useOffice(): {
  readonly offices: readonly OfficeName[];
  readonly code: string | undefined;
  /** What a call has to name: nothing for who works at one office only. */
  readonly asked: string | undefined;
  readonly choose: (code: string) => void;
} {
  const { person } = useSignedIn();
  const all = [...(person?.roles ?? []), ...(person?.delegations ?? [])];
  const names = new Map(all.map(({ officeCode, officeName }) => [officeCode, officeName]));
  const [chosen, choose] = useStore<string | undefined>('office', undefined);
  const offices = [...names].map(([code, name]) => ({ code, name }));
  const code = chosen !== undefined && names.has(chosen) ? chosen : offices[0]?.code;
  return { offices, code, asked: offices.length > 1 ? code : undefined, choose };
}
