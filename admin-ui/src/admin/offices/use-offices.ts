import type { Choice } from '../../ui/ChoiceField';
import type { OfficeRecord } from '../admin.types';
import { useWhole } from '../api/use-read';
import { officeTree } from '../../ui/office-tree';

/** All offices one administers. */
export const useOffices = () => useWhole<OfficeRecord>('offices');

/** What an office is called, or its code while that is not known. */
export function useOfficeName(): (code: string) => string {
  const { rows } = useOffices();
  return (code) => rows?.find((office) => office.code === code)?.name ?? code;
}

const INDENT = '\u2003';

/** Offices to choose from, indented as they stand below one another. */
export const officeChoices = (offices: readonly OfficeRecord[]): Choice[] =>
  officeTree(offices).map(({ office, depth }) => ({
    value: office.code,
    label: `${INDENT.repeat(depth)}${office.name} (${office.code})`,
  }));
