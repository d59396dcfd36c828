import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { type FormEvent, type KeyboardEvent, type ReactNode, useContext, useEffect, useId } from 'react';
import { openLayer } from '../keyboard/shortcuts';
import { ShortcutLayer } from '../keyboard/use-shortcut';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  /** In sight between what is filled in and the buttons, however long the form is. */
  readonly foot?: ReactNode;
  /** Buttons; one of `type="submit"` answers to Enter. */
  readonly actions?: ReactNode;
  readonly width?: 'xs' | 'sm' | 'md' | 'xl';
  /** Left out while something is under way that must not be lost sight of. */
  readonly onClose?: (() => void) | undefined;
  readonly onSubmit?: () => void;
}

/** A dialog of the desk: the page beneath keeps what it has, and its keys rest until this is closed. */
export const DeskDialog = ({ title, children, foot, actions, width = 'xs', onClose, onSubmit }: Props) => {
  const layer = useContext(ShortcutLayer) + 1;
  const id = useId();
  useEffect(() => openLayer(layer), [layer]);
  useEffect(() => keepFocusHome, []);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    // A dialog opened from within another bubbles through it in React's tree.
    event.stopPropagation();
    const wrong = firstWrongField(event.currentTarget);
    if (!wrong) return onSubmit?.();
    // Tells the field that it is wrong, as leaving it would.
    wrong.checkValidity();
    wrong.focus();
  };
  const body = (
    <>
      <DialogTitle id={id} sx={{ fontSize: 16, fontWeight: 600, pb: 1 }}>
        {title}
      </DialogTitle>
      {/* Where the window is too low for all three, the dialog scrolls as a whole. */}
      <DialogContent sx={foot ? { minHeight: 120 } : {}}>{children}</DialogContent>
      {foot}
      {actions && <DialogActions sx={{ px: 3, pb: 2 }}>{actions}</DialogActions>}
    </>
  );
  return (
    <ShortcutLayer.Provider value={layer}>
      <Dialog open aria-labelledby={id} maxWidth={width} fullWidth {...(onClose && { onClose: () => onClose() })}>
        {onSubmit ? (
          <form onSubmit={submit} onKeyDown={submitFromLines} noValidate style={{ display: 'contents' }}>
            {body}
          </form>
        ) : (
          body
        )}
      </Dialog>
    </ShortcutLayer.Provider>
  );
};

/** A field that must be filled and is not, or holds what cannot be read. */
function firstWrongField(form: HTMLFormElement): HTMLInputElement | undefined {
  return [...form.querySelectorAll<HTMLInputElement>('input, select, textarea')].find(({ validity }) => {
    return validity.valueMissing || validity.customError;
  });
}

/** Enter begins a new line in a field of several lines; with Ctrl it submits as it does elsewhere. */
function submitFromLines(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.defaultPrevented || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}

/** The button that opened the dialog may be gone with the act it did: focus then goes to the page's heading. */
function keepFocusHome(): void {
  setTimeout(() => {
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (!lost || document.querySelector('[role=dialog]')) return;
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }, 50);
}
