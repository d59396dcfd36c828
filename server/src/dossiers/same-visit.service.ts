import { decideTransition, type DossierTransition } from '@motcua/shared/dossiers';
import type { Actor } from '../common/actor.js';
import { CivilDate, LineList, Lines, Nested, NestedList, OneOf, Uuid, Whole } from '../common/http/fields.js';
import { refused } from '../common/domain-error.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import type { PreparedAct } from './act.js';
import { decideNow } from './acts/decision.acts.js';
import { handOverNow } from './acts/ending.acts.js';
import { actorFacts, dossierFacts } from './dossier-facts.js';
import { CollectorDto } from './dto/people.dto.js';
import { OUTCOMES, type Outcome, ResultDto, VisitId } from './dto/transition.dto.js';
import { actingAs, loadConditions, lockDossier, storeDossier } from './load-dossier.js';
import { refusal, requireVersion, type TransitionDossierService } from './transition-dossier.service.js';

export class SameVisitDto {
  @Whole({ min: 1, example: 2 }) version!: number;
  @NestedList(() => ResultDto, { min: 1, max: 20 }) results!: ResultDto[];
  @OneOf(OUTCOMES, { optional: true }) outcome?: Outcome;
  @Uuid({ description: 'The leader whose signature the paper bears.' }) signerId!: string;
  @CivilDate({ optional: true }) signedOn?: string;
  @Lines({ optional: true }) reason?: string;
  @Nested(() => CollectorDto) collector!: CollectorDto;
  @Lines({ optional: true, description: 'Why it was given to somebody whose name or number differs.' })
  collectorReason?: string;
  @LineList({ optional: true, example: ['Giấy chứng sinh'], description: 'Originals given back with the result.' })
  returned?: string[];
  @Uuid({
    optional: true,
    description: 'The signature of who collects it: a picture (PNG) among the files of the dossier.',
  })
  signatureId?: string;
  @VisitId() visitId?: string;
}

/** Procedures flagged *trả ngay*: forward, decide and hand over are written as three events of one transaction. */
export class SameVisitService {
  constructor(
    private readonly transitions: TransitionDossierService,
    private readonly catalogue: ProcedureCatalogue,
  ) {}

  /** @throws DomainError 403, 404, 409, 422 `dossier.not_same_visit` and what decide and hand_over refuse */
  async execute(tx: OfficeTx, actor: Actor, id: string, request: SameVisitDto): Promise<void> {
    const dossier = await lockDossier(tx, id);
    const procedure = await this.catalogue.byId(tx.em, dossier.procedureVersionId);
    requireVersion(dossier, request.version);
    const { definition } = procedure;
    if (!definition.sameVisit) throw refused('dossier.not_same_visit', 'This procedure is not finished in one visit.');
    if (dossier.state === 'processing') throw refused('dossier.already_forwarded', 'The dossier is under way already.');

    const { collector, collectorReason, returned, signatureId, visitId } = request;
    const given = {
      method: 'desk',
      collector,
      ...(collectorReason && { reason: collectorReason }),
      ...(returned && { returned }),
      ...(signatureId && { signatureId }),
      ...(visitId && { visitId }),
    } as const;
    const steps: [DossierTransition, Pick<PreparedAct, 'apply'>][] = [
      ['forward', { apply: () => Promise.resolve({ details: { sameVisit: true } }) }],
      ['decide', { apply: (context) => decideNow(context, request) }],
      ['hand_over', { apply: (context) => handOverNow(context, given, 'collectorReason') }],
    ];
    for (const [transition, prepared] of steps) {
      const conditions = await loadConditions(tx, id);
      const facts = dossierFacts(dossier, definition, conditions, tx.now);
      const outcome = decideTransition(transition, facts, actorFacts(actor, dossier, definition.field, conditions));
      if (!outcome.ok) throw refusal(outcome, dossier);
      const acting = actingAs(actor, dossier, transition, definition.field);
      await this.transitions.apply(tx, acting, actor, dossier, procedure, conditions, transition, prepared, outcome.to);
    }
    await storeDossier(tx, dossier);
  }
}
