import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import type { ListReading } from '../api/use-read';

/** The next page of a list, below the rows that are there. */
export function MoreButton<T>({ list }: { list: ListReading<T> }) {
  const translate = useTranslate();
  if (!list.hasMore) return null;
  return (
    <Button onClick={list.more} loading={list.loadingMore} sx={{ mt: 1 }}>
      {translate('admin.more')}
    </Button>
  );
}
