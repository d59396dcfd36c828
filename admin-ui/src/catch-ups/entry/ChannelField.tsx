import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';
import { fieldId } from '../../intake/focus-field';
import type { LineForm } from './line-form';

const CHANNELS = ['desk', 'post'] as const;

interface Props {
  readonly value: LineForm['channel'];
  readonly onChange: (channel: LineForm['channel']) => void;
}

/** Handed in at the desk, or come by post while nothing could be entered. */
export const ChannelField = ({ value, onChange }: Props) => {
  const translate = useTranslate();
  return (
    <TextField
      id={fieldId('channel')}
      select
      size="small"
      label={translate('catch_ups.form.channel')}
      value={value}
      onChange={(event) => onChange(event.target.value === 'post' ? 'post' : 'desk')}
      sx={{ gridColumn: 'span 2' }}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
    >
      {CHANNELS.map((channel) => (
        <option key={channel} value={channel}>
          {translate(`channels.${channel}`)}
        </option>
      ))}
    </TextField>
  );
};
