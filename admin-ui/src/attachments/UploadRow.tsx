import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { refusalWords } from './refusal-words';
import { canTryAgain, type UploadOnItsWay, type Uploads } from './use-uploads';

/** How far a file is, or why it did not arrive and what to do. */
export const UploadRow = ({ upload, uploads }: { upload: UploadOnItsWay; uploads: Uploads }) => {
  const translate = useTranslate();
  const { key, file, share, problem } = upload;
  const { name } = file;
  return (
    <Stack component="li" direction="row" spacing={1.5} sx={{ alignItems: 'center', minHeight: 36 }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography variant="body2" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
          {name}
        </Typography>
        {problem === null ? (
          <LinearProgress
            variant="determinate"
            value={share * 100}
            aria-label={translate('attachments.sending', { name })}
            sx={{ mt: 0.5 }}
          />
        ) : (
          <Typography variant="body2" color="error" role="alert">
            {refusalWords(problem, translate)}
          </Typography>
        )}
      </Box>
      {problem === null && (
        <Typography variant="body2" color="textSecondary" sx={{ whiteSpace: 'nowrap' }}>
          {share === 0
            ? translate('attachments.waiting')
            : share < 1
              ? translate('attachments.sent', { percent: Math.floor(share * 100) })
              : translate('attachments.checking')}
        </Typography>
      )}
      {canTryAgain(upload) && (
        <Button
          size="small"
          onClick={() => uploads.again(key)}
          aria-label={translate('attachments.again_one', { name })}
        >
          {translate('attachments.again')}
        </Button>
      )}
      <Button
        size="small"
        color="inherit"
        onClick={() => uploads.drop(key)}
        aria-label={translate(problem === null ? 'attachments.cancel_one' : 'attachments.dismiss_one', { name })}
        // As what removes a file from the list above.
        sx={{ color: 'text.secondary', minWidth: 0 }}
      >
        {translate(problem === null ? 'attachments.cancel' : 'attachments.dismiss')}
      </Button>
    </Stack>
  );
};
