import Alert from '@mui/material/Alert';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import {
  checkWords,
  type NoticeWords,
  type PlaceholderUse,
  type TemplateProblem,
  type TemplateKey,
  type TextSender,
} from '@motcua/shared/notices';
import { useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { insertPlaceholder } from './insertion';
import { PlaceholderKeys } from './PlaceholderKeys';

interface Props {
  readonly template: TemplateKey;
  readonly words: NoticeWords;
  /** Whose words they are, once that is known: long names leave less room. */
  readonly sender: TextSender | undefined;
  /** Null: they are only shown. */
  readonly onChange: ((words: NoticeWords) => void) | null;
}

/** The words of a notice, with what is wrong about them as soon as it is. */
export const TemplateEditor = ({ template, words, sender, onChange }: Props) => {
  const translate = useTranslate();
  const fields = { subject: useRef<HTMLInputElement>(null), body: useRef<HTMLTextAreaElement>(null) };
  const last = useRef<'subject' | 'body'>('body');
  const caret = useRef<number | null>(null);
  const problems = checkWords(template.kind, template.channel, words, sender);

  useEffect(() => {
    const field = fields[last.current].current;
    if (caret.current === null || field === null) return;
    field.focus();
    field.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });
  const insert = (use: PlaceholderUse): void => {
    const name = last.current;
    const field = fields[name].current;
    const text = words[name] ?? '';
    const typed = insertPlaceholder(
      text,
      field?.selectionStart ?? text.length,
      field?.selectionEnd ?? text.length,
      use,
    );
    caret.current = typed.caret;
    onChange?.({ ...words, [name]: typed.text });
  };
  const problemsOf = (path: TemplateProblem['path']): string | undefined =>
    problems
      .filter((one) => one.path === path)
      .map(({ code, placeholder }) =>
        placeholder ? `{{${placeholder}}}: ${translate(`errors.${code}`)}` : translate(`errors.${code}`),
      )
      .join(' ') || undefined;
  const field = (name: 'subject' | 'body') => ({
    label: translate(`admin.notice_templates.${name}`),
    value: words[name] ?? '',
    size: 'small' as const,
    fullWidth: true,
    error: problemsOf(name) !== undefined,
    helperText: problemsOf(name),
    inputRef: fields[name],
    onFocus: () => (last.current = name),
    onChange: ({ target }: { target: { value: string } }) => onChange?.({ ...words, [name]: target.value }),
    slotProps: {
      htmlInput: { maxLength: name === 'subject' ? 200 : 4000, readOnly: onChange === null, spellCheck: false },
      inputLabel: { shrink: true },
      formHelperText: { 'aria-live': 'polite' as const },
    },
  });
  return (
    <Stack spacing={2}>
      {template.channel === 'email' && <TextField {...field('subject')} />}
      <TextField {...field('body')} multiline minRows={template.channel === 'email' ? 12 : 4} maxRows={20} />
      {onChange !== null && problems.length === 0 && (
        <Alert severity="success" sx={{ py: 0 }}>
          {translate('admin.notice_templates.all_right')}
        </Alert>
      )}
      {onChange !== null ? (
        <PlaceholderKeys template={template} onInsert={insert} />
      ) : (
        <Typography variant="body2" color="textSecondary">
          {translate('admin.notice_templates.only_shown')}
        </Typography>
      )}
    </Stack>
  );
};
