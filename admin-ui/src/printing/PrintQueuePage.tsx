import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import LinearProgress from '@mui/material/LinearProgress';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { PageHead } from '../ui/PageHead';
import { Waiting } from '../admin/parts/Waiting';
import { AdminTable } from '../admin/parts/AdminTable';
import { KeyButton } from '../keyboard/KeyButton';
import { problemOf } from '../providers/http';
import { useRoles } from '../providers/use-roles';
import { exactWords, whenWords } from '../time/time-words';
import { useNow } from '../time/use-now';
import { Section } from '../ui/Section';
import { printFile } from '../papers/print-file';
import { Register } from './Register';
import { BUNDLE, usePrintRun, useWaitingReceipts, type WaitingReceipt } from '../papers/use-print-queue';

/** What a counter prints that belongs to no one dossier: the receipts still owed, and the register. */
export const PrintQueuePage = () => {
  const translate = useTranslate();
  const roles = useRoles();
  return (
    <>
      <PageHead title={translate('papers.page')}>
        <Button component={Link} to="/print-queue/registers">
          {translate('papers.registers.title')}
        </Button>
        <Button component={Link} to="/print-queue/handover-sheets">
          {translate('papers.sheets.title')}
        </Button>
      </PageHead>
      <Stack spacing={2}>
        {roles.has('counter_officer') && <WaitingReceipts />}
        <Register />
      </Stack>
    </>
  );
};

/**
 * Receipts that nobody has said are on paper: all are printed by one key, and confirmed by another once they lie there. Where
 * some are ticked both keys are about those alone.
 */
const WaitingReceipts = () => {
  const translate = useTranslate();
  const notify = useNotify();
  const { data: rows, error, refetch } = useWaitingReceipts();
  const { done, print, confirm } = usePrintRun();
  const say = (name: string, more?: object): string => translate(`papers.queue.${name}`, more);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const chosen = (rows ?? []).filter(({ dossierId }) => ticked.has(dossierId));
  const isChosen = chosen.length > 0;
  const meant = isChosen ? chosen : (rows ?? []);
  const printed = meant.flatMap(({ paperId, copies }) => (paperId !== null && copies > 0 ? [paperId] : []));
  const run = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (problem) {
      notify(`errors.${problemOf(problem).code}`, { type: 'error' });
    }
  };
  const fresh = meant.filter(({ copies }) => copies === 0);
  // What has been printed only waits to be confirmed; it is printed once more when nothing else is left, or when it is ticked.
  const toPrint = (!isChosen && fresh.length > 0 ? fresh : meant).slice(0, BUNDLE).map(({ dossierId }) => ({
    dossierId,
    form: 'receipt' as const,
  }));
  const working = done !== null;
  return (
    <Section title={say('title')}>
      {working && (
        <>
          <LinearProgress
            variant="determinate"
            value={(100 * done) / Math.max(1, toPrint.length)}
            aria-label={say('title')}
            sx={{ mb: 0.5 }}
          />
          <Typography variant="body2" color="textSecondary" role="status" sx={{ mb: 1 }}>
            {say('progress', { done, total: toPrint.length })}
          </Typography>
        </>
      )}
      <Waiting data={rows} error={error} again={() => void refetch()}>
        {(shown) =>
          shown.length === 0 ? (
            <Typography variant="body2" color="textSecondary">
              {say('none')}
            </Typography>
          ) : (
            <>
              {/* What gets the focus is not to be hidden by the bar. */}
              <Box sx={{ '& :is(a, input)': { scrollMarginTop: '60px', scrollMarginBottom: '72px' } }}>
                <WaitingTable rows={shown} ticked={ticked} onTick={setTicked} />
              </Box>
              <Stack
                direction="row"
                spacing={1}
                // In sight however many wait.
                sx={{ position: 'sticky', bottom: 0, mb: -2, py: 1.5, bgcolor: 'background.paper', zIndex: 1 }}
              >
                <KeyButton
                  keys="F9"
                  label={say(isChosen ? 'print_chosen' : 'print_all', { smart_count: toPrint.length })}
                  group={say('title')}
                  variant="contained"
                  disabled={working}
                  onPress={() => void run(() => print(toPrint, (file) => printFile(file, say('title'))))}
                />
                <KeyButton
                  keys="F8"
                  label={say(isChosen ? 'confirm_chosen' : 'confirm', { smart_count: printed.length })}
                  group={say('title')}
                  variant="outlined"
                  disabled={working || printed.length === 0}
                  onPress={() =>
                    void run(async () => {
                      await confirm(printed);
                      setTicked(new Set());
                    })
                  }
                />
              </Stack>
            </>
          )
        }
      </Waiting>
    </Section>
  );
};

interface TableProps {
  readonly rows: readonly WaitingReceipt[];
  /** By their dossiers. */
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (ticked: ReadonlySet<string>) => void;
}

const WaitingTable = ({ rows, ticked, onTick }: TableProps) => {
  const translate = useTranslate();
  const now = useNow();
  const column = (name: string, width?: number) => ({
    name,
    head: translate(`papers.queue.${name}`),
    ...(width !== undefined && { width }),
  });
  return (
    <AdminTable
      label={translate('papers.queue.title')}
      rows={rows}
      keyOf={({ dossierId }) => dossierId}
      to={({ dossierId }) => `/dossiers/${dossierId}/show`}
      columns={[
        { ...column('dossier', 220), cell: ({ externalCode, code }) => externalCode ?? code },
        { ...column('applicant'), cell: ({ applicantName }) => applicantName },
        {
          ...column('why', 190),
          cell: ({ transition }) => translate(transition === 'accept' ? 'papers.queue.first' : 'papers.reissue'),
        },
        {
          ...column('since', 170),
          cell: ({ at }) => {
            const when = new Date(at);
            return <span title={exactWords(when)}>{whenWords(when, now, translate)}</span>;
          },
        },
        {
          ...column('state', 190),
          cell: ({ copies }) =>
            copies === 0 ? translate('papers.not_printed') : translate('papers.copies', { smart_count: copies }),
        },
        {
          ...column('choose', 70),
          cell: ({ dossierId, code, externalCode }) => (
            <Checkbox
              size="small"
              checked={ticked.has(dossierId)}
              onChange={(_event, on) => onTick(on ? new Set([...ticked, dossierId]) : without(ticked, dossierId))}
              slotProps={{
                input: { 'aria-label': translate('papers.queue.choose_one', { code: externalCode ?? code }) },
              }}
              sx={{ p: 0.5 }}
            />
          ),
        },
      ]}
    />
  );
};

const without = (ticked: ReadonlySet<string>, id: string): ReadonlySet<string> =>
  new Set([...ticked].filter((one) => one !== id));
