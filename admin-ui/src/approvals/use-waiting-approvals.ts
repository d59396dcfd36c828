import type { DossierTransition } from '@motcua/shared/dossiers';
import { useQuery } from '@tanstack/react-query';
import type { Person } from '../dossiers/person.types';
import { useRoles } from '../providers/use-roles';
import { callApi } from '../providers/http';

export interface WaitingApproval {
  readonly id: string;
  readonly dossierId: string;
  readonly dossierCode: string;
  readonly transition: DossierTransition;
  readonly requestedBy: Person;
  readonly requestedAt: string;
}

/** Proposals this person may settle. Undefined until they are known. */
export function useWaitingApprovals(): readonly WaitingApproval[] | undefined {
  const roles = useRoles();
  const { data } = useQuery({
    queryKey: ['approvals'],
    queryFn: async ({ signal }) =>
      (await callApi<{ data: WaitingApproval[] }>('/approvals?state=pending&limit=100', { signal })).data,
    enabled: roles.has('leader') || roles.has('counter_officer'),
    retry: false,
  });
  return data;
}
