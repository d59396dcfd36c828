import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';
import { DeskField } from './DeskField';
import type { FormProps } from './form-props';
import { type IntakeForm, ownerOf } from './intake-form';

const CHANNELS = ['desk', 'post'] as const;
const METHODS = ['desk', 'post', 'online'] as const;

/** How it came in, how the result goes back, and in how many sets. */
export const DeliveryFields = ({ form, change, wrong, tried }: FormProps) => {
  const translate = useTranslate();
  const { delivery } = form;
  const home = ownerOf(form).address.trim();
  const setDelivery = (part: Partial<IntakeForm['delivery']>): void =>
    change({ ...form, delivery: { ...delivery, ...part } });
  return (
    <Stack spacing={1.5}>
      <Stack direction="row" spacing={1.5}>
        <TextField
          select
          fullWidth
          size="small"
          label={translate('intake.delivery.channel')}
          value={form.channel}
          onChange={(event) => change({ ...form, channel: event.target.value as IntakeForm['channel'] })}
        >
          {CHANNELS.map((channel) => (
            <MenuItem key={channel} value={channel}>
              {translate(`intake.delivery.channels.${channel}`)}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          select
          fullWidth
          size="small"
          label={translate('intake.delivery.method')}
          value={delivery.method}
          onChange={(event) => setDelivery({ method: event.target.value as typeof delivery.method })}
        >
          {METHODS.map((method) => (
            <MenuItem key={method} value={method}>
              {translate(`intake.delivery.methods.${method}`)}
            </MenuItem>
          ))}
        </TextField>
        <DeskField
          path="sets"
          label={translate('intake.papers.sets')}
          value={form.sets}
          onChange={(sets) => change({ ...form, sets })}
          wrong={wrong}
          tried={tried}
          maxLength={2}
          inputMode="numeric"
          sx={{ maxWidth: 96 }}
        />
      </Stack>
      {delivery.method === 'post' && (
        <Stack direction="row" spacing={1.5} sx={{ alignItems: 'flex-start' }}>
          <DeskField
            path="delivery.address"
            label={translate('intake.delivery.address')}
            value={delivery.address}
            onChange={(address) => setDelivery({ address })}
            wrong={wrong}
            tried={tried}
            maxLength={500}
          />
          {home !== '' && home !== delivery.address && (
            <Button onClick={() => setDelivery({ address: home })} sx={{ flex: 'none' }}>
              {translate('intake.delivery.same_address')}
            </Button>
          )}
        </Stack>
      )}
      <DeskField
        path="note"
        label={translate('intake.note')}
        value={form.note}
        onChange={(note) => change({ ...form, note })}
        wrong={wrong}
        tried={tried}
        maxLength={1000}
      />
    </Stack>
  );
};
