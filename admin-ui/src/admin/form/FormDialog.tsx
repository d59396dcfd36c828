import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { FieldProblems } from '../../dossiers/acts/field-problems';
import type { Problem } from '../../providers/http';
import { DeskDialog } from '../../ui/DeskDialog';
import { Refused, Restored } from './FormWords';
import { SubmitButton } from './SubmitButton';
import { goToRefused } from './wrong-fields';

interface Props {
  readonly title: string;
  /** What it will do, for whom. */
  readonly effect?: string;
  readonly submit: string;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly working: boolean;
  readonly problem: Problem | null;
  readonly restored?: boolean;
  readonly onDiscard?: () => void;
  readonly onShowNew?: () => void;
  readonly width?: 'xs' | 'sm' | 'md';
  readonly children?: ReactNode;
}

const NONE: NonNullable<Problem['errors']> = [];

/** A small form, or a question, in a dialog. */
export const FormDialog = (props: Props) => {
  const { title, effect, submit, onSubmit, onClose, working, problem, restored = false, onDiscard, onShowNew } = props;
  const translate = useTranslate();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (problem) goToRefused(button.current?.form ?? null);
  }, [problem]);
  return (
    <DeskDialog
      title={title}
      width={props.width ?? 'sm'}
      onClose={working ? undefined : onClose}
      onSubmit={onSubmit}
      actions={
        <>
          <Button color="inherit" disabled={working} onClick={onClose}>
            {translate('act.cancel')}
          </Button>
          <SubmitButton ref={button} label={submit} working={working} first={props.children === undefined} />
        </>
      }
    >
      <FieldProblems.Provider value={problem?.errors ?? NONE}>
        <Stack spacing={2}>
          {effect !== undefined && <Typography>{effect}</Typography>}
          {restored && onDiscard && <Restored onDiscard={onDiscard} />}
          {props.children}
          <div aria-live="polite">{problem && <Refused problem={problem} onShowNew={onShowNew} />}</div>
        </Stack>
      </FieldProblems.Provider>
    </DeskDialog>
  );
};
