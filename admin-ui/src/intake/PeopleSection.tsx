import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { MessageWish } from '@motcua/shared/notices';
import { useTranslate } from 'react-admin';
import { ContactFields } from './ContactFields';
import type { FormProps } from './form-props';
import { hasContact, withForSelf } from './intake-form';
import { PersonFields } from './PersonFields';
import { RelationFields } from './RelationFields';
import { WishLine } from './WishLine';

interface Props extends FormProps {
  readonly question: ReactNode;
  /** How who is told wished it the last time. */
  readonly wishBefore: MessageWish | null;
}

/** Who stands at the counter, and whose dossier it is. */
export const PeopleSection = (props: Props) => {
  const { form, change, wrong, tried, question, wishBefore } = props;
  const translate = useTranslate();
  const { bearer, owner, forSelf } = form;
  const unreachable = bearer.fullName.trim() !== '' && !hasContact(bearer) && (forSelf || !hasContact(owner));
  const of = (path: 'bearer' | 'owner') => ({
    path,
    person: form[path],
    change: (person: typeof bearer) => change({ ...form, [path]: person }),
    wrong,
    tried,
  });
  return (
    <Stack spacing={1.5}>
      <Stack direction="row" sx={{ alignItems: 'center', justifyContent: 'space-between' }}>
        <Typography component="h2" variant="h2">
          {translate('intake.people.bearer')}
        </Typography>
        <FormControlLabel
          control={
            <Checkbox
              size="small"
              checked={forSelf}
              onChange={(_event, checked) => change(withForSelf(form, checked))}
            />
          }
          label={translate('intake.people.for_self')}
          slotProps={{ typography: { variant: 'body2' } }}
          sx={{ mr: 0, my: -1 }}
        />
      </Stack>
      {question}
      <PersonFields {...of('bearer')} owns={forSelf} />
      <div>
        <ContactFields {...of('bearer')} />
        {unreachable ? (
          // As high as the line that takes its place.
          <Typography
            component="div"
            variant="caption"
            color="textSecondary"
            sx={{ minHeight: 32, alignContent: 'center' }}
          >
            {translate('intake.people.no_contact')}
          </Typography>
        ) : (
          <WishLine
            said={bearer.wish}
            before={wishBefore}
            change={(wish) => change({ ...form, bearer: { ...bearer, wish } })}
          />
        )}
      </div>
      {!forSelf && (
        <>
          <RelationFields {...props} />
          <Typography component="h2" variant="h2" sx={{ pt: 1 }}>
            {translate('intake.people.owner')}
          </Typography>
          <PersonFields {...of('owner')} person={owner} owns />
          <ContactFields {...of('owner')} />
        </>
      )}
    </Stack>
  );
};
