import ExpandMore from '@mui/icons-material/ExpandMore';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useDataProvider, useNotify, useRefresh, useTranslate } from 'react-admin';
import type { dataProvider } from '../providers/data-provider';
import { type OfferedAct, offeredActs } from './acts';
import { ConfirmDialog } from './ConfirmDialog';
import type { Dossier } from './dossier.types';

/** What this person may do now; the first is what the page is about. */
export const ActionBar = ({ dossier }: { dossier: Dossier }) => {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const provider = useDataProvider<typeof dataProvider>();
  const [chosen, setChosen] = useState<OfferedAct | null>(null);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const offered = offeredActs(dossier);
  const near = offered.filter(({ onwards }) => onwards).slice(0, 3);
  const more = offered.filter((one) => !near.includes(one));

  if (dossier.allowedTransitions.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        {translate('dossier.nothing_to_do')}
      </Typography>
    );
  }

  const carryOut = async (one: OfferedAct, reason: string, key: string): Promise<void> => {
    const answer = await provider.act(
      dossier.id,
      {
        transition: one.transition,
        version: dossier.version,
        ...one.fields?.(dossier),
        ...(one.reason && { reason }),
      },
      key,
    );
    notify('approval' in answer ? 'act.proposed' : `acts.${one.name}.done`, { type: 'success' });
    setChosen(null);
    refresh();
  };

  return (
    <Stack
      direction="row"
      spacing={1}
      useFlexGap
      sx={{ flexWrap: 'wrap', justifyContent: 'flex-end', '@media print': { display: 'none' } }}
    >
      {more.length > 0 && (
        <>
          <Button
            color="inherit"
            endIcon={<ExpandMore />}
            aria-haspopup="menu"
            sx={{ color: 'text.secondary' }}
            onClick={(event) => setAnchor(event.currentTarget)}
          >
            {translate('act.more')}
          </Button>
          <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
            {more.map((one) => (
              <MenuItem
                key={one.name}
                onClick={() => {
                  setAnchor(null);
                  setChosen(one);
                }}
              >
                {translate(`acts.${one.name}.button`)}
              </MenuItem>
            ))}
          </Menu>
        </>
      )}
      {[...near].reverse().map((one) => (
        <Button
          key={one.name}
          variant={one === near[0] && one.name !== 'recall' ? 'contained' : 'outlined'}
          onClick={() => setChosen(one)}
        >
          {translate(`acts.${one.name}.button`)}
        </Button>
      ))}
      {chosen && (
        <ConfirmDialog
          title={translate(`acts.${chosen.name}.ask`)}
          effect={[
            translate(`acts.${chosen.name}.effect`, { name: dossier.applicant.fullName }),
            chosen.proposes && translate('act.needs_approval'),
          ]
            .filter(Boolean)
            .join(' ')}
          button={translate(chosen.proposes ? 'act.propose' : `acts.${chosen.name}.button`)}
          reason={chosen.reason ? 'required' : 'none'}
          onConfirm={(reason, key) => carryOut(chosen, reason, key)}
          onStale={refresh}
          onClose={() => setChosen(null)}
        />
      )}
    </Stack>
  );
};
