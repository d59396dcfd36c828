import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { exactWords, whenWords } from '../time/time-words';
import { useNow } from '../time/use-now';

/** When something was printed for the first time, and by whom. */
export const MadeCell = ({ madeAt, madeBy }: { madeAt: string; madeBy: string }) => {
  const translate = useTranslate();
  const now = useNow();
  const at = new Date(madeAt);
  return (
    <>
      <span title={exactWords(at)}>{whenWords(at, now, translate)}</span>
      <Typography variant="body2" color="textSecondary">
        {madeBy}
      </Typography>
    </>
  );
};

interface CopiesProps {
  readonly row: { readonly id: string; readonly copies: number };
  /** Of the button, in full. */
  readonly label: string;
  /** The row that is being brought. */
  readonly working: string | null;
  /** Null for who may not. */
  readonly onReprint: (() => void) | null;
}

/** How often it was printed, and once more by a button. */
export const CopiesCell = ({ row, label, working, onReprint }: CopiesProps) => {
  const translate = useTranslate();
  return (
    <>
      {translate('papers.copies', { smart_count: row.copies })}
      {onReprint && (
        <Button
          size="small"
          loading={working === row.id}
          disabled={working !== null && working !== row.id}
          aria-label={label}
          onClick={onReprint}
          sx={{ display: 'block', minWidth: 0, ml: -0.625 }}
        >
          {translate('papers.reprint')}
        </Button>
      )}
    </>
  );
};
