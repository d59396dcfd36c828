import Stack from '@mui/material/Stack';
import { localDateOf } from '@motcua/shared/calendar';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { KeyButton } from '../keyboard/KeyButton';
import { callApi, newIdempotencyKey, serverNow } from '../providers/http';
import { useOffice } from '../providers/use-office';
import { DateField } from '../ui/DateField';
import { Section } from '../ui/Section';
import { usePrinting } from '../papers/use-printing';
import { useBringRegister } from './use-registers';

/** Prints the register of a period; this month's unless another is named. */
export const Register = () => {
  const translate = useTranslate();
  const { asked } = useOffice();
  const today = localDateOf(serverNow());
  const [from, setFrom] = useState(`${today.slice(0, 8)}01`);
  const [to, setTo] = useState(today);
  const { working, print } = usePrinting();
  const bringRegister = useBringRegister();
  const say = (name: string): string => translate(`papers.register.${name}`);
  const bring = async (): Promise<Blob> => {
    const { id } = await callApi<{ id: string }>('/papers/registers', {
      method: 'POST',
      body: { from, to, ...(asked !== undefined && { officeCode: asked }), countCopy: false },
      idempotencyKey: newIdempotencyKey(),
    });
    return bringRegister(id);
  };
  return (
    <Section title={say('title')}>
      <Stack direction="row" spacing={2} sx={{ alignItems: 'flex-start', pt: 1 }}>
        <DateField label={say('from')} value={from} onChange={setFrom} />
        <DateField label={say('to')} value={to} onChange={setTo} />
        <KeyButton
          keys="F7"
          label={say('print')}
          group={say('title')}
          variant="outlined"
          loading={working}
          disabled={from === '' || to === ''}
          onPress={() => void print(bring, say('title'))}
        />
      </Stack>
    </Section>
  );
};
