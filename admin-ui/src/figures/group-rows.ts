import { NO_OFFICER, type OnTimeGroup } from '@motcua/shared/figures';
import type { ListFilters } from '../dossiers/list/list-query';
import { monthOf } from './words';

interface Named {
  readonly key: string;
  readonly label: string;
}

export function nameOfRow({ key, label }: Named, groupBy: OnTimeGroup, nobody: string): string {
  if (groupBy === 'month') return monthOf(`${key}-01`);
  if (groupBy === 'procedure') return `${key} ${label}`;
  return key === NO_OFFICER ? nobody : label;
}

/** What the lists of a row are narrowed to; those of an office are of another office instead. */
export function narrowedBy(key: string, groupBy: OnTimeGroup): ListFilters {
  switch (groupBy) {
    case 'field':
      return { field: key };
    case 'procedure':
      return { procedureCode: key };
    case 'officer':
      return { officerId: key };
    default:
      return {};
  }
}

/** The list of one office, without those below it. */
export function ofOneOffice({ below: _below, ...filters }: ListFilters, officeCode: string): ListFilters {
  return { ...filters, officeCode };
}
