import type { ReactNode } from 'react';
import { useState } from 'react';
import Alert from '@mui/material/Alert';
import { useNotify, useTranslate } from 'react-admin';
import type { Versioned } from '../admin.types';
import { useWrite } from '../api/use-write';
import { changesOf } from './changes';
import { PageForm } from './PageForm';
import { useEdit } from './use-edit';

interface Props<S extends Versioned, V extends object> {
  readonly label: string;
  readonly draftKey: string;
  readonly path: string;
  readonly subject: S;
  readonly toValues: (subject: S) => V;
  readonly readNow: () => Promise<S | undefined>;
  /** What each value is called, to say which of them somebody else has changed. */
  readonly names: Readonly<Record<keyof V & string, string>>;
  readonly children: (values: V, set: (changes: Partial<V>) => void) => ReactNode;
}

/**
 * Changes one record: sends only what was changed. When somebody else was quicker, it shows which values they wrote and
 * goes on from there with what one has typed oneself.
 */
export function EditForm<S extends Versioned, V extends object>(props: Props<S, V>) {
  const { label, draftKey, path, subject, toValues, readNow, names, children } = props;
  const translate = useTranslate();
  const notify = useNotify();
  const { send, working, problem, forget } = useWrite();
  const edit = useEdit(draftKey, subject, toValues);
  const [news, setNews] = useState<readonly string[]>([]);

  const submit = async (): Promise<void> => {
    const saved = await send<S>('PATCH', path, { version: edit.version, ...edit.changes });
    if (!saved) return;
    edit.begin(saved);
    setNews([]);
    notify('admin.form.saved', { type: 'success' });
  };
  const showNew = async (): Promise<void> => {
    const fresh = await readNow();
    if (!fresh) return;
    const theirs = Object.keys(changesOf(toValues(fresh), edit.base)) as (keyof V & string)[];
    setNews(theirs.map((name) => names[name]));
    edit.goOnFrom(fresh);
    forget();
  };
  return (
    <PageForm
      label={label}
      submit={translate('admin.form.save')}
      onSubmit={() => void submit()}
      working={working}
      problem={problem}
      ready={edit.changed}
      restored={edit.restored}
      onDiscard={edit.discard}
      onShowNew={() => void showNew()}
    >
      {news.length > 0 && (
        <Alert severity="warning" onClose={() => setNews([])}>
          {translate('admin.form.changed_by_others', { names: news.join(', ') })}
        </Alert>
      )}
      {children(edit.values, edit.set)}
    </PageForm>
  );
}
