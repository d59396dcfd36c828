import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { type ReactNode, useState } from 'react';
import { useTranslate } from 'react-admin';
import { ChoiceField } from '../../ui/ChoiceField';
import type { EffectiveSetting } from '../admin.types';
import { useList } from '../api/use-read';
import { officeChoices, useOfficeName, useOffices } from '../offices/use-offices';
import { type AdminColumn, AdminTable } from '../parts/AdminTable';
import { Confirm } from '../parts/Confirm';
import { PageHead } from '../../ui/PageHead';
import { Waiting } from '../parts/Waiting';
import { isOwnSetting } from './setting-form';

/** What a dialog that sets one of them has to know. */
export interface SettingDialogProps<T> {
  /** '' is the whole country. */
  readonly officeCode: string;
  readonly row: T;
  readonly title: string;
  readonly onClose: () => void;
  readonly onShowNew: () => void;
}

interface Props<T> {
  /** Where the API has them. */
  readonly path: 'settings' | 'notice-rules' | 'staff-notice-rules';
  /** The page's words by their name. */
  readonly say: (name: string, more?: object) => string;
  /** The key of what is said once one was taken back. */
  readonly takenBack: string;
  readonly keyOf: (row: T) => string;
  readonly nameOf: (row: T) => string;
  /** What holds; its name stands before it, by whose word behind. */
  readonly columns: readonly AdminColumn<T>[];
  readonly dialog: (props: SettingDialogProps<T>) => ReactNode;
}

/** What an office sets for itself and those below: each with what holds and by whose word. */
export function SetByOffice<T extends Pick<EffectiveSetting, 'set'>>(props: Props<T>) {
  const { path, say, takenBack, keyOf, nameOf, columns, dialog } = props;
  const translate = useTranslate();
  const officeName = useOfficeName();
  const [chosen, setChosen] = useState<string | null>(null);
  const [editing, setEditing] = useState<T | null>(null);
  const [removing, setRemoving] = useState<T | null>(null);
  const { rows: offices = [] } = useOffices();
  const officeCode = chosen ?? offices[0]?.code ?? '';
  const { rows, error, again } = useList<T>(path, { officeCode });
  const whose = ({ set }: T): string => {
    if (set === null) return say('usual');
    return set.officeCode === null ? translate('admin.calendar.country') : officeName(set.officeCode);
  };
  const close = (): void => {
    setEditing(null);
    setRemoving(null);
  };
  const showNew = (): void => {
    again();
    close();
  };
  const acts = (row: T) => (
    <>
      {isOwnSetting(row, officeCode) && (
        <Button
          size="small"
          color="inherit"
          aria-label={`${say('take_back')}: ${nameOf(row)}`}
          onClick={() => setRemoving(row)}
        >
          {say('take_back')}
        </Button>
      )}
      <Button size="small" aria-label={`${say('change')}: ${nameOf(row)}`} onClick={() => setEditing(row)}>
        {say('change')}
      </Button>
    </>
  );
  return (
    <>
      <PageHead title={say('title')}>
        <Box sx={{ width: 340 }}>
          <ChoiceField
            label={say('of')}
            value={officeCode}
            onChange={setChosen}
            choices={[{ value: '', label: translate('admin.calendar.country') }, ...officeChoices(offices)]}
          />
        </Box>
      </PageHead>
      <Paper elevation={0} sx={{ border: 1, borderColor: 'divider', p: 2 }}>
        <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
          {say('intro')}
        </Typography>
        <Waiting data={rows} error={error} again={again}>
          {(shown) => (
            <AdminTable
              label={say('title')}
              rows={shown}
              keyOf={keyOf}
              columns={[
                { name: 'what', head: say('what'), cell: nameOf },
                ...columns,
                { name: 'whose', head: say('whose'), width: 120, cell: whose },
                { name: 'acts', head: say('acts'), width: 160, align: 'right', cell: acts },
              ]}
            />
          )}
        </Waiting>
      </Paper>
      {editing && dialog({ officeCode, row: editing, title: nameOf(editing), onClose: close, onShowNew: showNew })}
      {removing?.set && (
        <Confirm
          title={say('ask_take_back', { name: nameOf(removing) })}
          effect={say('take_back_effect')}
          submit={say('take_back')}
          path={`${path}/${removing.set.id}/remove`}
          version={removing.set.version}
          done={takenBack}
          onClose={close}
          onShowNew={showNew}
        />
      )}
    </>
  );
}
