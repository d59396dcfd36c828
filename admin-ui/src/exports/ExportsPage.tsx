import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { formatDateVi } from '@motcua/shared/calendar';
import { type ExportView, isAtWork, waitsToBeTaken } from '@motcua/shared/exports';
import { useLocaleState, useTranslate } from 'react-admin';
import { type AdminColumn, AdminTable } from '../admin/parts/AdminTable';
import { PageHead } from '../ui/PageHead';
import { Waiting } from '../admin/parts/Waiting';
import { exactWords } from '../time/time-words';
import { Section } from '../ui/Section';
import { AskRegister } from './AskRegister';
import { useExportActs, useExports } from './use-exports';

/** Files that take longer than one waits for: asked for, being made, ready. */
export const ExportsPage = () => {
  const translate = useTranslate();
  const exports = useExports();
  return (
    <>
      <PageHead title={translate('exports.title')} />
      <Stack spacing={2}>
        <AskRegister />
        <Section title={translate('exports.mine')}>
          <Waiting data={exports.rows} error={exports.error} again={exports.again}>
            {(rows) => <Exports rows={rows} />}
          </Waiting>
        </Section>
      </Stack>
    </>
  );
};

const Exports = ({ rows }: { rows: readonly ExportView[] }) => {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  if (rows.length === 0) return <Typography color="textSecondary">{translate('exports.none')}</Typography>;
  const columns: AdminColumn<ExportView>[] = [
    { name: 'what', head: translate('exports.what'), cell: (one) => <What one={one} /> },
    {
      name: 'format',
      head: translate('exports.format'),
      width: 90,
      cell: ({ format }) => translate(`figures.file.${format}`),
    },
    {
      name: 'at',
      head: translate('exports.asked_at'),
      width: 150,
      cell: ({ createdAt }) => exactWords(new Date(createdAt)),
    },
    { name: 'state', head: translate('exports.state'), width: 280, cell: (one) => <HowFar one={one} /> },
    {
      name: 'size',
      head: translate('exports.size'),
      width: 100,
      align: 'right',
      cell: ({ sizeBytes }) => sizeBytes !== null && sizeWords(sizeBytes, locale),
    },
    { name: 'act', head: translate('exports.act'), width: 120, align: 'right', cell: (one) => <Act one={one} /> },
  ];
  return <AdminTable label={translate('exports.mine')} columns={columns} rows={rows} keyOf={({ id }) => id} />;
};

const What = ({ one: { kind, from, to, officeName } }: { one: ExportView }) => {
  const translate = useTranslate();
  const days = from && to ? `, ${formatDateVi(from)} – ${formatDateVi(to)}` : '';
  return (
    <>
      {translate(`exports.kind.${kind}`)}
      {days}
      <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{officeName}</Box>
    </>
  );
};

const HowFar = ({ one }: { one: ExportView }) => {
  const { state, done, rows, error, expiresAt } = one;
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const number = (count: number): string => count.toLocaleString(locale);
  if (isAtWork(state)) {
    const words =
      rows === null
        ? translate(`exports.states.${state}`)
        : translate('exports.through', { done: number(done), rows: number(rows) });
    return (
      <Box>
        <LinearProgress
          aria-label={translate(`exports.states.${state}`)}
          {...(rows !== null && {
            variant: 'determinate' as const,
            value: rows === 0 ? 100 : Math.round((100 * done) / rows),
          })}
        />
        <Box sx={{ fontSize: 12, color: 'text.secondary', mt: 0.5 }}>{words}</Box>
      </Box>
    );
  }
  return (
    <>
      {waitsToBeTaken(one) ? <strong>{translate('exports.untaken')}</strong> : translate(`exports.states.${state}`)}
      <Box sx={{ fontSize: 12, color: 'text.secondary' }}>
        {state === 'ready' &&
          translate('exports.kept', { rows: number(done), until: exactWords(new Date(expiresAt!)) })}
        {error !== null && translate(`errors.${error}`)}
      </Box>
    </>
  );
};

const Act = ({ one }: { one: ExportView }) => {
  const translate = useTranslate();
  const { busy, cancel, fetchFile } = useExportActs();
  if (isAtWork(one.state)) {
    return (
      <Button size="small" color="inherit" loading={busy !== null} onClick={() => void cancel(one.id)}>
        {translate('exports.cancel')}
      </Button>
    );
  }
  if (one.state !== 'ready') return null;
  return (
    <Button
      size="small"
      variant="outlined"
      loading={busy !== null}
      title={one.fileName ?? ''}
      onClick={() => void fetchFile(one.id)}
    >
      {translate('exports.fetch')}
    </Button>
  );
};

/** `1,2 MB`, `12 kB`. */
const sizeWords = (bytes: number, locale: string): string =>
  bytes < 1_000_000
    ? `${Math.ceil(bytes / 1_000).toLocaleString(locale)} kB`
    : `${(bytes / 1_000_000).toLocaleString(locale, { maximumFractionDigits: 1 })} MB`;
