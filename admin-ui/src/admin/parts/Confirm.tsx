import type { ReactNode } from 'react';
import { useNotify } from 'react-admin';
import { useWrite } from '../api/use-write';
import { FormDialog } from '../form/FormDialog';

interface Props {
  readonly title: string;
  readonly effect: string;
  readonly submit: string;
  /** Where it is sent. */
  readonly path: string;
  readonly version: number;
  readonly done: string;
  readonly onClose: () => void;
  /** Somebody was quicker: shows what it is now. */
  readonly onShowNew: () => void;
  /** What else it will do. */
  readonly children?: ReactNode;
}

/** Asks once more, saying what will happen, and does it. */
export const Confirm = ({ title, effect, submit, path, version, done, onClose, onShowNew, children }: Props) => {
  const notify = useNotify();
  const { send, working, problem, forget } = useWrite();
  const go = async (): Promise<void> => {
    if ((await send('POST', path, { version })) === null) return;
    notify(done, { type: 'success' });
    onClose();
  };
  return (
    <FormDialog
      title={title}
      effect={effect}
      submit={submit}
      onSubmit={() => void go()}
      onClose={onClose}
      working={working}
      problem={problem}
      onShowNew={() => {
        forget();
        onShowNew();
      }}
      width={children === undefined ? 'xs' : 'sm'}
    >
      {children}
    </FormDialog>
  );
};
