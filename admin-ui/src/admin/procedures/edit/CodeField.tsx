import { useTranslate } from 'react-admin';
import { LineField } from '../../form/LineField';
import { type CodeKind, codeProblem } from '../definition-checks';
import { useWrong } from './use-wrong';

interface Props {
  readonly kind: CodeKind;
  readonly rows: readonly { readonly code: string }[];
  readonly index: number;
  /** Of the list in the API. */
  readonly path: string;
  readonly set: (changes: { readonly code: string }) => void;
}

/** The code of a row, unlike those of the others. */
export const CodeField = ({ kind, rows, index, path, set }: Props) => {
  const translate = useTranslate();
  const sentence = useWrong();
  // Of two alike the later one is told.
  const before = rows.slice(0, index).map(({ code }) => code);
  return (
    <LineField
      label={translate('admin.procedure.row_code')}
      value={rows[index]?.code ?? ''}
      onChange={(code) => set({ code: kind === 'upper' ? code.toUpperCase() : code.toLowerCase() })}
      path={`${path}.${index}.code`}
      check={(code) => sentence(codeProblem(kind, code, before))}
      required
      maxLength={32}
      width={170}
    />
  );
};
