import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import IconButton from '@mui/material/IconButton';
import Stack from '@mui/material/Stack';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useShortcut } from '../keyboard/use-shortcut';

interface Props {
  /** The first is 1. */
  readonly page: number;
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
  readonly onPage: (page: number) => void;
  /** Heading of the sheet of shortcuts. */
  readonly group: string;
}

/** The API pages by key, so there are a page before and a page after, and no number of pages. */
export const PageTurner = ({ page, hasPrevious, hasNext, onPage, group }: Props) => {
  const translate = useTranslate();
  const [previous, next] = [translate('list.previous'), translate('list.next')];
  useShortcut(hasPrevious ? 'PageUp' : undefined, previous, group, () => onPage(page - 1));
  useShortcut(hasNext ? 'PageDown' : undefined, next, group, () => onPage(page + 1));
  if (!hasNext && !hasPrevious) return null;
  return (
    <Stack direction="row" spacing={1} sx={{ alignItems: 'center', justifyContent: 'flex-end', py: 1 }}>
      <Tooltip title={`${previous} (PageUp)`}>
        <span>
          <IconButton aria-label={previous} disabled={!hasPrevious} onClick={() => onPage(page - 1)}>
            <ChevronLeft />
          </IconButton>
        </span>
      </Tooltip>
      <Typography variant="body2" color="textSecondary" aria-live="polite">
        {translate('list.page', { page })}
      </Typography>
      <Tooltip title={`${next} (PageDown)`}>
        <span>
          <IconButton aria-label={next} disabled={!hasNext} onClick={() => onPage(page + 1)}>
            <ChevronRight />
          </IconButton>
        </span>
      </Tooltip>
    </Stack>
  );
};
