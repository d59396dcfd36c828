import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { usePaged } from '../../providers/use-paged';
import { Message } from '../../ui/Message';
import { PageTurner } from '../../ui/PageTurner';
import { PageHead } from '../../ui/PageHead';
import { Waiting } from './Waiting';

interface Props<T> {
  readonly title: string;
  readonly back?: { readonly to: string; readonly label: string };
  /** What else is in the head of the page. */
  readonly aside?: ReactNode;
  readonly filterBar: ReactNode;
  /** Whether the list is narrowed to some. */
  readonly isNarrowed: boolean;
  readonly list: ReturnType<typeof usePaged<T>>;
  /** Keys of what is said when there is nothing, and nothing of what is looked for. */
  readonly none: readonly [atAll: string, matching: string];
  readonly children: (rows: readonly T[]) => ReactNode;
}

/** A list of the office that is narrowed, and turned over page by page. */
export function ListPage<T>({ title, back, aside, filterBar, isNarrowed, list, none, children }: Props<T>) {
  const translate = useTranslate();
  const { rows, error, again, page, hasNext, hasPrevious, setPage } = list;
  return (
    <>
      <PageHead title={title} {...(back && { back })}>
        {aside}
      </PageHead>
      {filterBar}
      <Waiting data={rows} error={error} again={again}>
        {(shown) => (shown.length === 0 ? <Message>{translate(none[isNarrowed ? 1 : 0])}</Message> : children(shown))}
      </Waiting>
      <PageTurner page={page} hasNext={hasNext} hasPrevious={hasPrevious} onPage={setPage} group={title} />
    </>
  );
}
