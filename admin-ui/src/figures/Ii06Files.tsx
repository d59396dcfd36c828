import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { KeyButton } from '../keyboard/KeyButton';
import { callApiFile, problemOf } from '../providers/http';
import { saveFile } from '../ui/save-file';
import { type AskedOffice, type AskedPeriod, ii06Path } from './use-figures';

const FILES = [
  { format: 'xlsx', keys: 'x' },
  { format: 'pdf', keys: 'f' },
  { format: 'csv', keys: 'c' },
] as const;
type Format = (typeof FILES)[number]['format'];

interface Props {
  readonly office: AskedOffice;
  readonly period: AskedPeriod;
  readonly byProcedure: boolean;
  /** Nothing is handed in that is not seen. */
  readonly disabled: boolean;
}

/** The form that is shown, as a file: for a spreadsheet, for the printer, for programs. */
export const Ii06Files = ({ office, period, byProcedure, disabled }: Props) => {
  const translate = useTranslate();
  const notify = useNotify();
  const [making, setMaking] = useState<Format | null>(null);

  const take = async (format: Format): Promise<void> => {
    setMaking(format);
    try {
      const rows = byProcedure ? '&byProcedure=true' : '';
      saveFile(await callApiFile(`${ii06Path(office, period)}&format=${format}${rows}`));
    } catch (error) {
      notify(`errors.${problemOf(error).code}`, { type: 'error' });
    } finally {
      setMaking(null);
    }
  };

  return FILES.map(({ format, keys }) => (
    <KeyButton
      key={format}
      keys={keys}
      label={translate(`figures.file.${format}`)}
      hint={translate(`figures.file_hint.${format}`)}
      group={translate('figures.title')}
      onPress={() => void take(format)}
      loading={making === format}
      disabled={disabled || making !== null}
      variant="outlined"
    />
  ));
};
