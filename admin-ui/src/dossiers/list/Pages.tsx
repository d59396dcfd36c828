import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import IconButton from '@mui/material/IconButton';
import Stack from '@mui/material/Stack';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useListContext, useTranslate } from 'react-admin';
import { useShortcut } from '../../keyboard/use-shortcut';

/** The API pages by key, so there are a page before and a page after, and no number of pages. */
export const Pages = () => {
  const translate = useTranslate();
  const { page, setPage, hasNextPage, hasPreviousPage } = useListContext();
  const group = translate('list.title');
  const [previous, next] = [translate('list.previous'), translate('list.next')];
  useShortcut(hasPreviousPage ? 'PageUp' : undefined, previous, group, () => setPage(page - 1));
  useShortcut(hasNextPage ? 'PageDown' : undefined, next, group, () => setPage(page + 1));
  if (!hasNextPage && !hasPreviousPage) return null;
  return (
    <Stack direction="row" spacing={1} sx={{ alignItems: 'center', justifyContent: 'flex-end', py: 1 }}>
      <Tooltip title={`${previous} (PageUp)`}>
        <span>
          <IconButton aria-label={previous} disabled={!hasPreviousPage} onClick={() => setPage(page - 1)}>
            <ChevronLeft />
          </IconButton>
        </span>
      </Tooltip>
      <Typography variant="body2" color="textSecondary" aria-live="polite">
        {translate('list.page', { page })}
      </Typography>
      <Tooltip title={`${next} (PageDown)`}>
        <span>
          <IconButton aria-label={next} disabled={!hasNextPage} onClick={() => setPage(page + 1)}>
            <ChevronRight />
          </IconButton>
        </span>
      </Tooltip>
    </Stack>
  );
};
