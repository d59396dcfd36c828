import ExpandMore from '@mui/icons-material/ExpandMore';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ComponentDefinition } from '@motcua/shared/procedures';
import { type FocusEvent, type KeyboardEvent, lazy, Suspense, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Attachment } from '../attachments/attachment.types';
import { KeyButton } from '../keyboard/KeyButton';
import { Section } from '../ui/Section';
import { type IntakeForm, missingPapers, paperOf, withAllPapers, withPaper } from './intake-form';
import { PaperRow } from './PaperRow';
import type { OfferedPapers } from './use-offered-papers';

const Viewer = lazy(() => import('../attachments/viewer/Viewer'));

interface Props {
  readonly components: readonly ComponentDefinition[] | undefined;
  readonly form: IntakeForm;
  readonly offered: OfferedPapers;
  readonly change: (form: IntakeForm) => void;
}

/** The papers of the case in hand: what is always asked for, and folded below it what only a condition asks for. */
export const Checklist = ({ components, form, offered, change }: Props) => {
  const translate = useTranslate();
  const [unfolded, setUnfolded] = useState(false);
  const [current, setCurrent] = useState(0);
  const [viewed, setViewed] = useState<Attachment | null>(null);
  const always = components?.filter(({ required }) => required === 'always') ?? [];
  const conditional = components?.filter(({ required }) => required === 'conditional') ?? [];
  // What is there already is offered, also where only a condition asks for it.
  const ticked = conditional.filter((one) => paperOf(form, one).present || offered.has(one.code));
  const rows = [...always, ...(unfolded ? conditional : ticked)];
  const missing = missingPapers(form, always);
  const title = translate('intake.papers.title');
  if (!components || components.length === 0) {
    return (
      <Section title={title}>
        <Typography variant="body2" color="textSecondary">
          {translate(components ? 'intake.papers.none' : 'intake.papers.choose_first')}
        </Typography>
      </Section>
    );
  }
  return (
    <Section
      title={title}
      aside={translate('intake.papers.count', { present: always.length - missing.length, required: always.length })}
    >
      <Box
        component="ul"
        aria-label={title}
        onKeyDown={moveByArrow}
        onFocus={(event: FocusEvent) => setCurrent(Math.max(0, ticksOf(event.currentTarget).indexOf(event.target)))}
        sx={{ m: 0, p: 0, listStyle: 'none' }}
      >
        {rows.map((component, index) => (
          <PaperRow
            key={`${form.procedureCode} ${component.code}`}
            component={component}
            paper={paperOf(form, component)}
            change={(part) => change(withPaper(form, component, part))}
            offer={offered.get(component.code)}
            onLook={setViewed}
            reachable={index === Math.min(current, rows.length - 1)}
          />
        ))}
      </Box>
      <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', mt: 0.5 }}>
        {conditional.length > 0 ? (
          <Button
            size="small"
            color="inherit"
            aria-expanded={unfolded}
            startIcon={<ExpandMore sx={{ transform: unfolded ? 'none' : 'rotate(-90deg)' }} />}
            onClick={() => setUnfolded(!unfolded)}
          >
            {translate('intake.papers.conditional', { smart_count: conditional.length })}
          </Button>
        ) : (
          <span />
        )}
        <KeyButton
          keys="Alt+A"
          size="small"
          label={translate('intake.papers.all')}
          group={translate('intake.group')}
          disabled={missing.length === 0}
          onPress={() => change(withAllPapers(form, components))}
        />
      </Stack>
      <Typography variant="caption" color="textSecondary">
        {translate('intake.papers.keys')}
      </Typography>
      {viewed && (
        <Suspense fallback={null}>
          <Viewer files={[viewed]} first={viewed} events={[]} beside={null} onClose={() => setViewed(null)} />
        </Suspense>
      )}
    </Section>
  );
};

const ticksOf = (list: Element): Element[] => [...list.querySelectorAll('input[type=checkbox]')];

function moveByArrow(event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const ticks = ticksOf(event.currentTarget);
  const from = event.target instanceof Element ? ticks.indexOf(event.target) : -1;
  if (step === 0 || from < 0) return;
  event.preventDefault();
  const to = ticks[Math.min(ticks.length - 1, Math.max(0, from + step))];
  if (to instanceof HTMLElement) to.focus();
}
