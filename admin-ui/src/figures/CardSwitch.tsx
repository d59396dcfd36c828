import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { EffectiveSetting } from '../admin/admin.types';
import { useList } from '../admin/api/use-read';
import { useWrite } from '../admin/api/use-write';
import { writingOf } from '../admin/settings/setting-form';
import { useRoles } from '../providers/use-roles';

interface Props {
  readonly officeCode: string;
  readonly shown: boolean;
}

/** Whether everybody may see the card; an administrator of the office decides it. */
export const CardSwitch = (props: Props) => {
  const translate = useTranslate();
  const isAdministrator = useRoles().has('administrator');
  return (
    <Stack direction="row" useFlexGap spacing={2} sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
      <Typography>
        {translate(props.shown ? 'card.is_shown' : 'card.is_hidden')}
        {!isAdministrator && ` ${translate('card.ask_administrator')}`}
      </Typography>
      {isAdministrator && <Switching {...props} />}
    </Stack>
  );
};

const Switching = ({ officeCode, shown }: Props) => {
  const translate = useTranslate();
  const { rows, error } = useList<EffectiveSetting>('settings', { officeCode });
  const { send, working, problem } = useWrite();
  // One may be an administrator elsewhere.
  if (error) return <Typography>{translate('card.ask_administrator')}</Typography>;
  const setting = rows?.find(({ key }) => key === 'reports.publicCard');
  if (!setting) return null;

  const turn = async (): Promise<void> => {
    const { method, path, body } = writingOf(setting, officeCode, shown ? 'hidden' : 'shown');
    await send(method, path, body);
  };

  return (
    <>
      <Button variant={shown ? 'outlined' : 'contained'} loading={working} onClick={() => void turn()}>
        {translate(shown ? 'card.hide' : 'card.show')}
      </Button>
      {problem && <Alert severity="error">{translate(`errors.${problem.code}`)}</Alert>}
    </>
  );
};
