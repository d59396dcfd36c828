import Stack from '@mui/material/Stack';
import { parsePhone } from '@motcua/shared/validation';
import { useTranslate } from 'react-admin';
import { DeskField } from './DeskField';
import type { PersonForm, Wrong } from './person-form';

interface Props {
  readonly path: 'bearer' | 'owner';
  readonly person: PersonForm;
  readonly change: (person: PersonForm) => void;
  readonly wrong: Wrong;
  readonly tried: boolean;
}

/** How a person is reached, and whether a message will get there. */
export const ContactFields = ({ path, person, change, wrong, tried }: Props) => {
  const translate = useTranslate();
  const phone = parsePhone(person.phone);
  const heard = phone && translate(phone.canReceiveSms ? 'intake.people.sms_yes' : 'intake.people.sms_no');
  return (
    <Stack direction="row" spacing={1.5}>
      <DeskField
        path={`${path}.phone`}
        label={translate('intake.people.phone')}
        value={person.phone}
        onChange={(value) => change({ ...person, phone: value })}
        wrong={wrong}
        tried={tried}
        maxLength={30}
        inputMode="tel"
        hint={heard ?? ' '}
      />
      <DeskField
        path={`${path}.email`}
        label={translate('intake.people.email')}
        value={person.email}
        onChange={(value) => change({ ...person, email: value })}
        wrong={wrong}
        tried={tried}
        maxLength={254}
        inputMode="email"
      />
    </Stack>
  );
};
