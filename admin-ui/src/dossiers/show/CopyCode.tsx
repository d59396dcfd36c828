import ContentCopy from '@mui/icons-material/ContentCopy';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useNotify, useTranslate } from 'react-admin';
import { useShortcut } from '../../keyboard/use-shortcut';

const KEYS = 'Shift+K';

/** Puts the code on the clipboard, for the system that wants it typed once more. */
export const CopyCode = ({ code }: { code: string }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const label = translate('dossier.copy_code');
  // Browsers offer the clipboard to https and to this computer only.
  const offered = 'clipboard' in navigator;
  const copy = (): void =>
    void navigator.clipboard.writeText(code).then(() => notify('dossier.copied', { autoHideDuration: 2000 }));
  useShortcut(offered ? KEYS : undefined, label, translate('keyboard.dossier'), copy);
  if (!offered) return null;
  return (
    <Tooltip title={`${label} (${KEYS})`}>
      <IconButton size="small" aria-label={label} aria-keyshortcuts={KEYS} onClick={copy} sx={{ ml: '-6px' }}>
        <ContentCopy sx={{ fontSize: 16 }} />
      </IconButton>
    </Tooltip>
  );
};
