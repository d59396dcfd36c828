import { expect, it } from '@jest/globals';
import type { DossierRow } from '../dossiers/dossier.types';
import { openDuplicates } from './duplicates';

const row = (change: Partial<DossierRow>): DossierRow => ({
  id: '1',
  code: 'H23.18.07-261120-0007',
  externalCode: null,
  version: 2,
  channel: 'desk',
  procedureCode: '1.001193',
  procedureName: 'Đăng ký khai sinh',
  applicantName: 'Trần Văn Đức',
  state: 'processing',
  timeliness: 'in_time',
  dueAt: null,
  responseDueAt: null,
  responseClock: null,
  finishedAt: null,
  submittedAt: '2026-11-20T02:00:00Z',
  receivedAt: null,
  handoverPending: false,
  stepCode: null,
  assignee: null,
  holder: null,
  signed: false,
  forecast: null,
  resultAtCounterAt: null,
  sameVisit: false,
  handlingOffice: { code: 'H23.18.07', name: 'UBND phường Cộng Hòa' },
  receivedHere: true,
  nextAct: null,
  ...change,
});

it.each<[Partial<DossierRow>, number, string]>([
  [{}, 1, 'still under way'],
  [{ state: 'awaiting_supplement' }, 1, 'waiting for papers'],
  [{ state: 'handed_over' }, 0, 'finished'],
  [{ state: 'decided' }, 0, 'decided'],
  [{ procedureCode: '2.000815' }, 0, 'another procedure'],
  [{ applicantName: 'TRAN VAN DUC' }, 1, 'the name written otherwise'],
  [{ applicantName: 'Trần Minh An' }, 0, 'brought for somebody else'],
])('%j counts %d: %s', (change, count) => {
  const asked = { procedureCode: '1.001193', ownerName: 'Trần Văn Đức' };
  expect(openDuplicates([row(change)], asked)).toHaveLength(count);
});
