import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import { LineField } from '../form/LineField';
import { emailProblem, type StaffValues } from './staff-form';

interface Props {
  readonly values: StaffValues;
  readonly set: (changes: Partial<StaffValues>) => void;
}

/** Who somebody is, apart from what they may do. */
export const StaffFields = ({ values, set }: Props) => {
  const translate = useTranslate();
  const emailSentence = (email: string): string | undefined => {
    const problem = emailProblem(email);
    return problem && translate(problem);
  };
  return (
    <Stack spacing={2}>
      <LineField
        label={translate('admin.staff.full_name')}
        value={values.fullName}
        onChange={(fullName) => set({ fullName })}
        path="fullName"
        maxLength={100}
        required
      />
      <Stack direction="row" spacing={2}>
        <LineField
          label={translate('admin.staff.title')}
          value={values.title}
          onChange={(title) => set({ title })}
          path="title"
          maxLength={100}
        />
        <LineField
          label={translate('admin.staff.email')}
          value={values.email}
          onChange={(email) => set({ email })}
          path="email"
          maxLength={254}
          check={emailSentence}
        />
      </Stack>
    </Stack>
  );
};
