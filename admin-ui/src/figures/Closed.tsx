import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import {
  type ClosedDossier,
  type DossierSince,
  FIGURES,
  type FigureSince,
  type ReportAddendum,
  type ReportCloseDetail,
} from '@motcua/shared/figures';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocaleState, useNotify, useTranslate } from 'react-admin';
import { AdminTable, type AdminColumn } from '../admin/parts/AdminTable';
import { callApi, callApiFile, newIdempotencyKey, problemOf } from '../providers/http';
import { exactWords } from '../time/time-words';
import { saveFile } from '../ui/save-file';
import { NOT_PRINTED } from './print';

/** Who answers for it, how it can be told that nothing was changed, and the addendum. */
export const Closed = ({ close }: { readonly close: ReportCloseDetail }) => {
  const translate = useTranslate();
  const { closedAt, closedBy, role, onBehalfOf, dossiers, sha256, definitionVersion, intact, addendum } = close;
  const { lateWithoutCause } = close;
  const [locale] = useLocaleState();
  const who = translate(`close.who.${role}`, { name: closedBy });
  return (
    <Stack spacing={1.5}>
      <Typography>
        {translate('close.closed', { at: exactWords(new Date(closedAt)), who })}
        {onBehalfOf !== null && ` ${translate('close.on_behalf', { name: onBehalfOf })}`}
      </Typography>
      {lateWithoutCause !== null && lateWithoutCause > 0 && (
        <Typography>{translate('close.untold_kept', { count: lateWithoutCause.toLocaleString(locale) })}</Typography>
      )}
      {!intact && <Alert severity="error">{translate('close.broken_seal')}</Alert>}
      <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
        {translate('close.kept', { count: dossiers, version: definitionVersion })} SHA-256{' '}
        <Box component="span" sx={{ fontFamily: 'monospace' }}>
          {sha256}
        </Box>
      </Typography>
      <ClosedFiles what="files" path={`/reports/closes/${close.id}/form`} />
      {close.addendum.dossiers !== null && (
        <ClosedFiles
          what="list_files"
          path={`/reports/closes/${close.id}/dossiers`}
          {...(dossiers > AT_ONCE && { closeId: close.id })}
        />
      )}
      <Addendum addendum={addendum} version={definitionVersion} />
    </Stack>
  );
};

const FORMATS = ['xlsx', 'pdf', 'csv'] as const;
/** A longer list is made in the background. */
const AT_ONCE = 2_000;

interface FilesProps {
  readonly what: 'files' | 'list_files';
  readonly path: string;
  /** The period whose list takes too long to be waited for. */
  readonly closeId?: string;
}

/** As it was frozen: the buttons above it give out the form of today. */
const ClosedFiles = ({ what, path, closeId }: FilesProps) => {
  const translate = useTranslate();
  const notify = useNotify();
  const client = useQueryClient();
  const [making, setMaking] = useState<string | null>(null);
  const inBackground = async (format: string): Promise<void> => {
    const body = { closeId, format };
    await callApi('/exports/closed-list', { method: 'POST', body, idempotencyKey: newIdempotencyKey() });
    void client.invalidateQueries({ queryKey: ['exports'] });
    notify('exports.long');
  };
  const take = async (format: string): Promise<void> => {
    setMaking(format);
    try {
      if (closeId === undefined) saveFile(await callApiFile(`${path}?format=${format}`));
      else await inBackground(format);
    } catch (error) {
      notify(`errors.${problemOf(error).code}`, { type: 'error' });
    } finally {
      setMaking(null);
    }
  };
  return (
    <Stack direction="row" useFlexGap spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap', ...NOT_PRINTED }}>
      <Typography variant="body2">{translate(`close.${what}`)}</Typography>
      {FORMATS.map((format) => (
        <Button
          key={format}
          size="small"
          variant="outlined"
          loading={making === format}
          disabled={making !== null}
          aria-label={`${translate(`close.${what}`)} ${translate(`figures.file.${format}`)}`}
          onClick={() => void take(format)}
        >
          {translate(`figures.file.${format}`)}
        </Button>
      ))}
    </Stack>
  );
};

const Addendum = ({ addendum, version }: { readonly addendum: ReportAddendum; readonly version: number }) => {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const language = locale === 'en' ? 'en' : 'vi';
  const { figures, changed, dossiers, definitionVersion, asOf } = addendum;
  if (figures.length === 0 && changed === 0) {
    return <Alert severity="success">{translate('close.nothing_since')}</Alert>;
  }
  const number = (count: number): string => count.toLocaleString(locale);
  const columns: AdminColumn<FigureSince>[] = [
    { name: 'figure', head: translate('close.figure'), cell: ({ figure }) => FIGURES[figure][language].name },
    { name: 'frozen', head: translate('close.frozen'), width: 120, align: 'right', cell: (one) => number(one.frozen) },
    { name: 'now', head: translate('close.now'), width: 120, align: 'right', cell: (one) => number(one.now) },
    {
      name: 'by',
      head: translate('close.difference'),
      width: 120,
      align: 'right',
      cell: (one) => `${one.now > one.frozen ? '+' : '−'}${number(Math.abs(one.now - one.frozen))}`,
    },
  ];
  return (
    <Box component="section" aria-label={translate('close.addendum')}>
      <Typography component="h3" variant="subtitle2">
        {translate('close.addendum')}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {translate('close.addendum_of', { at: exactWords(new Date(asOf)), count: number(changed) })}
        {definitionVersion !== version && ` ${translate('close.other_definition', { version: definitionVersion })}`}
      </Typography>
      {figures.length > 0 && (
        <AdminTable
          label={translate('close.addendum')}
          columns={columns}
          rows={figures}
          keyOf={({ figure }) => figure}
        />
      )}
      {dossiers !== null && dossiers.length > 0 && <Corrected dossiers={dossiers} />}
    </Box>
  );
};

const Corrected = ({ dossiers }: { readonly dossiers: readonly DossierSince[] }) => {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const language = locale === 'en' ? 'en' : 'vi';
  const words = (one: ClosedDossier | null): string =>
    one === null
      ? translate('close.not_counted')
      : one.figures.map((figure) => FIGURES[figure][language].name).join('; ');
  const columns: AdminColumn<DossierSince>[] = [
    { name: 'code', head: translate('close.dossier'), width: 220, cell: ({ code }) => code },
    { name: 'frozen', head: translate('close.frozen'), cell: ({ frozen }) => words(frozen) },
    { name: 'now', head: translate('close.now'), cell: ({ now }) => words(now) },
  ];
  return (
    <Box sx={{ mt: 1.5 }}>
      <AdminTable
        label={translate('close.corrected')}
        columns={columns}
        rows={dossiers}
        keyOf={({ id }) => id}
        to={({ id }) => `/dossiers/${id}/show`}
      />
    </Box>
  );
};
