import { localDateOf } from '@motcua/shared/calendar';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { type Draft, useDraft } from '../../drafts/use-draft';
import { attemptDone, keyOfAttempt } from '../../intake/attempts';
import type { Wrong } from '../../intake/person-form';
import type { Procedure } from '../../procedures/procedure.types';
import { useProceduresOf } from '../../procedures/use-procedures';
import { useOffice } from '../../providers/use-office';
import { callApi, type Problem, problemOf, serverNow } from '../../providers/http';
import { CATCH_UPS } from '../use-catch-ups';
import { batchBody, linesToSend } from './batch-body';
import { doubtsOf, type Doubts, hasDoubts } from './doubts';
import { useFocusWish } from './focus-line';
import { type CatchUpForm, emptyCatchUp, isBlank, type LineForm, wrongOfLine } from './line-form';
import { type Lines, linesOf } from './lines';
import { refusedLine, refusedPlace } from './refused-place';

/** Why nothing was sent. */
export type Hurdle =
  | { readonly kind: 'empty' }
  | { readonly kind: 'basis' }
  | { readonly kind: 'lines'; readonly count: number }
  | { readonly kind: 'refused'; readonly problem: Problem; readonly line: number | null };

export interface Entry {
  readonly draft: Draft<CatchUpForm>;
  readonly lines: Lines;
  readonly procedures: ReadonlyMap<string, Procedure>;
  readonly wrongOf: (line: LineForm) => Wrong;
  readonly wrongBasis: Wrong;
  /** Whether what is wrong with the line is to be said. */
  readonly told: (line: LineForm) => boolean;
  readonly tried: boolean;
  readonly doubts: Doubts;
  /** Doubts wait for an answer before it is sent. */
  readonly asking: boolean;
  readonly stopAsking: () => void;
  readonly hurdle: Hurdle | null;
  readonly sending: boolean;
  readonly changeBasis: (part: Partial<Pick<CatchUpForm, 'reason' | 'decision'>>) => void;
  /** The line in hand is finished: what is wrong with it is said, else the next one begins. */
  readonly endLine: () => void;
  readonly submit: (certain: boolean) => Promise<void>;
  readonly discard: () => void;
}

const ATTEMPT = 'catch-up';

/** The page's state, and what happens at the end of a line and when it is sent. */
export function useEntry(): Entry {
  const client = useQueryClient();
  const notify = useNotify();
  const navigate = useNavigate();
  const { asked: officeCode } = useOffice();
  const focus = useFocusWish();
  const draft = useDraft<CatchUpForm>(ATTEMPT, emptyCatchUp);
  const form = draft.value;
  const codes = [...new Set(form.lines.map(({ procedureCode }) => procedureCode))].filter((code) => code !== '');
  const procedures = new Map(useProceduresOf(codes).map((one) => [one.code, one]));
  const [told, setTold] = useState<ReadonlySet<number>>(new Set());
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<ReadonlyMap<number, Wrong>>(new Map());
  const [hurdle, setHurdle] = useState<Hurdle | null>(null);
  const [asking, setAsking] = useState(false);
  const [sending, setSending] = useState(false);
  const now = serverNow();
  const today = localDateOf(now);
  const sent = linesToSend(form);
  const doubts = doubtsOf(form.lines.map((line) => (isBlank(line) ? null : line)));

  const change = (next: CatchUpForm): void => {
    draft.change(next);
    setHurdle(null);
  };
  const lines = linesOf(form, change, focus);
  const wrongOf = (line: LineForm): Wrong => ({ ...wrongOfLine(line, { today, now }), ...refused.get(line.id) });
  const tell = (line: LineForm): void => setTold((before) => new Set(before).add(line.id));

  const endLine = (): void => {
    const at = form.lines.findIndex(({ id }) => id === form.current);
    const line = form.lines[at];
    if (!line) return;
    const [first] = Object.keys(wrongOf(line));
    tell(line);
    if (first !== undefined) return focus(first);
    const next = form.lines[at + 1];
    if (next) lines.open(next.id);
    else if (!lines.begin()) notify('catch_ups.full', { type: 'info' });
  };

  const wrongBasis: Wrong = {
    ...(form.reason.trim() === '' && { reason: 'field.missing' }),
    ...(form.decision.trim() === '' && { decision: 'field.missing' }),
  };

  const hurdleNow = (): Hurdle | null => {
    const [basis] = Object.keys(wrongBasis);
    if (basis !== undefined) {
      focus(basis);
      return { kind: 'basis' };
    }
    if (sent.length === 0) return { kind: 'empty' };
    const wrong = sent.filter((line) => Object.keys(wrongOf(line)).length > 0);
    if (!wrong[0]) return null;
    wrong.forEach(tell);
    lines.open(wrong[0].id, Object.keys(wrongOf(wrong[0]))[0]);
    return { kind: 'lines', count: wrong.length };
  };

  const submit = async (certain: boolean): Promise<void> => {
    if (sending) return;
    setTried(true);
    const found = hurdleNow();
    setHurdle(found);
    if (found) return;
    const asks = !certain && hasDoubts(doubts);
    setAsking(asks);
    if (asks) return;
    setSending(true);
    try {
      const body = batchBody(form, procedures, { today, officeCode });
      if (body === null) return setHurdle({ kind: 'refused', problem: { code: 'network' }, line: null });
      const idempotencyKey = keyOfAttempt(ATTEMPT, body);
      const { catchUp } = await callApi<{ catchUp: { id: string } }>('/catch-ups', {
        method: 'POST',
        body,
        idempotencyKey,
      });
      attemptDone(ATTEMPT);
      draft.done();
      await client.invalidateQueries({ queryKey: [CATCH_UPS] });
      notify('catch_ups.sent', { type: 'success' });
      void navigate(`/catch-ups/${catchUp.id}`);
    } catch (error) {
      refuse(problemOf(error));
    } finally {
      setSending(false);
    }
  };

  const refuse = (problem: Problem): void => {
    const at = refusedLine(problem.errors);
    const line = at === null ? undefined : sent[at];
    if (line) mark(line, problem, at!);
    setHurdle({ kind: 'refused', problem, line: line ? form.lines.indexOf(line) : null });
  };
  const mark = (line: LineForm, { errors = [] }: Problem, at: number): void => {
    const fields = errors.flatMap(({ path, code }) => {
      const place = refusedPlace(path);
      return place?.line === at && place.field !== null ? [[place.field, code] as const] : [];
    });
    setRefused(new Map([[line.id, Object.fromEntries(fields)]]));
    tell(line);
    lines.open(line.id, fields[0]?.[0]);
  };

  return {
    draft,
    lines: { ...lines, change: forgetting(lines.change) },
    procedures,
    wrongOf,
    wrongBasis,
    told: ({ id }) => told.has(id),
    tried,
    doubts,
    asking,
    stopAsking: () => setAsking(false),
    hurdle,
    sending,
    changeBasis: (part) => change({ ...form, ...part }),
    endLine,
    submit,
    discard: () => {
      attemptDone(ATTEMPT);
      draft.discard();
      setTold(new Set());
      setTried(false);
      setRefused(new Map());
      setHurdle(null);
    },
  };

  /** What the server said of a line is no longer about it once it is changed. */
  function forgetting(apply: Lines['change']): Lines['change'] {
    return (line) => {
      setRefused(new Map());
      apply(line);
    };
  }
}
