import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { localDateOf } from '@motcua/shared/calendar';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { KeyButton } from '../keyboard/KeyButton';
import { callApi, newIdempotencyKey, serverNow } from '../providers/http';
import { useOffice } from '../providers/use-office';
import { ChoiceField } from '../ui/ChoiceField';
import { DateField } from '../ui/DateField';
import { Section } from '../ui/Section';
import { usePrinting } from '../papers/use-printing';
import { useBringRegister, useRegisterOffices } from './use-registers';

/** Prints the register of a period, this month's unless another is named; also that of an office that was taken over. */
export const Register = () => {
  const translate = useTranslate();
  const { asked } = useOffice();
  const today = localDateOf(serverNow());
  const [from, setFrom] = useState(`${today.slice(0, 8)}01`);
  const [to, setTo] = useState(today);
  const offices = useRegisterOffices();
  const [chosen, setChosen] = useState('');
  const whose = offices.find(({ code }) => code === chosen)?.code ?? asked;
  const { working, print } = usePrinting();
  const bringRegister = useBringRegister();
  const say = (name: string): string => translate(`papers.register.${name}`);
  const bring = async (): Promise<Blob> => {
    const { id } = await callApi<{ id: string }>('/papers/registers', {
      method: 'POST',
      body: { from, to, ...(whose !== undefined && { officeCode: whose }), countCopy: false },
      idempotencyKey: newIdempotencyKey(),
    });
    return bringRegister(id);
  };
  return (
    <Section title={say('title')}>
      <Stack direction="row" spacing={2} sx={{ alignItems: 'flex-start', pt: 1 }}>
        {offices.length > 1 && (
          <Box sx={{ width: 320 }}>
            <ChoiceField
              label={say('whose')}
              value={whose ?? offices[0]!.code}
              onChange={setChosen}
              choices={offices.map(({ code, name }) => ({ value: code, label: name }))}
            />
          </Box>
        )}
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
