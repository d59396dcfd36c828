import type { StaffRole } from '@motcua/shared/staff';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { useOffice } from '../providers/use-office';
import { callApi } from '../providers/http';
import { ChoiceField } from './ChoiceField';

interface StaffMember {
  readonly id: string;
  readonly fullName: string;
  readonly roles: readonly StaffRole[];
}

interface Props {
  readonly label: string;
  /** Id of the person, '' for nobody. */
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly role?: StaffRole;
  /** The chosen office's people unless another is named. */
  readonly officeCode?: string;
  /** What choosing nobody means. */
  readonly nobody?: string;
  readonly required?: boolean;
  readonly autoFocus?: boolean;
}

const TEN_MINUTES_MS = 600_000;

/** A person of the office, among those who may have the role. */
export const StaffField = ({ role, officeCode, nobody, ...rest }: Props) => {
  const translate = useTranslate();
  const { asked } = useOffice();
  const { data, isPending, isError } = useStaff(role, officeCode ?? asked);
  const empty = isPending ? translate('app.loading') : isError ? translate('act.staff_unknown') : nobody;
  return (
    <ChoiceField
      {...rest}
      choices={[
        { value: '', label: empty ?? translate('act.choose_person') },
        ...(data ?? []).map(({ id, fullName }) => ({ value: id, label: fullName })),
      ]}
    />
  );
};

/** Id of the one person who may have the role, '' while there are several or none: what need not be chosen. */
export function useOnlyOne(role: StaffRole, officeCode: string): string {
  const { data } = useStaff(role, officeCode);
  return data?.length === 1 ? (data[0]?.id ?? '') : '';
}

function useStaff(role: StaffRole | undefined, officeCode: string | undefined) {
  return useQuery({
    queryKey: ['staff-of-office', role, officeCode],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ ...(role && { role }), ...(officeCode !== undefined && { officeCode }) });
      return callApi<readonly StaffMember[]>(`/staff?${query.toString()}`, { signal });
    },
    staleTime: TEN_MINUTES_MS,
  });
}
