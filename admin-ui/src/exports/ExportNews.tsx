import Alert from '@mui/material/Alert';
import Link from '@mui/material/Link';
import { type ExportView, isAtWork } from '@motcua/shared/exports';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { listen } from '../live/live-stream';
import type { Page } from '../providers/all-pages';

/** Long enough to read it and go there. */
const SHOWN_MS = 12_000;

/** Says wherever one is that a file one has asked for is ready, or could not be made. Once, in the frame. */
export const ExportNews = () => {
  const client = useQueryClient();
  const notify = useNotify();
  const translate = useTranslate();
  useEffect(
    () =>
      listen({
        onExport({ id, state, done, rows }) {
          const shown = client.getQueryData<Page<ExportView>>(['exports']);
          if (isAtWork(state) && shown?.data.some((one) => one.id === id)) {
            // Three times a second: the list itself is read again at the end.
            const data = shown.data.map((one) => (one.id === id ? { ...one, state, done, rows } : one));
            client.setQueryData<Page<ExportView>>(['exports'], { ...shown, data });
            return;
          }
          void client.invalidateQueries({ queryKey: ['exports'] });
          if (state !== 'ready' && state !== 'failed') return;
          notify(
            <Alert severity={state === 'ready' ? 'success' : 'error'} elevation={6}>
              {translate(`exports.news.${state}`)}{' '}
              <Link component={RouterLink} to="/exports" color="inherit">
                {translate('exports.open')}
              </Link>
            </Alert>,
            { autoHideDuration: SHOWN_MS },
          );
        },
        onResync: () => void client.invalidateQueries({ queryKey: ['exports'] }),
      }),
    [client, notify, translate],
  );
  return null;
};
