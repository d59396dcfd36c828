import FileIcon from '@mui/icons-material/InsertDriveFileOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { ATTACHMENT_WARNINGS } from '@motcua/shared/attachments';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { exactWords, whenWords } from '../time/time-words';
import { useNow } from '../time/use-now';
import { toneText } from '../ui/tone';
import { type Attachment, contentPath, isAvailable, sizeText } from './attachment.types';
import { FileSignatures } from './FileSignatures';
import { ValidityWords } from './ValidityWords';

interface Props {
  readonly attachment: Attachment;
  /** Address of its small picture. */
  readonly thumbnail: string | undefined;
  /** Shows it in the page; left out for what the browser saves. */
  readonly onOpen?: (() => void) | undefined;
  readonly onRemove?: (() => void) | undefined;
  /** Says until when the paper is valid. */
  readonly onValidity?: (() => void) | undefined;
  /** Whether its signatures may be checked again. */
  readonly mayCheck?: boolean;
}

/** A file: what it is, how large, who brought it and when; what may be done with it. */
export const AttachmentRow = ({ attachment, thumbnail, onOpen, onRemove, onValidity, mayCheck = false }: Props) => {
  const translate = useTranslate();
  const now = useNow();
  const [locale] = useLocaleState();
  const {
    name,
    kind,
    convertedFrom,
    sizeBytes,
    warnings,
    state,
    scan,
    removalReason,
    uploadedBy,
    reusedFrom,
    validUntil,
  } = attachment;
  const at = new Date(attachment.uploadedAt);
  const gone = state === 'removed';
  const facts = [
    convertedFrom
      ? translate('attachments.converted', { kind: kind.toUpperCase(), from: convertedFrom.toUpperCase() })
      : kind.toUpperCase(),
    sizeText(sizeBytes, locale),
    uploadedBy.fullName,
    whenWords(at, now, translate),
  ].join(' · ');
  return (
    <Stack component="li" direction="row" spacing={1.5} sx={{ alignItems: 'flex-start' }}>
      <Box sx={PICTURE}>
        {thumbnail && !gone ? (
          <img
            src={thumbnail}
            alt=""
            style={{ width: '100%', height: '100%', objectFit: 'cover', objectPosition: 'top' }}
          />
        ) : (
          <FileIcon sx={{ fontSize: 18, color: 'text.disabled', m: 'auto' }} />
        )}
      </Box>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        {/* Only the name gives way to what may be done: the words below may be many. */}
        <Stack direction="row" spacing={1} sx={{ justifyContent: 'space-between' }}>
          <Box sx={{ minWidth: 0 }}>
            {gone ? (
              <Typography variant="body2" color="textSecondary" sx={{ textDecoration: 'line-through', ...ELLIPSIS }}>
                {name}
              </Typography>
            ) : onOpen ? (
              <Link
                component="button"
                variant="body2"
                onClick={onOpen}
                aria-label={translate('attachments.open', { name })}
                title={name}
                sx={{ textAlign: 'left', maxWidth: '100%', ...ELLIPSIS }}
              >
                {name}
              </Link>
            ) : !isAvailable(attachment) ? (
              <Typography variant="body2" title={name} sx={ELLIPSIS}>
                {name}
              </Typography>
            ) : (
              <Link
                variant="body2"
                href={`/api/v1${contentPath(attachment)}`}
                download
                aria-label={translate('attachments.download_one', { name })}
                title={name}
                sx={{ display: 'block', ...ELLIPSIS }}
              >
                {name}
              </Link>
            )}
          </Box>
          <Stack direction="row" spacing={1} sx={{ flex: 'none' }}>
            {onValidity && (
              <RowButton label={translate('attachments.validity.of', { name })} onClick={onValidity}>
                {translate('attachments.validity.open')}
              </RowButton>
            )}
            {onRemove && (
              <RowButton label={translate('attachments.remove_one', { name })} onClick={onRemove}>
                {translate('attachments.remove')}
              </RowButton>
            )}
          </Stack>
        </Stack>
        <Typography variant="body2" color="textSecondary" title={exactWords(at)}>
          {facts}
        </Typography>
        {reusedFrom && (
          <Typography variant="body2" color="textSecondary">
            {translate('attachments.earlier.from')}{' '}
            {reusedFrom.readable ? (
              <Link component={RouterLink} to={`/dossiers/${reusedFrom.dossierId}/show`} underline="hover">
                {reusedFrom.dossierCode}
              </Link>
            ) : (
              reusedFrom.dossierCode
            )}
          </Typography>
        )}
        {!gone && validUntil && <ValidityWords validUntil={validUntil} now={now} />}
        {!gone &&
          ATTACHMENT_WARNINGS.filter((warning) => warnings.includes(warning)).map((warning) => (
            <Typography key={warning} variant="body2" sx={toneText('amber')}>
              {translate(`attachments.warnings.${warning}`)}
            </Typography>
          ))}
        {!gone && (scan === 'waiting' || scan === 'infected') && (
          <Typography variant="body2" sx={toneText(scan === 'waiting' ? 'amber' : 'red')}>
            {translate(`attachments.scan.${scan}`)}
          </Typography>
        )}
        {!gone && <FileSignatures attachment={attachment} mayCheck={mayCheck && isAvailable(attachment)} />}
        {gone && (
          <Typography variant="body2" color="textSecondary">
            {removalReason
              ? translate('attachments.removed_why', { reason: removalReason })
              : translate('attachments.removed')}
          </Typography>
        )}
      </Box>
    </Stack>
  );
};

/** The shape of a page, so that names stand below each other whatever the files show. */
const PICTURE = {
  width: 34,
  height: 44,
  flex: 'none',
  display: 'flex',
  overflow: 'hidden',
  border: 1,
  borderColor: 'divider',
  borderRadius: 0.5,
} as const;

const ELLIPSIS = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

/** @param label with the name of the file, for who hears the row and does not see it */
const RowButton = ({ label, onClick, children }: { label: string; onClick: () => void; children: string }) => (
  <Button
    size="small"
    color="inherit"
    onClick={onClick}
    aria-label={label}
    sx={{ color: 'text.secondary', minWidth: 0, my: -0.5 }}
  >
    {children}
  </Button>
);
