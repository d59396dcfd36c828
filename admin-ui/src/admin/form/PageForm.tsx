import Stack from '@mui/material/Stack';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { FieldProblems } from '../../dossiers/acts/field-problems';
import { KeyButton } from '../../keyboard/KeyButton';
import type { Problem } from '../../providers/http';
import { Refused, Restored } from './FormWords';
import { goToRefused, stopAtWrong } from './wrong-fields';

interface Props {
  readonly label: string;
  readonly submit: string;
  readonly onSubmit: () => void;
  readonly working: boolean;
  readonly problem: Problem | null;
  /** False while nothing has been typed that could be saved. */
  readonly ready?: boolean;
  readonly restored?: boolean;
  readonly onDiscard?: () => void;
  readonly onShowNew?: () => void;
  readonly children: ReactNode;
  /** Longer than the window: the button that saves stays in sight. */
  readonly long?: boolean;
}

const STAYS_IN_SIGHT = { position: 'sticky', bottom: 0, py: 1.5, bgcolor: 'background.default', zIndex: 1 } as const;
/** What gets the focus is not to be hidden by what stays in sight. */
const CLEAR_OF_BARS = { '& :is(input, select, textarea)': { scrollMarginTop: '80px', scrollMarginBottom: '88px' } };
const NONE: NonNullable<Problem['errors']> = [];

/** A form in a page: Enter or F2 saves, the first wrong field gets the focus, a refusal stands where it belongs. */
export const PageForm = (props: Props) => {
  const {
    label,
    submit,
    onSubmit,
    working,
    problem,
    ready = true,
    restored = false,
    onDiscard,
    onShowNew,
    long = false,
  } = props;
  const translate = useTranslate();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (problem) goToRefused(form.current);
  }, [problem]);

  const onFormSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    // A dialog within the page bubbles through it in React's tree.
    if (event.target !== event.currentTarget || working || !ready) return;
    if (!stopAtWrong(event.currentTarget)) onSubmit();
  };
  return (
    <FieldProblems.Provider value={problem?.errors ?? NONE}>
      <Stack
        component="form"
        ref={form}
        aria-label={label}
        noValidate
        spacing={2}
        onSubmit={onFormSubmit}
        sx={CLEAR_OF_BARS}
      >
        {restored && onDiscard && <Restored onDiscard={onDiscard} />}
        {props.children}
        <div aria-live="polite">{problem && <Refused problem={problem} onShowNew={onShowNew} />}</div>
        <Stack direction="row" spacing={1.5} useFlexGap sx={long ? STAYS_IN_SIGHT : { alignItems: 'center' }}>
          {/* Enter presses it; the key and the pointer go the same way. */}
          <button type="submit" hidden aria-hidden tabIndex={-1} />
          <KeyButton
            keys="F2"
            label={submit}
            group={translate('admin.keys')}
            variant="contained"
            loading={working}
            disabled={!ready}
            onPress={() => form.current?.requestSubmit()}
          />
        </Stack>
      </Stack>
    </FieldProblems.Provider>
  );
};
