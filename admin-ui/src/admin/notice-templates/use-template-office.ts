import { useSearchParams } from 'react-router-dom';
import { useOffice } from '../../providers/use-office';
import { useRoles } from '../../providers/use-roles';
import type { Choice } from '../../ui/ChoiceField';
import type { OfficeRecord } from '../admin.types';
import { useWhole } from '../api/use-read';
import { officeChoices } from '../offices/use-offices';

/** Whose words are shown: of the offices one administers or, for a leader, of those one works at. It stands in the address. */
export function useTemplateOffice(): {
  readonly officeCode: string;
  readonly choices: readonly Choice[];
  readonly nameOf: (code: string) => string;
  readonly choose: (code: string) => void;
} {
  const [search, setSearch] = useSearchParams();
  const administers = useRoles().has('administrator');
  const { offices: own } = useOffice();
  const { rows: administered = [] } = useWhole<OfficeRecord>('offices', {}, administers);
  const choices = administers
    ? officeChoices(administered)
    : own.map(({ code, name }) => ({ value: code, label: `${name} (${code})` }));
  const names = new Map([...own, ...administered].map(({ code, name }) => [code, name]));
  return {
    officeCode: search.get('office') ?? choices[0]?.value ?? '',
    choices,
    nameOf: (code) => names.get(code) ?? code,
    choose: (code) => setSearch({ office: code }, { replace: true }),
  };
}
