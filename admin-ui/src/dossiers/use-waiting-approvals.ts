import type { DossierTransition } from '@motcua/shared/dossiers';
import { useQuery } from '@tanstack/react-query';
import type { Person } from './person.types';
import { useRoles } from '../providers/use-roles';
import { callApi } from '../providers/http';

interface WaitingApproval {
  readonly id: string;
  readonly dossierId: string;
  readonly dossierCode: string;
  readonly transition: DossierTransition;
  readonly requestedBy: Person;
  readonly requestedAt: string;
}

interface NamedApproval extends WaitingApproval {
  readonly applicantName: string;
  readonly procedureName: string;
}

/** Proposals this person may settle, without names: every page counts them. Undefined until they are known. */
export const useWaitingApprovals = (): readonly WaitingApproval[] | undefined => useApprovals<WaitingApproval>('');

/** The same, with whose dossier it is and of which procedure; each look leaves a record. */
export const useNamedApprovals = (): readonly NamedApproval[] | undefined => useApprovals<NamedApproval>('&about=true');

function useApprovals<T>(also: string): readonly T[] | undefined {
  const roles = useRoles();
  const { data } = useQuery({
    queryKey: ['approvals', also],
    queryFn: async ({ signal }) =>
      (await callApi<{ data: T[] }>(`/approvals?state=pending&limit=100${also}`, { signal })).data,
    enabled: roles.has('leader') || roles.has('counter_officer'),
    retry: false,
  });
  return data;
}
