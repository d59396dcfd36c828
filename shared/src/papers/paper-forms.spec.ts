import { describe, expect, it } from '@jest/globals';
import { causeOf, causesOf, type EventOfPaper, type PaperForm, stillHolds } from './paper-forms.js';

/** Events with the ids 1, 2, 3 … */
const events = (...named: (string | Partial<EventOfPaper>)[]): EventOfPaper[] =>
  named.map((one, index) => ({
    id: String(index + 1),
    seq: index + 1,
    transition: '',
    ...(typeof one === 'string' ? { transition: one } : one),
  }));

const paid = (isPaid: boolean): Partial<EventOfPaper> => ({ transition: 'record_payment', isPaid });

describe('what a paper may be about', () => {
  it.each<[string, PaperForm, EventOfPaper[], string[]]>([
    ['finished in one visit', 'dossier_handover', events('accept', { transition: 'forward', isGiven: false }), []],
    ['the giver has it back', 'dossier_handover', events('accept', 'forward', 'recall'), []],
    ['the first hop is the last again', 'dossier_handover', events('accept', 'forward', 'forward', 'recall'), ['2']],
    ['the decision is none any more', 'process_control', events('accept', 'decide', 'reopen_decision'), ['3']],
    ['it goes on', 'stop_notice', events('suspend', 'resume'), []],
    ['each fee has its own', 'fee_receipt', events(paid(true), paid(false), paid(true)), ['1', '3']],
    ['the newest promise', 'receipt', events('accept', 'correct', 'forward'), ['2']],
    ['not accepted yet', 'receipt', events('submit', 'correct'), []],
  ])('%s (%s)', (_why, form, all, ids) => {
    expect(causesOf(form, all).map(({ id }) => id)).toEqual(ids);
    expect(causeOf(form, all)?.id ?? null).toBe(ids.at(-1) ?? null);
  });
});

describe('a paper that was given out', () => {
  it.each<[string, PaperForm, EventOfPaper[], string[]]>([
    ['not of money that was given back', 'fee_receipt', events(paid(true), paid(false)), ['1']],
    ['not what a newer one says anew', 'receipt', events('accept', 'correct'), ['2']],
    ['not what was undone', 'result_receipt', events('hand_over', 'reopen_hand_over'), []],
    ['not the stop that is over', 'stop_notice', events('suspend', 'resume', 'suspend'), ['3']],
    ['earlier hops were made too', 'dossier_handover', events('forward', 'receive_handover', 'forward'), ['1', '3']],
    ['not what was taken back', 'dossier_handover', events('forward', 'receive_handover', 'forward', 'recall'), ['1']],
  ])('holds as long as it is true: %s (%s)', (_why, form, all, holding) => {
    expect(all.filter(({ id }) => stillHolds(form, all, id)).map(({ id }) => id)).toEqual(holding);
  });
});
