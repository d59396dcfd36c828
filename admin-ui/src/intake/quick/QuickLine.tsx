import Box from '@mui/material/Box';
import { localDateOf } from '@motcua/shared/calendar';
import { useTranslate } from 'react-admin';
import { serverNow } from '../../providers/http';
import { useSignedIn } from '../../providers/use-signed-in';
import { DeskField } from '../DeskField';
import { NumberWords } from '../NumberWords';
import { bareNumber, numberWarnings } from '../person-form';
import { lastHabit } from './habits';
import { DOCUMENT_TYPE, fieldsInLine, personOf, type QuickForm, valueInLine } from './quick-form';
import { SuggestField } from './SuggestField';
import type { Quick } from './use-quick';

type Props = Pick<Quick, 'form' | 'change' | 'procedure' | 'wrong' | 'tried'>;

/** Who, what kind of paper, how many: the whole intake in one row. */
export const QuickLine = ({ form, change, procedure, wrong, tried }: Props) => {
  const translate = useTranslate();
  const { documentTypes } = lastHabit(useSignedIn().person?.id ?? '');
  const { person } = form;
  const set = (part: Partial<QuickForm>): void => change({ ...form, ...part });
  const field = (name: 'idNumber' | 'fullName' | 'phone', label: string) => ({
    path: `bearer.${name}`,
    label,
    value: person[name],
    onChange: (value: string) => set({ person: { ...person, [name]: value } }),
    wrong,
    tried,
  });
  const checked = numberWarnings(personOf(form), localDateOf(serverNow())) !== null;
  const number = bareNumber(person.idNumber);
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(12, 1fr)', gap: 1.5, alignItems: 'start' }}>
      <DeskField
        {...field('idNumber', translate('quick.number'))}
        maxLength={20}
        inputMode="numeric"
        autoFocus={form.procedureCode !== ''}
        hint={checked || number !== '' ? <NumberWords person={personOf(form)} /> : translate('quick.number_hint')}
        sx={{ gridColumn: 'span 4' }}
      />
      <DeskField {...field('fullName', translate('quick.name'))} sx={{ gridColumn: 'span 5' }} />
      <DeskField
        {...field('phone', translate('quick.phone'))}
        maxLength={30}
        inputMode="tel"
        sx={{ gridColumn: 'span 3' }}
      />
      {procedure &&
        fieldsInLine(procedure).map((one) => {
          const value = valueInLine(form, one);
          const write = (text: string): void => set({ formData: { ...form.formData, [one.key]: text } });
          return one.key === DOCUMENT_TYPE ? (
            <Box key={one.key} sx={{ gridColumn: 'span 6' }}>
              <SuggestField
                path={`formData.${one.key}`}
                label={one.label}
                value={value}
                onChange={write}
                suggestions={documentTypes}
              />
            </Box>
          ) : (
            <DeskField
              key={one.key}
              path={`formData.${one.key}`}
              label={one.label}
              value={value}
              onChange={write}
              wrong={wrong}
              tried={tried}
              maxLength={one.type === 'number' ? 5 : 200}
              inputMode={one.type === 'number' ? 'numeric' : 'text'}
              selectOnFocus
              sx={{ gridColumn: one.type === 'number' ? 'span 3' : 'span 6' }}
            />
          );
        })}
    </Box>
  );
};
