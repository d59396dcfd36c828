import { useStore, useTranslate } from 'react-admin';
import { ListPage } from '../admin/parts/ListPage';
import { DaysFilter } from '../ui/DaysFilter';
import { FilterFrame } from '../ui/FilterFrame';
import { narrowed } from '../ui/narrowed';
import { RegisterTable } from './RegisterTable';
import { type RegisterFilters, useRegisters } from './use-registers';

/** Registers that were printed, to be found and printed again as they were. */
export const RegistersPage = () => {
  const translate = useTranslate();
  // In the memory of the page only, as the filters of other lists are.
  const [filters, setFilters] = useStore<RegisterFilters>('registers.filters', {});
  const isNarrowed = Object.keys(filters).length > 0;
  const say = (name: string): string => translate(`papers.registers.${name}`);
  return (
    <ListPage
      title={say('title')}
      back={{ to: '/print-queue', label: translate('papers.page') }}
      filterBar={
        <FilterFrame onClear={isNarrowed ? () => setFilters({}) : null}>
          <DaysFilter
            labels={[say('from'), say('to')]}
            {...filters}
            onChange={(days) => setFilters(narrowed(filters, days))}
          />
        </FilterFrame>
      }
      isNarrowed={isNarrowed}
      list={useRegisters(filters)}
      none={['papers.registers.none', 'papers.registers.none_match']}
    >
      {(rows) => <RegisterTable rows={rows} />}
    </ListPage>
  );
};
