import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { PrintedRegister, RegisterOffice } from '@motcua/shared/papers';
import { useCountCopies } from '../papers/use-count-copies';
import { callApi, callApiFile } from '../providers/http';
import { useOffice } from '../providers/use-office';
import { usePaged } from '../providers/use-paged';

const REGISTERS = 'registers';

/** What the list is narrowed to: registers that hold some of these days. Local dates, both ends inclusive. */
export interface RegisterFilters {
  readonly from?: string;
  readonly to?: string;
}

/** One page of the registers that were printed, the newest first. */
export const useRegisters = (filters: RegisterFilters) =>
  usePaged<PrintedRegister>(REGISTERS, '/papers/registers', { ...filters });

/** Whose registers can be printed here: the office's own first, then those of offices that it has taken over. */
export function useRegisterOffices(): readonly RegisterOffice[] {
  const { code, asked } = useOffice();
  const path = `/papers/registers/offices${asked === undefined ? '' : `?officeCode=${asked}`}`;
  const { data } = useQuery({
    queryKey: ['register-offices', code],
    queryFn: async ({ signal }) => (await callApi<{ data: RegisterOffice[] }>(path, { signal })).data,
    enabled: code !== undefined,
  });
  return data ?? [];
}

/** Brings a register that was made, then counts a copy, so that none is counted of what never came. Throws as `callApi` does. */
export function useBringRegister(): (id: string) => Promise<Blob> {
  const client = useQueryClient();
  const count = useCountCopies();
  return async (id) => {
    const { content } = await callApiFile(`/papers/registers/${id}`);
    await count(`/papers/registers/${id}/copies`);
    void client.invalidateQueries({ queryKey: [REGISTERS] });
    return content;
  };
}
