import Button from '@mui/material/Button';
import { formatDateVi } from '@motcua/shared/calendar';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Section } from '../../ui/Section';
import type { Succession } from '../admin.types';
import { useWhole } from '../api/use-read';
import { type AdminColumn, AdminTable } from '../parts/AdminTable';
import { Nothing } from '../parts/Nothing';
import { Waiting } from '../parts/Waiting';
import { SuccessionChange } from './SuccessionChange';
import { SuccessionNew } from './SuccessionNew';
import { useOfficeName, useOffices } from './use-offices';

/**
 * Which office came after which, since when and by which decision.
 *
 * @param of code of the one office the page is about
 */
export const Successions = ({ of }: { of?: string }) => {
  const translate = useTranslate();
  const officeName = useOfficeName();
  const { rows: offices } = useOffices();
  const [adding, setAdding] = useState(false);
  const [changing, setChanging] = useState<Succession | null>(null);
  const { rows, ...reading } = useWhole<Succession>('successions');
  const columns: readonly AdminColumn<Succession>[] = [
    {
      name: 'predecessor',
      head: translate('admin.succession.predecessor'),
      cell: ({ predecessorCode }) => officeName(predecessorCode),
    },
    {
      name: 'successor',
      head: translate('admin.succession.successor'),
      cell: ({ successorCode }) => officeName(successorCode),
    },
    {
      name: 'day',
      head: translate('admin.succession.day'),
      width: 130,
      cell: ({ effectiveOn }) => formatDateVi(effectiveOn),
    },
    { name: 'decision', head: translate('admin.decision'), width: 200, cell: ({ decisionNumber }) => decisionNumber },
    {
      name: 'change',
      head: translate('admin.act'),
      width: 90,
      cell: (one) => (
        <Button size="small" onClick={() => setChanging(one)}>
          {translate('admin.succession.correct')}
        </Button>
      ),
    },
  ];
  return (
    <Section title={translate('admin.succession.title')}>
      <Waiting data={rows?.filter((one) => !of || [one.predecessorCode, one.successorCode].includes(of))} {...reading}>
        {(shown) =>
          shown.length === 0 ? (
            <Nothing>{translate('admin.succession.none')}</Nothing>
          ) : (
            <AdminTable
              label={translate('admin.succession.title')}
              columns={columns}
              rows={shown}
              keyOf={({ id }) => id}
            />
          )
        }
      </Waiting>
      {/* Who takes over and who is taken over: one administers both. */}
      {(offices?.length ?? 0) > 1 && (
        <Button onClick={() => setAdding(true)} sx={{ mt: 1, ml: -1 }}>
          {translate('admin.succession.add')}
        </Button>
      )}
      {adding && <SuccessionNew onClose={() => setAdding(false)} {...(of !== undefined && { predecessorCode: of })} />}
      {changing && (
        <SuccessionChange
          key={changing.version}
          succession={rows?.find(({ id }) => id === changing.id) ?? changing}
          onClose={() => setChanging(null)}
          onShowNew={reading.again}
        />
      )}
    </Section>
  );
};
