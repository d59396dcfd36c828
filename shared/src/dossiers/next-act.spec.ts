import { describe, expect, it } from '@jest/globals';
import { type ActorFacts, decideTransition, type DossierFacts } from './decide-transition.js';
import { nextAct, type Situation } from './next-act.js';
import type { DossierTransition } from './transition.js';

const NOBODY: ActorFacts = {
  receivingRoles: [],
  handlingRoles: [],
  isHolder: false,
  isGiver: false,
  isTaker: false,
  isDrafter: false,
};
const COUNTER: ActorFacts = { ...NOBODY, receivingRoles: ['counter_officer'], handlingRoles: ['counter_officer'] };
const CASE_OFFICER: ActorFacts = { ...NOBODY, receivingRoles: ['case_officer'], handlingRoles: ['case_officer'] };
const LEADER: ActorFacts = { ...NOBODY, receivingRoles: ['leader'], handlingRoles: ['leader'] };
const CLERK: ActorFacts = { ...NOBODY, receivingRoles: ['records_clerk'], handlingRoles: ['records_clerk'] };
const SUPERVISOR: ActorFacts = { ...NOBODY, receivingRoles: ['supervisor'], handlingRoles: ['supervisor'] };
const holding = (actor: ActorFacts): ActorFacts => ({ ...actor, isHolder: true });
const taking = (actor: ActorFacts): ActorFacts => ({ ...actor, isTaker: true });

const SITUATION: Situation = {
  state: 'processing',
  handoverPending: false,
  paused: false,
  signed: false,
  resultAtCounter: false,
  posted: false,
  delivery: 'desk',
  stepRole: 'case_officer',
};

const next = (
  changes: Partial<Situation>,
  actor: ActorFacts,
  procedure: Partial<DossierFacts['procedure']> = {},
): DossierTransition | null => {
  const situation = { ...SITUATION, ...changes };
  const facts: DossierFacts = {
    ...situation,
    originState: null,
    everAccepted: situation.state !== 'submitted',
    everForwarded: true,
    paid: false,
    supplementRequests: 0,
    overdue: false,
    late: false,
    everLate: false,
    apologies: 0,
    procedure: { refusalNeedsLeader: false, counterMayDecide: false, ...procedure },
    settings: { maxApologies: 1 },
  };
  return nextAct(situation, (transition) => {
    const outcome = decideTransition(transition, facts, actor);
    return outcome.ok && outcome.mode === 'act';
  });
};

describe('the act a person would usually do next', () => {
  it.each([
    ['the counter answers what has come in', { state: 'submitted' }, COUNTER, 'accept'],
    ['a case officer has nothing to do with it yet', { state: 'submitted' }, CASE_OFFICER, null],
    ['until the first hand-over the whole desk holds it', { state: 'accepted' }, COUNTER, 'forward'],
    ['the leader waits until it is given on', { state: 'accepted' }, LEADER, null],
    ['whoever it was given to confirms first', { handoverPending: true }, taking(CASE_OFFICER), 'receive_handover'],
    ['to take it back is not the usual way', { handoverPending: true }, { ...COUNTER, isGiver: true }, null],
    ['a signed paper on its way waits for its taker', { handoverPending: true, signed: true }, LEADER, null],
    ['taking it in comes before all else', { handoverPending: true, paused: true }, taking(LEADER), 'receive_handover'],
    ['the draft goes on', {}, holding(CASE_OFFICER), 'forward'],
    ['a colleague holds it', {}, CASE_OFFICER, null],
    ['what lies before the leader is signed', { stepRole: 'leader' }, holding(LEADER), 'sign'],
    ['another leader holds it', { stepRole: 'leader' }, LEADER, null],
    ['the drafter is not the signer', { stepRole: 'leader' }, { ...holding(LEADER), isDrafter: true }, 'forward'],
    ['who drafts and leads gives it on first', { stepRole: 'case_officer' }, holding(LEADER), 'forward'],
    ['a step that the process no longer has', { stepRole: null }, holding(LEADER), 'sign'],
    ['a leader may number it', { signed: true, stepRole: 'leader' }, holding(LEADER), 'decide'],
    ['signed, awaiting number', { signed: true, stepRole: 'leader' }, CLERK, 'decide'],
    ['who may not number it gives it on', { signed: true, stepRole: 'leader' }, holding(CASE_OFFICER), 'forward'],
    ['the counter waits for the number', { signed: true, stepRole: 'leader' }, COUNTER, null],
    ['a paper signed by hand is recorded', { stepRole: 'records_clerk' }, holding(CLERK), 'decide'],
    ['only a leader ends a pause', { paused: true }, LEADER, 'unpause'],
    ['the clock stands still', { paused: true }, holding(CASE_OFFICER), null],
    ['the citizen brings what was missing', { state: 'awaiting_supplement' }, COUNTER, 'receive_supplement'],
    ['to end it is not the usual way', { state: 'awaiting_supplement' }, LEADER, null],
    ['the citizen pays', { state: 'awaiting_payment' }, COUNTER, 'confirm_payment'],
    ['only a leader lets it go on', { state: 'suspended' }, LEADER, 'resume'],
    ['the paper comes to the counter first', { state: 'decided' }, COUNTER, 'receive_result'],
    ['what is posted too', { state: 'decided', delivery: 'post' }, COUNTER, 'receive_result'],
    ['the paper is here', { state: 'decided', resultAtCounter: true }, COUNTER, 'hand_over'],
    ['it is on its way by post', { state: 'decided', delivery: 'post', posted: true }, COUNTER, 'hand_over'],
    ['nothing comes to the counter', { state: 'decided', delivery: 'online' }, COUNTER, 'hand_over'],
    ['the counter’s turn', { state: 'decided' }, LEADER, null],
    ['finished', { state: 'handed_over' }, COUNTER, null],
    ['finished', { state: 'withdrawn' }, COUNTER, null],
    ['finished', { state: 'not_accepted' }, COUNTER, null],
    ['a supervisor changes nothing', { state: 'accepted' }, SUPERVISOR, null],
  ] as const)('%s', (_why, changes, actor, expected) => {
    expect(next(changes, actor)).toBe(expected);
  });

  it('lets a counter that may decide number what is signed', () => {
    expect(next({ signed: true }, COUNTER, { counterMayDecide: true })).toBe('decide');
  });
});
