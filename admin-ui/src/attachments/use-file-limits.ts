import { useQuery } from '@tanstack/react-query';
import { callApi } from '../providers/http';

/** How much may be attached, in bytes; a setting of the installation. */
export interface FileLimits {
  readonly maxFileBytes: number;
  readonly maxDossierBytes: number;
  readonly maxDossierFiles: number;
}

/** @returns undefined until it is known; then the server alone refuses */
export function useFileLimits(): FileLimits | undefined {
  const { data } = useQuery({
    queryKey: ['attachment-limits'],
    queryFn: ({ signal }) => callApi<FileLimits>('/attachments/limits', { signal }),
    retry: false,
    // It changes with a restart of the server.
    staleTime: Infinity,
  });
  return data;
}
