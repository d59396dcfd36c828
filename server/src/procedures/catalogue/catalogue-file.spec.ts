import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { CatalogueError, problemSentence } from './catalogue-error.js';
import { loadCatalogue } from './catalogue-file.js';

describe('a broken catalogue', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'motcua-catalogue-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  const write = (name: string, content: string | Buffer) => writeFileSync(join(dir, name), content);

  function sentences(): string[] {
    try {
      loadCatalogue(dir);
    } catch (error) {
      if (error instanceof CatalogueError) return error.problems.map(problemSentence);
      throw error;
    }
    return [];
  }

  // Line numbers below are those of this text; a test changes single lines and never their number.
  const VALID = `field: Hộ tịch
shared:
  steps: &steps
    - { code: tiep_nhan, name: Tiếp nhận, role: counter_officer, limit: { amount: 1, unit: workingDay } }
    - { code: ky, name: Ký duyệt, role: leader, limit: { amount: 1, unit: workingDay } }
procedures:
  - code: '1.001193'
    name: Đăng ký khai sinh
    level: partial
    effectiveFrom: 2022-01-01
    limit:
      amount: 3
      unit: workingDay
    components:
      - { code: TK, name: Tờ khai, form: original, required: always }
      - code: VBUQ
        name: Văn bản ủy quyền
        form: original
        required: conditional
        condition: Khi ủy quyền
    cases:
      - { code: XAC_MINH, name: Xác minh, limit: { amount: 8, unit: workingDay } }
    steps: *steps
    fees:
      - { code: LP, name: Lệ phí, kind: charge, amountVnd: 8000, per: page, tiers: [{ from: 3, amountVnd: 1000 }], capVnd: 9000 }
    legalBasis: [Luật Hộ tịch]
    results: [{ code: GKS, name: Giấy khai sinh }]
    retention: permanent
    formFields:
      - { key: childName, label: Tên trẻ, type: text }
`;

  function changed(from: string, to: string): string {
    expect(VALID).toContain(from);
    return VALID.replace(from, to);
  }

  it('is not the text these tests start from', () => {
    write('a.yaml', VALID);
    expect(sentences()).toEqual([]);
  });

  it.each([
    {
      from: 'unit: workingDay\n    components',
      to: 'unit: weeks\n    components',
      says: 'ho-tich.yaml:13 — 1.001193.limit.unit: must be one of none, workingHour, halfDay, workingDay, day, month, sameDay, got "weeks"',
    },
    {
      from: 'amount: 3\n',
      to: 'amount: 0\n',
      says: 'ho-tich.yaml:12 — 1.001193.limit.amount: must be from 1 to 3660 when the unit is workingDay, got 0',
    },
    {
      from: 'amount: 3\n',
      to: 'amount: 3661\n',
      says: 'ho-tich.yaml:12 — 1.001193.limit.amount: must be at most 3660, got 3661',
    },
    {
      from: 'amount: 3\n',
      to: 'amount: 2.5\n',
      says: 'ho-tich.yaml:12 — 1.001193.limit.amount: must be a whole number, got 2.5',
    },
    {
      from: 'amount: 3\n      unit: workingDay',
      to: 'amount: 2\n      unit: sameDay',
      says: 'ho-tich.yaml:12 — 1.001193.limit.amount: must be 1 when the unit is sameDay, got 2',
    },
    {
      from: 'amount: 3\n      unit: workingDay',
      to: 'amount: 3\n      unit: none',
      says: 'ho-tich.yaml:12 — 1.001193.limit.amount: must be 0 when the unit is none, got 3',
    },
    {
      from: 'amount: 3\n',
      to: 'amount: 1\n',
      says: 'ho-tich.yaml:23 — 1.001193.steps: take 2 workingDay together, more than the whole limit of 1',
    },
    {
      from: 'limit: { amount: 8, unit: workingDay }',
      to: 'limit: { amount: 1, unit: workingDay }',
      says: 'ho-tich.yaml:22 — 1.001193.cases[0].limit: is too short, as the steps take 2 of 1 workingDay',
    },
    {
      from: 'level: partial',
      to: '# level is forgotten',
      says: 'ho-tich.yaml:7 — 1.001193.level: is missing',
    },
    {
      from: 'name: Văn bản ủy quyền',
      to: '# name is forgotten',
      says: 'ho-tich.yaml:16 — 1.001193.components[1].name: is missing',
    },
    {
      from: 'condition: Khi ủy quyền',
      to: '# condition is forgotten',
      says: 'ho-tich.yaml:16 — 1.001193.components[1].condition: is missing, as the paper is conditional',
    },
    {
      from: 'required: conditional',
      to: 'required: always',
      says: 'ho-tich.yaml:20 — 1.001193.components[1].condition: has no place on a paper asked for always',
    },
    {
      from: 'required: conditional',
      to: 'required: conditional\n        colour: blue',
      says: 'ho-tich.yaml:20 — 1.001193.components[1].colour: is not a known name here',
    },
    {
      from: 'retention: permanent',
      to: 'retention: permanent\n    <<: *steps',
      says: 'ho-tich.yaml:29 — 1.001193.<<: is not a known name here',
    },
    {
      from: 'code: VBUQ',
      to: 'code: TK',
      says: 'ho-tich.yaml:16 — 1.001193.components[1].code: repeats "TK"',
    },
    {
      from: 'code: VBUQ',
      to: 'code: vb uq',
      says: 'ho-tich.yaml:16 — 1.001193.components[1].code: must be an upper-case code such as TK or QUA_HAN, got "vb uq"',
    },
    {
      from: 'code: ky,',
      to: 'code: tiep_nhan,',
      says: 'ho-tich.yaml:5 — 1.001193.steps[1].code: repeats "tiep_nhan"',
    },
    {
      from: 'cases:\n',
      to: 'cases: # twice\n      - { code: XAC_MINH, name: Xác minh }\n',
      says: 'ho-tich.yaml:23 — 1.001193.cases[1].code: repeats "XAC_MINH"',
    },
    {
      from: 'fees:\n',
      to: 'fees: # twice\n      - { code: LP, name: Lệ phí, kind: charge, amountVnd: 0, per: dossier }\n',
      says: 'ho-tich.yaml:26 — 1.001193.fees[1].code: repeats "LP"',
    },
    {
      from: 'from: 3,',
      to: 'from: 1,',
      says: 'ho-tich.yaml:25 — 1.001193.fees[0].tiers[0].from: must be at least 2, got 1',
    },
    {
      from: '[{ from: 3, amountVnd: 1000 }]',
      to: '[{ from: 3, amountVnd: 1000 }, { from: 3, amountVnd: 900 }]',
      says: 'ho-tich.yaml:25 — 1.001193.fees[0].tiers[1].from: must be above 3, where the tier before begins, got 3',
    },
    {
      from: 'capVnd: 9000',
      to: 'capVnd: 7000',
      says: 'ho-tich.yaml:25 — 1.001193.fees[0].capVnd: must not be below the amount of one unit (8000), got 7000',
    },
    {
      from: 'name: Đăng ký khai sinh',
      to: `name: ${'Đăng ký khai sinh'.normalize('NFD')}`,
      says: 'ho-tich.yaml:8 — 1.001193.name: must be in composed Unicode (NFC)',
    },
    {
      from: 'name: Đăng ký khai sinh',
      to: "name: ' Đăng ký khai sinh'",
      says: 'ho-tich.yaml:8 — 1.001193.name: must not begin or end with a space',
    },
    {
      from: 'legalBasis: [Luật Hộ tịch]',
      to: 'legalBasis: []',
      says: 'ho-tich.yaml:26 — 1.001193.legalBasis: must have at least one entry',
    },
    {
      from: 'retention: permanent',
      to: 'retention: permanent\n    sameVisit: yes',
      says: 'ho-tich.yaml:29 — 1.001193.sameVisit: must be true or false, got "yes"',
    },
    {
      from: 'effectiveFrom: 2022-01-01',
      to: 'effectiveFrom: 2022-02-30',
      says: 'ho-tich.yaml:10 — 1.001193.effectiveFrom: must be a date such as 2025-07-01, got "2022-02-30"',
    },
    {
      from: 'level: partial',
      to: 'level: partial\n    effectiveTo: 2021-12-31',
      says: 'ho-tich.yaml:10 — 1.001193.effectiveTo: must not be before effectiveFrom (2022-01-01), got "2021-12-31"',
    },
    {
      from: "code: '1.001193'",
      to: "code: '4.001193'",
      says: 'ho-tich.yaml:7 — 4.001193.code: must be a national code such as 1.001193, got "4.001193"',
    },
    {
      from: "code: '1.001193'",
      to: 'code: 1.001193',
      says: 'ho-tich.yaml:7 — procedures[0].code: must be text in quotes, got 1.001193',
    },
    {
      from: 'level: partial',
      to: 'level: partial\n    field: Hộ tịch',
      says: 'ho-tich.yaml:10 — 1.001193.field: is named once, at the top of the file',
    },
    {
      from: 'field: Hộ tịch',
      to: 'feld: Hộ tịch',
      says: 'ho-tich.yaml:1 — field: is missing',
      also: ['ho-tich.yaml:1 — feld: is not a known name here'],
    },
  ])('says: $says', ({ from, to, says, also = [] }) => {
    write('ho-tich.yaml', changed(from, to));
    expect(sentences()).toEqual([says, ...also]);
  });

  it('tells of everything in all files at once', () => {
    write('a.yaml', changed('level: partial', 'level: half').replace('amount: 3\n', 'amount: three\n'));
    write('b.yaml', VALID.replaceAll('1.001193', '1.000894').replace('kind: charge', 'kind: gift'));
    expect(sentences()).toEqual([
      'a.yaml:9 — 1.001193.level: must be one of full, partial, information, got "half"',
      'a.yaml:12 — 1.001193.limit.amount: must be a whole number, got "three"',
      'b.yaml:25 — 1.000894.fees[0].kind: must be one of fee, charge, got "gift"',
    ]);
  });

  it('puts every sentence into the message of the error', () => {
    write('a.yaml', changed('level: partial', 'level: half'));
    expect(() => loadCatalogue(dir)).toThrow(/^a\.yaml:9 — 1\.001193\.level: must be one of/);
  });

  it('names both places of a code used in two files, even where one of them is broken', () => {
    write('a.yaml', VALID);
    write('b.yaml', changed('level: partial', 'level: half'));
    expect(sentences()).toEqual([
      'b.yaml:9 — 1.001193.level: must be one of full, partial, information, got "half"',
      'b.yaml:7 — 1.001193.code: is already used at a.yaml:7',
    ]);
  });

  it('tells of a mistake in a shared block once, at its own line', () => {
    const twice = VALID + VALID.slice(VALID.indexOf('  - code:')).replace('1.001193', '1.000894');
    write('a.yaml', twice.replace('role: leader', 'role: boss'));
    expect(sentences()).toEqual([
      'a.yaml:5 — 1.001193.steps[1].role: must be one of counter_officer, case_officer, leader, records_clerk, supervisor, administrator, got "boss"',
    ]);
  });

  it.each([
    {
      why: 'a bracket left open',
      text: 'field: [Hộ tịch\nprocedures: []\n',
      says: /^a\.yaml:\d+ — cannot be read as YAML: /,
    },
    {
      why: 'a doubled name',
      text: 'field: A\nfield: B\n',
      says: /^a\.yaml:2 — cannot be read as YAML: map keys must be unique$/,
    },
    {
      why: 'an anchor nobody set',
      text: 'field: A\nprocedures:\n  - steps: *steps\n',
      says: /^a\.yaml:3 — names the anchor \*steps, which is not set above$/,
    },
    { why: 'an unknown tag', text: 'field: !secret A\n', says: /^a\.yaml:1 — cannot be read as YAML: unresolved tag/ },
    { why: 'an empty file', text: '', says: /^a\.yaml:1 — must be a map, got null$/ },
    { why: 'a list', text: '- 1\n', says: /^a\.yaml:1 — must be a map, got a list$/ },
    {
      why: 'a procedure that is a word',
      text: 'field: A\nprocedures:\n  - birth\n',
      says: /^a\.yaml:3 — procedures\[0\]: must be a map, got "birth"$/,
    },
    { why: 'bytes that are not UTF-8', text: Buffer.from([0x66, 0xff, 0xfe]), says: /^a\.yaml:1 — is not UTF-8 text$/ },
  ])('refuses $why', ({ text, says }) => {
    write('a.yaml', text);
    expect(sentences()[0]).toMatch(says);
  });

  it('does not take a folder without files for an empty catalogue', () => {
    expect(sentences()).toEqual([`${dir}:1 — holds no .yaml file`]);
  });
});
