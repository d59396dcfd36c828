import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState, useSyncExternalStore } from 'react';
import { useTranslate } from 'react-admin';
import { DeskDialog } from '../ui/DeskDialog';
import { Key } from './Key';
import { type Shortcut, shortcuts } from './shortcuts';
import { useShortcut } from './use-shortcut';

/** Every key that works here and now, under `?`. */
export const ShortcutSheet = () => {
  const translate = useTranslate();
  const [shown, setShown] = useState<readonly Shortcut[] | null>(null);
  const all = useSyncExternalStore(shortcuts.subscribe, shortcuts.list);
  // What the dialog itself covers is what the sheet is about.
  useShortcut('?', translate('keyboard.sheet'), translate('keyboard.everywhere'), () => setShown(all));
  if (!shown) return null;
  const groups = [...new Set(shown.map(({ group }) => group))];
  return (
    <DeskDialog title={translate('keyboard.sheet')} onClose={() => setShown(null)} width="md">
      <Box sx={{ columns: { xs: 1, md: 2 }, columnGap: 5, minWidth: { md: 640 } }}>
        {groups.map((group) => (
          <Box component="section" key={group} sx={{ breakInside: 'avoid', mb: 2.5 }}>
            <Typography component="h3" variant="h2" color="textSecondary">
              {group}
            </Typography>
            {shown
              .filter((one) => one.group === group)
              .map(({ keys, label }) => (
                <Stack
                  key={keys}
                  direction="row"
                  spacing={2}
                  sx={{ justifyContent: 'space-between', py: 0.5, alignItems: 'center' }}
                >
                  <Typography variant="body2">{label}</Typography>
                  <Key keys={keys} />
                </Stack>
              ))}
          </Box>
        ))}
      </Box>
    </DeskDialog>
  );
};
