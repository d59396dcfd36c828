import { useStore } from 'react-admin';
import { useFigureOffices } from './use-figure-offices';
import { useRoles } from './use-roles';
import { useSignedIn } from './use-signed-in';

interface OfficeName {
  readonly code: string;
  readonly name: string;
  /** Null also where one does not work at the office above. */
  readonly parentCode: string | null;
}

/** The offices one works at or supervises, and the one chosen: who works at one has nothing to choose. */
export function useOffice(): {
  readonly offices: readonly OfficeName[];
  readonly code: string | undefined;
  /** What a call has to name: nothing for who works at one office only. */
  readonly asked: string | undefined;
  /** Whether there are offices below the chosen one whose dossiers one may all open. */
  readonly below: boolean;
  readonly choose: (code: string) => void;
} {
  const { person } = useSignedIn();
  // A supervisor's role goes for the offices below as well, which the person's own roles do not spell out.
  const supervises = useRoles().has('supervisor');
  const { data: watched = [] } = useFigureOffices(supervises);
  const all = [...(person?.roles ?? []), ...(person?.delegations ?? [])];
  const names = new Map<string, OfficeName>(
    all.map(({ officeCode: code, officeName: name }) => [code, { code, name, parentCode: null }]),
  );
  for (const { lists, ...office } of watched) if (lists) names.set(office.code, office);
  const [chosen, choose] = useStore<string | undefined>('office', undefined);
  const offices = [...names.values()];
  const code = chosen !== undefined && names.has(chosen) ? chosen : offices[0]?.code;
  return {
    offices,
    code,
    asked: offices.length > 1 || supervises ? code : undefined,
    below: watched.some((office) => office.code === code && office.listsBelow),
    choose,
  };
}
