import type { Translated } from '../messages';
import type { close as vi } from '../vi/close';

export const close: Translated<typeof vi> = {
  close: {
    title: 'Closing this period: %{office}',
    alone: 'Each office closes for itself; the offices below are not part of this.',
    too_early: 'The period is not over. It can be closed from %{day} on.',
    who_closes: 'This period is not closed. A leader of the office closes it.',
    not_yet: 'The period is over and not closed: its figures still follow what is corrected.',
    close: 'Close the period',
    ask: 'Close the figures from %{from} to %{to}?',
    effect:
      'Figures, list of dossiers and definitions are kept as they are, with your name. Nobody can change or delete them; what is corrected later stands in an addendum.',
    untold:
      '%{count} late dossiers of this period have no cause, so the sheet of causes that goes with the form will lack them. Open each to give its cause.',
    untold_still: 'I close although %{count} late dossiers have no cause; the number is kept with the closed period.',
    untold_kept: 'When it was closed %{count} late dossiers had no cause.',
    done: 'The period is closed.',
    closed: 'Closed at %{at} by %{who}.',
    who: { leader: 'leader %{name}', supervisor: 'supervisor %{name}' },
    on_behalf: 'On behalf of %{name}.',
    broken_seal: 'What was closed no longer has its hash: somebody has changed it in the database itself.',
    kept: '%{count} dossiers, definitions of version %{version}.',
    files: 'The form as closed:',
    list_files: 'The dossiers as closed:',
    nothing_since: 'Nothing has changed since it was closed.',
    addendum: 'Addendum: corrected since',
    addendum_of: 'As of %{at}: %{count} dossiers of this period count otherwise today.',
    other_definition:
      'Definitions are of version %{version} today, which may count otherwise though nothing was corrected.',
    figure: 'Figure',
    frozen: 'When closed',
    now: 'Today',
    difference: 'Difference',
    corrected: 'Dossiers that count otherwise',
    dossier: 'Dossier',
    not_counted: 'not counted',
  },
};
