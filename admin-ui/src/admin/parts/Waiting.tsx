import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Message } from '../../ui/Message';
import { problemOf } from '../../providers/http';
import type { Reading } from '../api/use-read';

interface Props<T> extends Reading {
  readonly data: T | undefined;
  readonly children: (data: T) => ReactNode;
}

/** Shows what was read; until then its shape, or why it cannot be read and the way to try again. */
export function Waiting<T>({ data, error, again, children }: Props<T>) {
  const translate = useTranslate();
  if (data !== undefined) return children(data);
  if (!error) return <Shape />;
  return (
    <Message action={translate('app.retry')} onAction={again}>
      {translate(`errors.${problemOf(error).code}`)}
    </Message>
  );
}

const LATE_MS = 200;

/** Nothing for the first moment: what comes quickly should not blink. */
const Shape = () => {
  const translate = useTranslate();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LATE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Stack role="status" aria-label={translate('app.loading')} spacing={1} sx={{ minHeight: 320 }}>
      {late && Array.from({ length: 8 }, (_, row) => <Skeleton key={row} height={36} sx={{ transform: 'none' }} />)}
    </Stack>
  );
};
