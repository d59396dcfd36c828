import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { lazy, Suspense, useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { whenWords } from '../../time/time-words';
import { useNow } from '../../time/use-now';
import { Loading } from '../../ui/Loading';
import { type Attachment, contentPath, sizeText } from '../attachment.types';
import type { PageProps } from './page-props';
import { Picture } from './Picture';
import { FRAME_MARK } from './use-arrows';
import { useContent } from './use-content';
import { usePlace } from './use-place';

const Pdf = lazy(() => import('./Pdf'));

interface Props extends Pick<PageProps, 'turns' | 'zoom' | 'page' | 'onPages'> {
  readonly file: Attachment;
  /** Come to from another file. */
  readonly turnedTo: boolean;
  /** What it is beside another one. */
  readonly heading?: string;
}

/** One file in its frame. */
export const Pane = ({ file, turnedTo, heading, turns, zoom, page, onPages }: Props) => {
  const translate = useTranslate();
  const now = useNow();
  const [locale] = useLocaleState();
  const [ref, place] = usePlace();
  const { content, problem, again } = useContent(file, turnedTo);
  const [unreadable, setUnreadable] = useState<string | null>(null);
  const { name, sizeBytes, uploadedBy, uploadedAt } = file;
  const facts = [sizeText(sizeBytes, locale), uploadedBy.fullName, whenWords(new Date(uploadedAt), now, translate)];
  const Page = file.kind === 'pdf' ? Pdf : Picture;
  return (
    <Stack sx={{ flex: 1, minWidth: 0 }} component="section" aria-label={heading ?? name}>
      <Typography variant="body2" color="textSecondary" noWrap sx={{ mb: 0.5 }}>
        {heading && (
          <Box component="strong" sx={{ fontWeight: 500, color: 'text.primary' }}>
            {heading} ·{' '}
          </Box>
        )}
        {facts.join(' · ')}
      </Typography>
      <Box ref={ref} tabIndex={0} role="group" aria-label={name} {...{ [FRAME_MARK]: '' }} sx={FRAME}>
        {problem !== undefined ? (
          <Unseen words={translate(`errors.${problem}`)} action={translate('app.retry')} onAction={again} />
        ) : unreadable !== null ? (
          <Unseen words={translate(`attachments.viewer.${unreadable}`)} file={file} />
        ) : content && place ? (
          <Suspense fallback={<Loading />}>
            <Page
              content={content}
              name={name}
              place={place}
              turns={turns}
              zoom={zoom}
              page={page}
              onPages={onPages}
              onUnreadable={setUnreadable}
            />
          </Suspense>
        ) : (
          <Box sx={{ m: 'auto' }}>
            <Loading />
          </Box>
        )}
      </Box>
    </Stack>
  );
};

const FRAME = { flex: 1, minHeight: 0, overflow: 'auto', bgcolor: 'action.hover', borderRadius: 1, display: 'flex' };

interface UnseenProps {
  readonly words: string;
  readonly action?: string;
  readonly onAction?: () => void;
  /** Offered for download. */
  readonly file?: Attachment;
}

const Unseen = ({ words, action, onAction, file }: UnseenProps) => {
  const translate = useTranslate();
  return (
    <Stack spacing={1} role="alert" sx={{ m: 'auto', p: 3, alignItems: 'center', maxWidth: 420, textAlign: 'center' }}>
      <Typography variant="body2">{words}</Typography>
      {onAction && (
        <Button size="small" onClick={onAction}>
          {action}
        </Button>
      )}
      {file && (
        <Button size="small" href={`/api/v1${contentPath(file)}`} download>
          {translate('attachments.download')}
        </Button>
      )}
    </Stack>
  );
};
