import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { KeyButton } from '../../keyboard/KeyButton';
import { DeskDialog } from '../../ui/DeskDialog';
import { type Attachment, contentPath } from '../attachment.types';
import { previousVersion } from '../previous-version';
import { Pane } from './Pane';
import { useArrows } from './use-arrows';

interface Props {
  /** Those that can be shown, in the order they are turned over. */
  readonly files: readonly Attachment[];
  readonly first: Attachment;
  readonly events: readonly { readonly transition: string; readonly at: string }[];
  readonly beside: ReactNode;
  readonly onClose: () => void;
}

const ZOOMS = [1, 1.5, 2, 3, 4] as const;

/** How the file in sight is shown; begins anew with each file. */
interface View {
  readonly id: string;
  /** Come to from another file. */
  readonly turnedTo: boolean;
  readonly turns: number;
  readonly previousTurns: number;
  readonly zoom: number;
  readonly page: number;
  readonly pages: number;
}

const viewOf = (id: string, turnedTo: boolean): View => ({
  id,
  turnedTo,
  turns: 0,
  previousTurns: 0,
  zoom: 0,
  page: 1,
  pages: 1,
});

/** The papers of a dossier, one at a time: turned and enlarged, beside the form or their previous version. Nothing is changed. */
const Viewer = ({ files, first, events, beside, onClose }: Props) => {
  const translate = useTranslate();
  const [view, setView] = useState(() => viewOf(first.id, false));
  const [aside, setAside] = useState<'form' | 'previous' | null>('form');
  const saving = useRef<HTMLAnchorElement>(null);
  const panes = useRef<HTMLDivElement>(null);
  useArrows(panes);
  const index = Math.max(
    0,
    files.findIndex(({ id }) => id === view.id),
  );
  const file = files[index] ?? first;
  const previous = previousVersion(files, file, events);
  const showsPrevious = aside === 'previous' && previous !== undefined;
  const { turnedTo, turns, previousTurns, zoom, page, pages } = view;
  const change = (part: Partial<View>): void => setView((now) => ({ ...now, ...part }));
  // Of two beside each other the longer one counts.
  const hasPages = (found: number): void => setView((now) => ({ ...now, pages: Math.max(now.pages, found) }));
  const toggle = (what: 'form' | 'previous'): void => setAside(aside === what ? null : what);
  const goTo = (next: number): void => {
    const there = files[next];
    if (there) setView(viewOf(there.id, true));
  };
  const keyed = (keys: string, word: string, onPress: () => void, disabled = false) => (
    <KeyButton
      keys={keys}
      label={translate(`attachments.viewer.${word}`)}
      group={translate('attachments.viewer.group')}
      size="small"
      color="inherit"
      disabled={disabled}
      onPress={onPress}
    />
  );
  const place = [
    file.name,
    files.length > 1 && translate('attachments.viewer.which', { index: index + 1, count: files.length }),
    pages > 1 && translate('attachments.viewer.page', { page, pages }),
  ];
  const pane = { zoom: ZOOMS[zoom] ?? 1, page, turnedTo };
  return (
    <DeskDialog
      title={place.filter(Boolean).join(' · ')}
      width="xl"
      onClose={onClose}
      actions={
        <>
          <Stack direction="row" spacing={0.5} useFlexGap sx={{ flex: 1, flexWrap: 'wrap' }}>
            {keyed('r', 'rotate', () => change({ turns: turns + 1 }))}
            {showsPrevious && keyed('Shift+R', 'rotate_previous', () => change({ previousTurns: previousTurns + 1 }))}
            {keyed('+', 'closer', () => change({ zoom: zoom + 1 }), zoom === ZOOMS.length - 1)}
            {keyed('-', 'farther', () => change({ zoom: zoom - 1 }), zoom === 0)}
            {pages > 1 && keyed('PageUp', 'page_before', () => change({ page: page - 1 }), page === 1)}
            {pages > 1 && keyed('PageDown', 'page_after', () => change({ page: page + 1 }), page === pages)}
            {files.length > 1 && keyed('k', 'previous', () => goTo(index - 1), index === 0)}
            {files.length > 1 && keyed('j', 'next', () => goTo(index + 1), index === files.length - 1)}
            {keyed('f', aside === 'form' ? 'form_away' : 'form', () => toggle('form'))}
            {previous && keyed('c', showsPrevious ? 'compare_away' : 'compare', () => toggle('previous'))}
            {keyed('d', 'download', () => saving.current?.click())}
          </Stack>
          <Button onClick={onClose} autoFocus>
            {translate('attachments.viewer.close')}
          </Button>
        </>
      }
    >
      <a ref={saving} href={`/api/v1${contentPath(file)}`} download hidden>
        {translate('attachments.viewer.download')}
      </a>
      <Stack ref={panes} direction="row" spacing={2} sx={{ height: '72vh' }}>
        <Pane
          key={file.id}
          file={file}
          {...(showsPrevious && { heading: translate('attachments.viewer.now') })}
          {...pane}
          turns={turns}
          onPages={hasPages}
        />
        {showsPrevious && (
          <Pane
            key={previous.id}
            file={previous}
            heading={translate('attachments.viewer.before')}
            {...pane}
            turns={previousTurns}
            onPages={hasPages}
          />
        )}
        {aside === 'form' && <Box sx={{ width: 380, flex: 'none', overflow: 'auto' }}>{beside}</Box>}
      </Stack>
    </DeskDialog>
  );
};

export default Viewer;
