import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import type { Row } from '../procedure-form';
import { moved } from './moved';

interface Props<R extends Row> {
  /** What one row is called: `giấy tờ`. */
  readonly one: string;
  readonly rows: readonly R[];
  readonly onChange: (rows: readonly R[]) => void;
  readonly blank: () => R;
  readonly children: (row: R, set: (changes: Partial<R>) => void, index: number) => ReactNode;
  /** The last of these cannot be removed. */
  readonly least?: number;
}

/** Rows that can be added, removed and put in order; Alt with an arrow moves the row one types in. */
export function Rows<R extends Row>({ one, rows, onChange, blank, children, least = 0 }: Props<R>) {
  const translate = useTranslate();
  const list = useRef<HTMLOListElement>(null);
  const added = useRef(false);
  useEffect(() => {
    if (!added.current) return;
    added.current = false;
    list.current?.querySelector<HTMLElement>(':scope > li:last-of-type :is(input, select, textarea)')?.focus();
  }, [rows.length]);

  const move = (index: number, step: number): void => {
    const held = document.activeElement;
    onChange(moved(rows, index, step));
    // A row that changes its place in the page loses the focus on the way.
    if (held instanceof HTMLElement) requestAnimationFrame(() => held.focus());
  };
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (step === 0 || !event.altKey || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    move(index, step);
  };
  const remove = (index: number): void => {
    onChange(rows.filter((_, at) => at !== index));
    list.current?.querySelectorAll<HTMLElement>(':scope > li :is(input, select, textarea)')[0]?.focus();
  };
  return (
    <div>
      <Box component="ol" ref={list} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {rows.map((row, index) => (
          <Stack
            component="li"
            key={row.rowId}
            direction="row"
            spacing={1.5}
            onKeyDown={(event) => onKeyDown(event, index)}
            sx={{ py: 1.5, alignItems: 'flex-start', borderTop: index > 0 ? 1 : 0, borderColor: 'divider' }}
          >
            <Typography variant="body2" color="textSecondary" sx={{ width: 20, pt: 1.25, textAlign: 'right' }}>
              {index + 1}
            </Typography>
            <Box sx={{ flex: 1, minWidth: 0 }}>
              {children(
                row,
                (changes) =>
                  onChange(rows.map((other) => (other.rowId === row.rowId ? { ...other, ...changes } : other))),
                index,
              )}
            </Box>
            <Stack direction="row" sx={{ flex: 'none', pt: 0.25 }}>
              <RowButton
                sign="↑"
                label={translate('admin.rows.up', { one, number: index + 1 })}
                disabled={index === 0}
                onClick={() => move(index, -1)}
              />
              <RowButton
                sign="↓"
                label={translate('admin.rows.down', { one, number: index + 1 })}
                disabled={index === rows.length - 1}
                onClick={() => move(index, 1)}
              />
              <RowButton
                sign="✕"
                label={translate('admin.rows.remove_one', { one, number: index + 1 })}
                disabled={rows.length <= least}
                onClick={() => remove(index)}
              />
            </Stack>
          </Stack>
        ))}
      </Box>
      <Button
        size="small"
        onClick={() => {
          added.current = true;
          onChange([...rows, blank()]);
        }}
      >
        {translate('admin.rows.add', { one })}
      </Button>
    </div>
  );
}

const RowButton = ({
  sign,
  label,
  disabled,
  onClick,
}: {
  sign: string;
  label: string;
  disabled: boolean;
  onClick: () => void;
}) => (
  <IconButton size="small" aria-label={label} title={label} disabled={disabled} onClick={onClick} sx={{ width: 32 }}>
    <span aria-hidden style={{ fontSize: 15, lineHeight: '20px' }}>
      {sign}
    </span>
  </IconButton>
);
