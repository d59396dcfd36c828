import Chip from '@mui/material/Chip';
import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import { DeskField } from './DeskField';
import type { FormProps } from './form-props';

const TO_PERSON = ['father', 'mother', 'child', 'wife', 'husband', 'authorised', 'employee'] as const;
const TO_ORGANISATION = ['representative', 'employee', 'authorised'] as const;

/** What the bearer is to the owner, and the paper that says so. */
export const RelationFields = ({ form, change, wrong, tried }: FormProps) => {
  const translate = useTranslate();
  const relations = form.owner.idKind === 'taxCode' ? TO_ORGANISATION : TO_PERSON;
  return (
    <Stack spacing={1.5}>
      <Stack direction="row" spacing={1.5}>
        <DeskField
          path="relation"
          label={translate('intake.people.relation')}
          value={form.relation}
          onChange={(relation) => change({ ...form, relation })}
          wrong={wrong}
          tried={tried}
          maxLength={100}
        />
        <DeskField
          path="authorisation"
          label={translate('intake.people.authorisation')}
          value={form.authorisation}
          onChange={(authorisation) => change({ ...form, authorisation })}
          wrong={wrong}
          tried={tried}
          maxLength={300}
        />
      </Stack>
      <Stack
        direction="row"
        role="group"
        aria-label={translate('intake.people.relation')}
        sx={{ flexWrap: 'wrap', gap: 0.75 }}
      >
        {relations.map((relation) => {
          const word = translate(`intake.people.relations.${relation}`);
          const chosen = form.relation === word;
          return (
            <Chip
              key={relation}
              label={word}
              size="small"
              aria-pressed={chosen}
              color={chosen ? 'primary' : 'default'}
              variant={chosen ? 'filled' : 'outlined'}
              onClick={() => change({ ...form, relation: word })}
            />
          );
        })}
      </Stack>
    </Stack>
  );
};
