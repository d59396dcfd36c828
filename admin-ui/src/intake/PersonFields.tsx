import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';
import { DeskField } from './DeskField';
import { fieldId } from './focus-field';
import { NumberWords } from './NumberWords';
import { ID_KINDS, keptOfBearer, type IdKind, type PersonForm, type PersonText, type Wrong } from './person-form';

interface Props {
  readonly path: 'bearer' | 'owner';
  readonly person: PersonForm;
  readonly change: (person: PersonForm) => void;
  readonly wrong: Wrong;
  readonly tried: boolean;
  /** The owner's birth, sex and address are kept, those of a bearer are not. */
  readonly owns: boolean;
}

/** Who somebody is: a number, a name, and what goes on the dossier of its owner. */
export const PersonFields = ({ path, person, change, wrong, tried, owns }: Props) => {
  const translate = useTranslate();
  const set = (part: Partial<PersonForm>): void => change({ ...person, ...part });
  const organisation = person.idKind === 'taxCode';
  const unnumbered = person.idKind === 'none';
  const words = (key: string): string => translate(`intake.people.${key}`);
  const field = (name: PersonText, label: string) => ({
    path: `${path}.${name}`,
    label,
    value: person[name],
    onChange: (value: string) => set({ [name]: value }),
    wrong,
    tried,
  });
  const kinds = owns ? ID_KINDS : ID_KINDS.filter((kind) => kind !== 'taxCode');
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(12, 1fr)', columnGap: 1.5, rowGap: 1.5 }}>
      <TextField
        select
        size="small"
        id={fieldId(`${path}.idKind`)}
        label={words('id_kind')}
        value={person.idKind}
        onChange={(event) => set({ idKind: event.target.value as IdKind })}
        sx={{ gridColumn: 'span 4' }}
      >
        {kinds.map((kind) => (
          <MenuItem key={kind} value={kind}>
            {words(`id_kinds.${kind}`)}
          </MenuItem>
        ))}
      </TextField>
      {!unnumbered && (
        <DeskField
          {...field('idNumber', words(`id_kinds.${person.idKind}`))}
          inputMode={person.idKind === 'passport' ? 'text' : 'numeric'}
          maxLength={24}
          hint={owns || keptOfBearer(person.idKind) ? <NumberWords person={person} /> : words('number_not_kept')}
          sx={{ gridColumn: 'span 8' }}
        />
      )}
      <DeskField
        {...field('fullName', words(organisation ? 'organisation_name' : 'full_name'))}
        sx={{ gridColumn: unnumbered ? 'span 8' : owns && !organisation ? 'span 7' : 'span 12' }}
      />
      {owns && !organisation && (
        <>
          <DeskField
            {...field('dateOfBirth', words('birth'))}
            maxLength={10}
            inputMode="numeric"
            sx={{ gridColumn: 'span 3' }}
          />
          <TextField
            select
            size="small"
            id={fieldId(`${path}.sex`)}
            label={words('sex')}
            value={person.sex}
            onChange={(event) => set({ sex: event.target.value as PersonForm['sex'] })}
            sx={{ gridColumn: 'span 2' }}
            slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
          >
            {(['', 'male', 'female'] as const).map((sex) => (
              <option key={sex} value={sex}>
                {words(`sexes.${sex}`)}
              </option>
            ))}
          </TextField>
        </>
      )}
      {owns && (
        <DeskField
          {...field('address', words(organisation ? 'organisation_address' : 'address'))}
          maxLength={500}
          sx={{ gridColumn: unnumbered ? 'span 7' : 'span 12' }}
        />
      )}
    </Box>
  );
};
