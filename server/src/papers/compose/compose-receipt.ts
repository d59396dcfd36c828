import { isReissue } from '@motcua/shared/papers';
import { followLink } from '@motcua/shared/notices';
import type { ComponentDefinition, FeeDefinition } from '@motcua/shared/procedures';
import type { ComponentSource } from '../../dossiers/entities/dossier-parts.entity.js';
import { type ComponentRow, dateOf, type DossierForPaper } from '../read-form-facts.js';
import { dong, type FormFacts, shownCode } from '../templates/form-parts.js';
import type { CertifiedCopies, PaperHandedIn } from '../templates/papers-table.js';
import type { ReceiptFacts } from '../templates/receipt.js';

/** What a receipt says beyond what all forms do. */
export function receiptFacts(source: DossierForPaper, facts: FormFacts): ReceiptFacts {
  const { dossier, parts, case: rules, event, receiving } = source;
  return {
    ...facts,
    papers: papersHandedIn(source),
    certified: certifiedCopies(source),
    sets: dossier.sets,
    limit: rules.limit,
    promisedAt: promisedBy(source),
    receivedAt: whenReceived(facts),
    delivery: dossier.resultDelivery,
    fees: feesInWords(rules.fees),
    receivedBy: parts.events.find(({ transition }) => transition === 'accept')!.actor.fullName,
    followLink: followLink(receiving.followUrl, shownCode(facts)).link ?? null,
    reissue: isReissue('receipt', event),
  };
}

/** The later day that an apology before the event named, or null. */
function promisedBy({ parts, event, dossier: { dueAt } }: DossierForPaper): Date | null {
  const said = parts.events.findLast(({ transition, seq }) => transition === 'apologise' && seq < event.seq);
  const promised = dateOf(said?.details['duePromised']);
  return promised !== null && dueAt !== null && promised > dueAt ? promised : null;
}

/** @throws Error for a dossier that had not been accepted: its events give no ground for such a paper */
export function whenReceived({ receivedAt }: FormFacts): Date {
  if (receivedAt === null) throw new Error('The dossier had not been received.');
  return receivedAt;
}

/** As the event of a supplement keeps it. */
interface SupplementedPaper {
  readonly code: string;
  readonly present: boolean;
  readonly changed?: true;
}

/** What was there at the event: what came with a later supplement was not, unless one before that had stated it missing. */
export function papersHandedIn({ parts, event, known }: DossierForPaper): readonly PaperHandedIn[] {
  const changes = parts.events
    .filter(({ transition, seq }) => transition === 'receive_supplement' && seq > event.seq)
    .flatMap(({ details }) => (details['components'] ?? []) as readonly SupplementedPaper[])
    .filter(({ changed }) => changed);
  const cameLater = (code: string): boolean => changes.find((one) => one.code === code)?.present === true;
  return parts.components
    .filter(({ code, present }) => present && !cameLater(code))
    .map((row) =>
      handedIn(
        row,
        known.components.find(({ code }) => code === row.code),
      ),
    );
}

/** How a paper is there that nobody laid on the counter as such, in words. */
const HOW: Readonly<Record<ComponentSource, string>> = {
  paper: '',
  electronic: ' (bản điện tử)',
  presented: ' (xuất trình)',
  reused: ' (sử dụng lại từ hồ sơ trước)',
  database: ' (khai thác từ cơ sở dữ liệu)',
};

/** Nothing of these lies at the counter, whatever was counted: who gave nothing is owed nothing back. */
const NOT_HANDED_IN: readonly ComponentSource[] = ['presented', 'reused', 'database'];

/** Where nobody counted by kind, the kind that the procedure asks for is what was handed in. */
function handedIn(row: ComponentRow, definition: ComponentDefinition | undefined): PaperHandedIn {
  const form = definition?.form;
  const isShown = form === 'presented' && row.copiesByKind === null;
  const source = isShown && row.source === 'paper' ? 'presented' : (row.source ?? 'paper');
  const { copiesByKind: counted, copies } = NOT_HANDED_IN.includes(source) ? NOTHING : row;
  const kind = form === 'certified' ? 'certified' : form === 'copy' ? 'photo' : 'original';
  const of = (one: 'original' | 'certified' | 'photo'): number =>
    counted ? (counted[one] ?? 0) : kind === one && form !== 'presented' ? copies : 0;
  return {
    name: `${definition?.name ?? row.code}${HOW[source]}`,
    originals: of('original'),
    certified: of('certified'),
    photocopies: of('photo'),
    isCopy: form === 'copy',
  };
}

/** A procedure that counts pages and copies, as its fees do, certifies copies. */
function certifiedCopies({ dossier, formFields }: DossierForPaper): CertifiedCopies | null {
  const counts = ['pages', 'copies'].every((key) => formFields.some((field) => field.key === key));
  if (!counts) return null;
  const { pages, copies } = dossier.formData;
  const whole = (value: unknown): number | null => (typeof value === 'number' ? value : null);
  return { pages: whole(pages), copies: whole(copies), electronic: dossier.resultDelivery.method === 'online' };
}

const NOTHING = { copiesByKind: null, copies: 0 } as const;

const PER = { dossier: '', copy: '/bản', page: '/trang' } as const;

function feesInWords(fees: readonly FeeDefinition[]): string | null {
  const due = fees.filter(({ amountVnd }) => amountVnd > 0);
  if (due.length === 0) return null;
  return due.map(({ name, amountVnd, per }) => `${name} ${dong(amountVnd)}${PER[per]}`).join('; ');
}
