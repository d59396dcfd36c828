import Alert from '@mui/material/Alert';
import LinearProgress from '@mui/material/LinearProgress';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { HISTORY_COLUMN, type HistoryColumn } from '@motcua/shared/history';
import { type ChangeEvent, useRef } from 'react';
import { useLocaleState, useNotify, useTranslate } from 'react-admin';
import { KeyButton } from '../../keyboard/KeyButton';
import { callApiFile, problemOf } from '../../providers/http';
import { saveFile } from '../../ui/save-file';
import { Section } from '../../ui/Section';
import { type SheetProblem, useBringSheet } from './use-bring-sheet';

interface Props {
  readonly officeCode: string;
  /** A sheet has arrived, and is being looked through. */
  readonly onBrought: (id: string) => void;
}

/** The template to be filled in, and the file that comes back. */
export const BringSheet = ({ officeCode, onBrought }: Props) => {
  const translate = useTranslate();
  const notify = useNotify();
  const [locale] = useLocaleState();
  const input = useRef<HTMLInputElement>(null);
  const { share, problem, bring } = useBringSheet();
  const group = translate('admin.history.title');

  const template = async (): Promise<void> => {
    try {
      saveFile(await callApiFile(`/admin/history-imports/template?language=${locale}`));
    } catch (error) {
      notify(`errors.${problemOf(error).code}`, { type: 'error' });
    }
  };
  const chosen = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = target.files?.[0];
    // The same file may be chosen once more, corrected.
    target.value = '';
    const made = file && (await bring(file, officeCode));
    if (made) onBrought(made.id);
  };

  return (
    <Section title={translate('admin.history.bring')}>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5, maxWidth: 900 }}>
        {translate('admin.history.intro')}
      </Typography>
      <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap' }}>
        <KeyButton
          keys="m"
          label={translate('admin.history.template')}
          group={group}
          variant="outlined"
          onPress={() => void template()}
        />
        <KeyButton
          keys="f"
          label={translate('admin.history.choose')}
          group={group}
          variant="contained"
          disabled={officeCode === ''}
          loading={share !== null}
          onPress={() => input.current?.click()}
        />
        <input
          ref={input}
          type="file"
          accept=".csv,.xlsx"
          hidden
          data-testid="sheet"
          onChange={(event) => void chosen(event)}
        />
      </Stack>
      <div aria-live="polite">
        {share !== null && (
          <LinearProgress
            aria-label={translate('admin.history.sending')}
            {...(share > 0 && share < 1 && { variant: 'determinate' as const, value: share * 100 })}
            sx={{ mt: 1.5 }}
          />
        )}
        {problem && (
          <Alert severity="error" sx={{ mt: 1.5 }}>
            {translate(`errors.${problem.code}`)} {whereWords(problem, locale)}
          </Alert>
        )}
      </div>
    </Section>
  );
};

/** The headings it is about, or the row. */
function whereWords({ columns, row }: SheetProblem, locale: string): string {
  const language = locale === 'en' ? 'en' : 'vi';
  const nameOf = (column: string): string =>
    Object.hasOwn(HISTORY_COLUMN, column) ? HISTORY_COLUMN[column as HistoryColumn][language] : column;
  if (columns) return columns.map((column) => `“${nameOf(column)}”`).join(', ');
  return row === undefined ? '' : `(${row})`;
}
