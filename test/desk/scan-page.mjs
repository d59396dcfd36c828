/* global document, window */
// A page with fields of every kind, on which the scanner is tried out in a browser.
import { createElement, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { afterPossibleBurst } from '../../admin-ui/src/scan/after-possible-burst.ts';
import { useScan, useScanStatus } from '../../admin-ui/src/scan/use-scan.ts';

window.seen = { scans: [], inDialog: [], statuses: [], submitted: 0, clicked: 0, shortcuts: 0, heard: [] };

const Dialog = () => {
  useScan(({ kind }) => {
    window.seen.inDialog.push(kind);
    return kind === 'dossierCode';
  }, []);
  return createElement('div', { id: 'dialog' });
};

const Page = () => {
  const [name, setName] = useState('abcd');
  const [amount, setAmount] = useState('1200');
  const [dialog, setDialog] = useState(false);
  const status = useScanStatus();
  if (window.seen.statuses.at(-1) !== status) window.seen.statuses.push(status);
  window.openDialog = setDialog;
  useScan(
    (result) => {
      window.seen.scans.push({ ...result, name });
      return result.kind !== 'unknown';
    },
    [name],
  );
  const field = (id, props, tag = 'input') => createElement(tag, { id, key: id, ...props });
  return createElement(
    'form',
    {
      onSubmit: (event) => {
        event.preventDefault();
        window.seen.submitted++;
      },
    },
    field('text', { defaultValue: 'abcd' }),
    field('controlled', {
      value: name,
      onChange: (event) => {
        window.seen.heard.push(event.target.value);
        setName(event.target.value);
      },
    }),
    field('number', { type: 'number', defaultValue: '1200' }),
    field('empty-number', { type: 'number' }),
    field('controlled-number', { type: 'number', value: amount, onChange: (event) => setAmount(event.target.value) }),
    field('password', { type: 'password', defaultValue: 'abcd' }),
    field('email', { type: 'email', defaultValue: 'a@b.vn' }),
    field('date', { type: 'date', defaultValue: '2026-11-23' }),
    field('short', { maxLength: 8, defaultValue: '' }),
    field('read-only', { readOnly: true, defaultValue: 'abcd' }),
    field('textarea', { defaultValue: 'ab\ncd' }, 'textarea'),
    createElement(
      'select',
      { id: 'select', key: 'select', defaultValue: 'x' },
      ['x', 'H', 'E'].map((value) => createElement('option', { key: value, value }, value)),
    ),
    createElement('button', { id: 'button', key: 'button', type: 'button', onClick: () => window.seen.clicked++ }, 'B'),
    createElement('button', { id: 'submit', key: 'submit' }, 'S'),
    createElement('output', { id: 'state', key: 'state' }, JSON.stringify({ name, amount })),
    dialog && createElement(Dialog, { key: 'dialog' }),
  );
};

/** All that a stray key could have changed. */
window.look = () => {
  const fields = [...document.querySelectorAll('input, textarea, select')];
  const { activeElement: focused } = document;
  const { anchorNode, anchorOffset, focusOffset } = document.getSelection();
  return {
    values: Object.fromEntries(fields.map(({ id, value, validity }) => [id, validity.badInput ? 'bad' : value])),
    editable: document.getElementById('editable').innerHTML,
    state: document.getElementById('state').textContent,
    focus: focused.id,
    composing,
    caret: [focused.selectionStart, focused.selectionEnd],
    selected: [anchorNode?.textContent, anchorOffset, focusOffset],
  };
};

let composing = false;
document.addEventListener('compositionstart', () => (composing = true));
document.addEventListener('compositionend', () => (composing = false));

window.focusOn = (id, start, end) => {
  const field = document.getElementById(id);
  field.focus();
  if (field.isContentEditable) {
    document.getSelection().setBaseAndExtent(field.firstChild, start, field.firstChild, end);
  } else if (typeof field.selectionStart === 'number') {
    field.setSelectionRange(start, end);
  }
};

/** Keeps the page from answering, again and again, as a long list does that is drawn. */
window.beBusy = async () => {
  for (let round = 0; round < 4; round++) {
    const end = performance.now() + 350;
    while (performance.now() < end);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

createRoot(document.getElementById('root')).render(createElement(Page));

document.addEventListener('keydown', (event) => {
  if (event.key === 'E' && event.target === document.body) afterPossibleBurst(event, () => window.seen.shortcuts++);
});
