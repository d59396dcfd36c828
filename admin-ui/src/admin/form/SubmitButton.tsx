import Button from '@mui/material/Button';
import { type MouseEvent, type RefObject, useEffect } from 'react';
import { stopAtWrong } from './wrong-fields';

interface Props {
  readonly ref: RefObject<HTMLButtonElement | null>;
  readonly label: string;
  readonly working: boolean;
  /** The first thing in the dialog that can be done: Enter does it at once. */
  readonly first: boolean;
}

/** Enter clicks it too, so what is wrong is said whichever way one tries. */
export const SubmitButton = ({ ref, label, working, first }: Props) => {
  useEffect(() => {
    if (first) ref.current?.focus();
  }, [first, ref]);
  const onClick = (event: MouseEvent<HTMLButtonElement>): void => {
    const { form } = event.currentTarget;
    if (form && stopAtWrong(form)) event.preventDefault();
  };
  return (
    <Button ref={ref} type="submit" variant="contained" loading={working} onClick={onClick}>
      {label}
    </Button>
  );
};
