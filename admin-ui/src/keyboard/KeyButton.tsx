import Button, { type ButtonProps } from '@mui/material/Button';
import Tooltip from '@mui/material/Tooltip';
import { Key } from './Key';
import type { Keys } from './shortcuts';
import { useShortcut } from './use-shortcut';

interface Props extends Omit<ButtonProps, 'onClick'> {
  readonly keys: Keys;
  readonly label: string;
  /** Heading of the sheet of shortcuts. */
  readonly group: string;
  readonly onPress: () => void;
  /** A word more for the pointer that rests on it. */
  readonly hint?: string;
}

/** A button with a key of its own, which is printed on it. */
export const KeyButton = ({ keys, label, group, onPress, hint, disabled, ...rest }: Props) => {
  const off = disabled === true || rest.loading === true;
  useShortcut(off ? undefined : keys, label, group, onPress);
  return (
    <Tooltip title={`${hint ?? label} (${keys.length === 1 ? keys.toUpperCase() : keys})`}>
      <span>
        <Button
          {...rest}
          disabled={disabled === true}
          aria-keyshortcuts={keys}
          onClick={onPress}
          endIcon={<Key keys={keys} />}
        >
          {label}
        </Button>
      </span>
    </Tooltip>
  );
};
