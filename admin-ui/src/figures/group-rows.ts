import { LATE_CAUSES, NO_LATE_CAUSE, PAUSE_CAUSES } from '@motcua/shared/dossiers';
import { NO_OFFICER, type OnTimeGroup, type PauseGroup } from '@motcua/shared/figures';
import type { ListFilters } from '../dossiers/list/list-query';
import { monthOf } from './words';

interface Named {
  readonly key: string;
  readonly label: string;
}

/** By what rows of any of the reports are told apart. */
export type RowGroup = OnTimeGroup | PauseGroup | 'lateCause';

export function nameOfRow({ key, label }: Named, groupBy: RowGroup, translate: (key: string) => string): string {
  if (groupBy === 'month') return monthOf(`${key}-01`);
  if (groupBy === 'procedure') return `${key} ${label}`;
  if (groupBy === 'lateCause') return translate(`late_causes.${key}`);
  if (groupBy === 'cause') return translate(`pauses.${key}`);
  return key === NO_OFFICER ? translate('on_time.nobody') : label;
}

/**
 * What the lists of a row are narrowed to; those of an office are of another office instead.
 *
 * @param name what the row is called
 */
export function narrowedBy(key: string, groupBy: RowGroup, name: string): ListFilters {
  switch (groupBy) {
    case 'cause':
      return { pauseCause: PAUSE_CAUSES.find((cause) => cause === key)! };
    case 'lateCause':
      return { lateCause: LATE_CAUSES.find((cause) => cause === key) ?? NO_LATE_CAUSE };
    case 'field':
      return { field: key };
    case 'procedure':
      return { procedureCode: key };
    case 'officer':
      return { officerId: key, officerName: name };
    default:
      return {};
  }
}

/** The list of one office, without those below it. */
export function ofOneOffice({ below: _below, ...filters }: ListFilters, officeCode: string): ListFilters {
  return { ...filters, officeCode };
}
