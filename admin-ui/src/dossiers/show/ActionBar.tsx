import ExpandMore from '@mui/icons-material/ExpandMore';
import Button from '@mui/material/Button';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useLocation, useNavigate } from 'react-router-dom';
import { Key } from '../../keyboard/Key';
import { KeyButton } from '../../keyboard/KeyButton';
import { useShortcut } from '../../keyboard/use-shortcut';
import type { OfferedAct } from '../acts/desk-acts';
import { offeredActs } from '../acts/desk-acts';
import type { Dossier } from '../dossier.types';

const BUTTONS = 4;
const MORE_KEYS = 'q';

/** What this person may do now. The next act is the strongest thing on the page and answers to F2 as well. */
export const ActionBar = ({ dossier }: { dossier: Dossier }) => {
  const translate = useTranslate();
  const [chosen, setChosen] = useState<OfferedAct | null>(null);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const moreButton = useRef<HTMLButtonElement>(null);
  const offered = offeredActs(dossier);
  const next = offered.find(({ name, transition }) => name === 'same_visit' || transition === dossier.nextAct);
  const onwards = offered.filter((one) => one.onwards && one !== next);
  const near = [...(next ? [next] : []), ...onwards].slice(0, BUTTONS);
  const more = offered.filter((one) => !near.includes(one));
  const group = translate('keyboard.dossier');
  useOpenNext(next, setChosen);
  useShortcut(more.length > 0 ? MORE_KEYS : undefined, translate('act.more'), group, () => moreButton.current?.click());
  useShortcut(next && 'F2', next ? translate(`acts.${next.name}.button`) : '', group, () => setChosen(next ?? null));

  if (offered.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        {translate('dossier.nothing_to_do')}
      </Typography>
    );
  }
  return (
    <Stack
      direction="row"
      spacing={1}
      useFlexGap
      sx={{ ml: 'auto', flexWrap: 'wrap', justifyContent: 'flex-end', '@media print': { display: 'none' } }}
    >
      {more.length > 0 && (
        <>
          <Button
            ref={moreButton}
            color="inherit"
            endIcon={<ExpandMore />}
            title={`${translate('act.more')} (${MORE_KEYS.toUpperCase()})`}
            aria-keyshortcuts={MORE_KEYS}
            aria-haspopup="menu"
            aria-expanded={anchor !== null}
            sx={{ color: 'text.secondary' }}
            onClick={(event) => setAnchor(event.currentTarget)}
          >
            {translate('act.more')}
          </Button>
          <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
            {more.map((one) => (
              <MenuItem
                key={one.name}
                dense
                aria-keyshortcuts={one.keys}
                onClick={() => {
                  setAnchor(null);
                  setChosen(one);
                }}
              >
                <ListItemText sx={{ mr: 4 }}>{translate(`acts.${one.name}.button`)}</ListItemText>
                <Key keys={one.keys} />
              </MenuItem>
            ))}
          </Menu>
          {more.map((one) => (
            <MenuKey key={one.name} act={one} group={group} onPress={() => setChosen(one)} />
          ))}
        </>
      )}
      {[...near].reverse().map((one) => (
        <KeyButton
          key={one.name}
          keys={one.keys}
          label={translate(`acts.${one.name}.button`)}
          group={group}
          variant={one === next ? 'contained' : 'outlined'}
          onPress={() => setChosen(one)}
        />
      ))}
      {chosen && <chosen.Dialog dossier={dossier} proposes={chosen.proposes} onClose={() => setChosen(null)} />}
    </Stack>
  );
};

/** An act of the menu has its key although the menu is closed. */
const MenuKey = ({ act, group, onPress }: { act: OfferedAct; group: string; onPress: () => void }) => {
  const translate = useTranslate();
  useShortcut(act.keys, translate(`acts.${act.name}.button`), group, onPress);
  return null;
};

/** Whoever comes by a scan, or by F2 in a list, has come for the next act. */
function useOpenNext(next: OfferedAct | undefined, open: (act: OfferedAct) => void): void {
  const navigate = useNavigate();
  const location = useLocation();
  const asked = (location.state as { openNext?: boolean } | null)?.openNext === true;
  useEffect(() => {
    if (!asked) return;
    // Once: going back to this page later does not open it again.
    void navigate(location.pathname, { replace: true, state: null });
    if (next) open(next);
  }, [asked]);
}
