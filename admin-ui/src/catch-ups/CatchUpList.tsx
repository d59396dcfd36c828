import Box from '@mui/material/Box';
import { useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { AdminTable } from '../admin/parts/AdminTable';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../admin/parts/Panel';
import { Waiting } from '../admin/parts/Waiting';
import { KeyButton } from '../keyboard/KeyButton';
import { Message } from '../ui/Message';
import { exactWords, whenWords } from '../time/time-words';
import { useNow } from '../time/use-now';
import { useRoles } from '../providers/use-roles';
import type { CatchUpRow } from './catch-up.types';
import { StateSign } from './StateSign';
import { useCatchUps } from './use-catch-ups';

/** All batches of one's offices: arrows choose, Enter opens. */
export const CatchUpList = () => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const mayPropose = useRoles().has('counter_officer');
  const { data, error, again } = useCatchUps();
  return (
    <>
      <PageHead title={translate('catch_ups.title')}>
        {mayPropose && (
          <KeyButton
            keys="n"
            label={translate('catch_ups.new')}
            group={translate('catch_ups.title')}
            variant="contained"
            onPress={() => void navigate('/catch-ups/new')}
          />
        )}
      </PageHead>
      <Waiting data={data} error={error} again={again}>
        {(rows) => (rows.length === 0 ? <Message>{translate('catch_ups.none')}</Message> : <Batches rows={rows} />)}
      </Waiting>
    </>
  );
};

const Batches = ({ rows }: { rows: readonly CatchUpRow[] }) => {
  const translate = useTranslate();
  const now = useNow();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const idle = document.activeElement === document.body || document.activeElement?.id === 'main';
    if (idle) box.current?.querySelector<HTMLElement>('td a')?.focus({ preventScroll: true });
  }, []);
  const column = (name: string, width?: number) => ({
    name,
    head: translate(`catch_ups.columns.${name}`),
    ...(width !== undefined && { width }),
  });
  return (
    <Box ref={box}>
      <Panel>
        <AdminTable
          label={translate('catch_ups.title')}
          rows={rows}
          keyOf={({ id }) => id}
          to={({ id }) => `/catch-ups/${id}`}
          columns={[
            {
              ...column('requested', 190),
              cell: ({ requestedAt }) => {
                const at = new Date(requestedAt);
                return <span title={exactWords(at)}>{whenWords(at, now, translate)}</span>;
              },
            },
            { ...column('state', 170), cell: ({ state }) => <StateSign state={state} /> },
            { ...column('size', 80), align: 'right', cell: ({ size }) => size },
            { ...column('reason'), cell: ({ reason }) => reason },
            { ...column('decision', 180), cell: ({ decision }) => decision },
            { ...column('requested_by', 180), cell: ({ requestedBy }) => requestedBy.fullName },
          ]}
        />
      </Panel>
    </Box>
  );
};
