import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import type { DossierRow } from '../dossiers/dossier.types';
import { KeyButton } from '../keyboard/KeyButton';
import { problemOf } from '../providers/http';
import type { PersonForm } from './person-form';
import { revealContact } from './reuse-contact';

interface Props {
  readonly rows: readonly DossierRow[];
  readonly person: PersonForm;
  readonly onReuse: (contact: Partial<PersonForm>) => void;
}

/** Takes phone, e-mail and address from the latest dossier, and only when asked: the log keeps who saw them. */
export const ReuseContact = ({ rows, person, onReuse }: Props) => {
  const translate = useTranslate();
  const notify = useNotify();
  const [fetching, setFetching] = useState(false);
  const latest = rows[0];
  const reuse = async (): Promise<void> => {
    if (!latest || fetching) return;
    setFetching(true);
    try {
      const contact = await revealContact(latest.id, person.fullName, translate('intake.known.purpose'));
      // What the citizen has just said is newer than what is on file.
      const fresh = Object.entries(contact).filter(
        ([name, value]) => value !== '' && person[name as keyof typeof contact].trim() === '',
      );
      onReuse(Object.fromEntries(fresh));
      if (Object.values(contact).every((value) => value === '')) {
        notify('intake.known.nothing', { type: 'info', messageArgs: { code: latest.code } });
      }
    } catch (error) {
      notify(`errors.${problemOf(error).code}`, { type: 'error' });
    } finally {
      setFetching(false);
    }
  };
  return (
    <KeyButton
      keys="Alt+R"
      size="small"
      label={translate(fetching ? 'intake.known.reusing' : 'intake.known.reuse')}
      group={translate('intake.group')}
      disabled={fetching}
      onPress={() => void reuse()}
    />
  );
};
