import { isReissue, writeSlipMark } from '@motcua/shared/papers';
import type { ComponentDefinition, FeeDefinition } from '@motcua/shared/procedures';
import type { ComponentRow, DossierForPaper, PaperEvent } from './read-form-facts.js';
import type { SlipSeal } from './slip-seal.js';
import { dong, type FormFacts } from './templates/form-parts.js';
import type { PaperHandedIn, ReceiptFacts } from './templates/receipt.js';

/** What a receipt says beyond what all forms do. */
export function receiptFacts(
  { dossier, parts, case: { components, limit, fees }, events }: DossierForPaper,
  facts: FormFacts,
  event: PaperEvent,
  seal: SlipSeal,
): ReceiptFacts {
  const { code, receivedAt, dueAt } = dossier;
  if (receivedAt === null) throw new Error('A dossier that was not received has no receipt.');
  return {
    ...facts,
    papers: parts.components
      .filter(({ present }) => present)
      .map((row) =>
        handedIn(
          row,
          components.find((one) => one.code === row.code),
        ),
      ),
    sets: dossier.sets,
    limit,
    receivedAt,
    dueAt,
    delivery: dossier.resultDelivery,
    fees: feesInWords(fees),
    receivedBy: events.find(({ transition }) => transition === 'accept')?.actor.fullName ?? event.actor.fullName,
    reissue: isReissue('receipt', event),
    mark: writeSlipMark({ code, receivedAt, dueAt }, seal.sign),
  };
}

/** Where nobody counted by kind, the kind that the procedure asks for is what was handed in. */
function handedIn(row: ComponentRow, definition: ComponentDefinition | undefined): PaperHandedIn {
  const { copiesByKind: counted, copies } = row;
  const form = definition?.form;
  const kind = form === 'certified' ? 'certified' : form === 'copy' ? 'photo' : 'original';
  const of = (one: 'original' | 'certified' | 'photo'): number =>
    counted ? (counted[one] ?? 0) : kind === one && form !== 'presented' ? copies : 0;
  const how = row.source === 'electronic' ? ' (bản điện tử)' : form === 'presented' ? ' (xuất trình)' : '';
  return {
    name: `${definition?.name ?? row.code}${how}`,
    originals: of('original'),
    certified: of('certified'),
    photocopies: of('photo'),
  };
}

const PER = { dossier: '', copy: '/bản', page: '/trang' } as const;

function feesInWords(fees: readonly FeeDefinition[]): string | null {
  const due = fees.filter(({ amountVnd }) => amountVnd > 0);
  if (due.length === 0) return null;
  return due.map(({ name, amountVnd, per }) => `${name} ${dong(amountVnd)}${PER[per]}`).join('; ');
}
