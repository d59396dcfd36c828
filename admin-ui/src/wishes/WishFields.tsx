import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import {
  NOTICE_CHANNELS,
  type NoticeChannel,
  type MessageWish,
  NOTICE_LANGUAGES,
  type NoticeLanguage,
} from '@motcua/shared/notices';
import { useId } from 'react';
import { useTranslate } from 'react-admin';

interface Props {
  readonly wish: MessageWish;
  readonly change: (wish: MessageWish) => void;
  readonly autoFocus?: boolean;
}

const ORDER: readonly NoticeChannel[] = ['sms', 'email'];

/** By what and in which language who brings a dossier wishes to be told of it, in one row. */
export const WishFields = ({ wish, change, autoFocus = false }: Props) => {
  const translate = useTranslate();
  const id = useId();
  const { channels, language } = wish;
  const none = channels.length === 0;
  const set = (channel: NoticeChannel, on: boolean): void =>
    change({ language, channels: NOTICE_CHANNELS.filter((one) => (one === channel ? on : channels.includes(one))) });
  const tick = (label: string, checked: boolean, onChange: (on: boolean) => void, first = false) => (
    <FormControlLabel
      control={
        <Checkbox
          size="small"
          checked={checked}
          autoFocus={first && autoFocus}
          onChange={(_event, on) => onChange(on)}
          sx={{ py: 0.5 }}
        />
      }
      label={label}
      slotProps={{ typography: { variant: 'body2', noWrap: true } }}
      sx={{ mr: 0 }}
    />
  );
  return (
    <Stack
      direction="row"
      role="group"
      aria-labelledby={id}
      useFlexGap
      spacing={1.5}
      sx={{ alignItems: 'center', flexWrap: 'wrap', rowGap: 0 }}
    >
      <Typography id={id} variant="body2" color="textSecondary">
        {translate('wish.by')}
      </Typography>
      {ORDER.map((channel, index) => (
        <span key={channel}>
          {tick(translate(`wish.ticks.${channel}`), channels.includes(channel), (on) => set(channel, on), index === 0)}
        </span>
      ))}
      {tick(translate('wish.none'), none, (on) => change({ language, channels: on ? [] : NOTICE_CHANNELS }))}
      <TextField
        select
        size="small"
        variant="standard"
        value={language}
        disabled={none}
        onChange={(event) => change({ channels, language: event.target.value as NoticeLanguage })}
        slotProps={{
          select: { native: true, disableUnderline: true },
          htmlInput: { 'aria-label': translate('wish.language') },
        }}
        sx={{ ml: 'auto', '& select': { fontSize: 14 } }}
      >
        {NOTICE_LANGUAGES.map((one) => (
          <option key={one} value={one} lang={one}>
            {translate(`wish.languages.${one}`)}
          </option>
        ))}
      </TextField>
    </Stack>
  );
};
