import Button from '@mui/material/Button';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { KeyButton } from '../keyboard/KeyButton';
import { callApiFile, problemOf } from '../providers/http';
import { saveFile } from '../ui/save-file';
import { type AskedOffice, type AskedPeriod, tableFilePath } from './use-figures';

const FILES = [
  { format: 'xlsx', keys: 'x' },
  { format: 'pdf', keys: 'f' },
  { format: 'csv', keys: 'c' },
] as const;
type Format = (typeof FILES)[number]['format'];

interface Props {
  /** As the API names it. */
  readonly report: string;
  readonly office: AskedOffice;
  /** Null for what is told of this moment. */
  readonly period: AskedPeriod | null;
  readonly groupBy?: string;
  /** Nothing is handed in that is not seen. */
  readonly disabled: boolean;
  /** The second table of a page has none: its keys are the first one's. */
  readonly keyless?: boolean;
}

/** The table that is shown, as a file: for a spreadsheet, for the printer, for programs. */
export const TableFiles = ({ report, office, period, groupBy, disabled, keyless = false }: Props) => {
  const translate = useTranslate();
  const notify = useNotify();
  const [making, setMaking] = useState<Format | null>(null);

  const take = async (format: Format): Promise<void> => {
    setMaking(format);
    try {
      saveFile(await callApiFile(tableFilePath(report, office, { ...period, ...(groupBy && { groupBy }), format })));
    } catch (error) {
      notify(`errors.${problemOf(error).code}`, { type: 'error' });
    } finally {
      setMaking(null);
    }
  };

  return FILES.map(({ format, keys }) => {
    const own = {
      onPress: () => void take(format),
      loading: making === format,
      disabled: disabled || making !== null,
    };
    const [label, hint] = [translate(`figures.file.${format}`), translate(`figures.table_hint.${format}`)];
    if (keyless) {
      const { onPress, ...rest } = own;
      return (
        <Button key={format} {...rest} onClick={onPress} title={hint} size="small" variant="outlined">
          {label}
        </Button>
      );
    }
    return (
      <KeyButton
        key={format}
        {...own}
        keys={keys}
        label={label}
        hint={hint}
        group={translate('figures.title')}
        variant="outlined"
      />
    );
  });
};
