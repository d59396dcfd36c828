import { deflateSync } from 'node:zlib';
import type { AttachmentKind, AttachmentWarning } from '@motcua/shared/attachments';
import type { FileFault } from '../../server/src/attachments/inspection.js';
import { smallPdf } from '../support/upload.js';
import { type Part, zipOf } from './zip-maker.js';

/** One file and what must become of it. */
export interface CorpusFile {
  readonly what: string;
  readonly content: Buffer;
  readonly expected: AttachmentKind | `${AttachmentWarning} pdf` | FileFault;
}

const MB = 1_048_576;

/** Numbers that come again with every run (mulberry32). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const chunk = (type: string, data: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
};

export function png(width: number, height: number, more: readonly Buffer[] = []): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc(Math.min((width + 1) * height, 100_000)));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    ...more,
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const segment = (marker: number, data: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
};

export function jpeg(
  width: number,
  height: number,
  { comment = '', progressive = false, length = 5_000 } = {},
): Buffer {
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  const scan = [
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.alloc(length, 0x5a),
    Buffer.from([0xff, 0, 0xff, 0xd0]),
  ];
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    ...(comment ? [segment(0xfe, Buffer.from(comment))] : []),
    segment(progressive ? 0xc2 : 0xc0, frame),
    ...scan,
    ...(progressive ? scan : []),
    Buffer.from([0xff, 0xd9]),
  ]);
}

const MAIN = {
  docx: ['wordprocessingml.document', 'word/document.xml'],
  xlsx: ['spreadsheetml.sheet', 'xl/workbook.xml'],
} as const;

const contentTypes = (kind: keyof typeof MAIN, type?: string): Part => ({
  name: '[Content_Types].xml',
  content: `<?xml version="1.0"?><Types><Override PartName="/${MAIN[kind][1]}" ContentType="${
    type ?? `application/vnd.openxmlformats-officedocument.${MAIN[kind][0]}.main+xml`
  }"/></Types>`,
});

export const office = (kind: keyof typeof MAIN, more: readonly Part[] = []): Buffer =>
  zipOf([contentTypes(kind), { name: MAIN[kind][1], content: '<w:document>Kính gửi</w:document>' }, ...more]);

/** A PDF with one more object, before its table. */
const pdfWith = (object: string | Buffer): Buffer => {
  const text = smallPdf();
  const at = text.lastIndexOf('xref\n0 4');
  return Buffer.concat([text.subarray(0, at), Buffer.from(object as string), text.subarray(at)]);
};

/** Places within the archive count from its beginning, as lenient programs read it. */
const pdfAroundZip = (): Buffer => {
  const behind = `\nendstream\nendobj\n%${' '.repeat(3_000)}\n`;
  const before = pdfWith(`% ${'y'.repeat(1_100)}\n9 0 obj\n<< /Length 999 >>\nstream\n`);
  const at = before.indexOf('xref\n0 4', 1_000);
  return Buffer.concat([
    before.subarray(0, at),
    zipOf([{ name: 'a.exe', content: 'MZ' }], `${behind}${before.toString('latin1', at)}`),
  ]);
};

const objectStream = (objects: string): Buffer => {
  const packed = deflateSync(Buffer.from(objects));
  return Buffer.concat([
    Buffer.from(`9 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`),
    packed,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
};

const external = (type: string): Part => ({
  name: 'word/_rels/settings.xml.rels',
  content: `<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="https://example.com/a" TargetMode="External"/></Relationships>`,
});

/** Relations written in ways that mean the same to an office program. */
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SPELLED: readonly (readonly [string, string | Buffer])[] = [
  [
    'a target like a link',
    `<Relationship Type="${OFFICE}/attachedTemplate" Target="http://x/hyperlink" TargetMode="External"/>`,
  ],
  [
    'a sign within a value',
    `<Relationship Type="${OFFICE}/attachedTemplate" Target="http://x/?a>b" TargetMode="External"/>`,
  ],
  ['a prefix', `<p:Relationship Type="${OFFICE}/attachedTemplate" Target="http://x" TargetMode="External"/>`],
  [
    'a mode in letters',
    `<Relationship Type="${OFFICE}/attachedTemplate" Target="http://x" TargetMode="&#69;xternal"/>`,
  ],
  ['single quotes', `<Relationship Type='${OFFICE}/attachedTemplate' Target='http://x' TargetMode='External'/>`],
  [
    'many blanks',
    `<Relationship Type="${OFFICE}/attachedTemplate"${' '.repeat(5_000)}Target="http://x" TargetMode="External"/>`,
  ],
  [
    'two bytes a letter',
    Buffer.from(`<Relationship Type="${OFFICE}/attachedTemplate" TargetMode="External"/>`, 'utf16le'),
  ],
];

/** Good files, hostile ones and odd ones, the same with every run. */
export function fileCorpus(seed = 20_261_129): CorpusFile[] {
  const files: CorpusFile[] = [];
  const below = numbers(seed);
  const add = (expected: CorpusFile['expected'], what: string, content: Buffer | string): void =>
    void files.push({ what: `${files.length} ${what}`, content: Buffer.from(content as string), expected });
  const noise = (length: number): Buffer => Buffer.from(Array.from({ length }, () => below(256)));

  const good: [AttachmentKind, Buffer][] = [
    ...[0, 1, 5, 60].map((kb): [AttachmentKind, Buffer] => ['pdf', smallPdf('x'.repeat(kb * 1024))]),
    ...(
      [
        [1, 1],
        [200, 300],
        [2480, 3508],
        [9921, 7016],
      ] as const
    ).map(([w, h]): [AttachmentKind, Buffer] => ['png', png(w, h)]),
    ...(
      [
        [1, 1],
        [640, 480],
        [4000, 3000],
      ] as const
    ).flatMap(([w, h]): [AttachmentKind, Buffer][] => [
      ['jpeg', jpeg(w, h)],
      ['jpeg', jpeg(w, h, { progressive: true, length: 70_000 })],
    ]),
    ['docx', office('docx')],
    ['docx', office('docx', [{ name: 'word/media/a.png', content: png(20, 20), stored: true }, external('hyperlink')])],
    ['xlsx', office('xlsx')],
    [
      'xlsx',
      office('xlsx', [{ name: 'xl/worksheets/sheet1.xml', content: `<row>${'<c>1</c>'.repeat(50_000)}</row>` }]),
    ],
  ];
  for (const [kind, content] of good) add(kind, 'good', content);
  for (const [kind, content] of good) {
    for (let i = 0; i < 7; i++) {
      const at = Math.min(100, Math.floor(content.length / 2));
      add('damaged', `cut off ${kind}`, content.subarray(0, at + below(content.length - at - 8)));
    }
  }
  for (let i = 0; i < 30; i++)
    add('type_unknown', 'noise', Buffer.concat([Buffer.from([below(8) + 1, 0xfa]), noise(below(3000))]));
  for (const text of ['Kính gửi Ủy ban', 'a,b\n1,2', '{"a": 1}', '\0', ' ', 'BEGIN:VCARD', 'From: a@example.com\n'])
    add('type_unknown', 'text', text);
  add('empty', 'nothing', '');

  const heads: [FileFault, string, string][] = [
    ...['GIF89a', 'GIF87a', 'BM', 'II*\0', 'MM\0*', 'RIFF\x10\0\0\0WEBPVP8 '].map(
      (head): [FileFault, string, string] => ['type_picture', 'picture', head],
    ),
    ...['heic', 'heix', 'mif1', 'avif', 'hevc'].map((brand): [FileFault, string, string] => [
      'type_picture',
      brand,
      `\0\0\0\x18ftyp${brand}`,
    ]),
    ...['MZ\x90\0', '\x7fELF', '#!/bin/sh\n', '\xca\xfe\xba\xbe', '\xcf\xfa\xed\xfe', 'L\0\0\0\x01\x14\x02\0'].map(
      (head): [FileFault, string, string] => ['type_program', 'program', head],
    ),
    ...['Rar!\x1a\x07\0', '7z\xbc\xaf\x27\x1c', '\x1f\x8b\x08', 'BZh9', '\xfd7zXZ\0', 'PK\x05\x06'].map(
      (head): [FileFault, string, string] => ['type_archive', 'archive', head],
    ),
    ['type_old_office', 'old Office', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ];
  for (const [fault, what, head] of heads) {
    for (let i = 0; i < 3; i++)
      add(fault, what, Buffer.concat([Buffer.from(head, 'latin1'), Buffer.alloc(below(5_000) + 30, 1)]));
  }
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  for (const page of [
    svg,
    `<?xml version="1.0"?>${svg}`,
    `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg}`,
    '<html><body onload=alert(1)>',
    '<!doctype html><p>',
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<?php system($_GET[0]);',
  ]) {
    for (const before of ['', '\ufeff', '\n\t  ']) add('type_page', 'page', before + page);
    add('type_page', 'page in UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(page, 'utf16le')]));
  }

  const zip = office('docx');
  for (const marker of [
    '<script>alert(1)</script>',
    '<html>',
    '<svg onload=x>',
    '%PDF-1.4',
    '<?php ',
    'PK\u0003\u0004',
  ]) {
    add('polyglot', `png with ${marker}`, png(10, 10, [chunk('tEXt', Buffer.from(`Comment\0${marker}`))]));
    add('polyglot', `jpeg with ${marker}`, jpeg(10, 10, { comment: marker }));
    add('polyglot', `jpeg before ${marker}`, Buffer.concat([jpeg(10, 10), Buffer.from(marker), noise(200)]));
    add('polyglot', `pdf with ${marker}`, smallPdf().toString('latin1').replace('\n', `\n% ${marker}\n`));
  }
  for (const behind of [zip, Buffer.from('x'), smallPdf(), Buffer.from(svg)])
    add('polyglot', 'png before something', Buffer.concat([png(10, 10), behind]));
  add('polyglot', 'jpeg before zip', Buffer.concat([jpeg(10, 10), zip]));
  add('jpeg', 'jpeg before a second one, as telephones make them', Buffer.concat([jpeg(10, 10), jpeg(5, 5)]));
  add('polyglot', 'pdf before zip', Buffer.concat([smallPdf(), zip]));
  add('polyglot', 'pdf that begins later', Buffer.concat([Buffer.from('junk\n'), smallPdf()]));
  add('polyglot', 'zip before something', Buffer.concat([zip, Buffer.from('x')]));
  add('polyglot', 'zip with two parts of one name', office('docx', [{ name: 'word/Document.xml', content: 'x' }]));
  add('polyglot', 'zip whose names differ', office('docx', [{ name: 'a.xml', localName: 'b.xml', content: 'x' }]));
  add(
    'docx',
    'zip with a comment',
    zipOf([contentTypes('docx'), { name: 'word/document.xml', content: '<w/>' }], 'ghi chú'),
  );

  for (const name of [
    'word/vbaProject.bin',
    'word/vbaData.xml',
    'xl/macrosheets/sheet1.xml',
    'xl/dialogsheets/sheet1.xml',
    'word/activeX/activeX1.xml',
    'WORD/VBAPROJECT.BIN',
  ]) {
    for (const kind of ['docx', 'xlsx'] as const) add('macros', name, office(kind, [{ name, content: 'x' }]));
  }
  for (const type of [
    'application/vnd.ms-word.document.macroEnabled.main+xml',
    'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
    'application/vnd.ms-office.vbaProject',
  ]) {
    add('macros', type, zipOf([contentTypes('docx', type), { name: 'word/document.xml', content: 'x' }]));
  }
  for (const name of [
    'a.exe',
    'word/embeddings/a.JS',
    'x.zip',
    'word/a.html',
    'a.lnk',
    'a.hta',
    'a.jar',
    'word/media/a.svg',
  ]) {
    add('active_content', name, office('docx', [{ name, content: 'x' }]));
  }
  for (const type of ['attachedTemplate', 'oleObject', 'frame', 'subDocument', 'image']) {
    add('active_content', `fetches ${type}`, office('docx', [external(type)]));
  }
  for (const dtd of [
    '<!DOCTYPE x [<!ENTITY a "b">]>',
    '<!doctype x SYSTEM "file:///etc/passwd">',
    '<!ENTITY % x SYSTEM "http://127.0.0.1:9/">',
  ]) {
    add(
      'active_content',
      'entities',
      office('docx', [{ name: 'word/styles.xml', content: `<?xml version="1.0"?>${dtd}<x/>` }]),
    );
    add(
      'active_content',
      'entities behind much',
      office('xlsx', [{ name: 'xl/styles.xml', content: `${noise(90_000).toString('hex')}${dtd}` }]),
    );
  }
  for (const action of [
    '/S /JavaScript /JS (app.alert(1))',
    '/S /J#61vaScript /JS 5 0 R',
    '/S /Launch /F (cmd.exe)',
    '/S/#4caunch/F(x)',
    '/Type /EmbeddedFile',
    '/EmbeddedFiles 5 0 R',
    '/Subtype /RichMedia',
    '/Type /Filespec /F (a.exe) /EF << /F 5 0 R >>',
    '/F(a.exe)/EF<</UF 5 0 R>>',
    '/F (a.exe) /EF 12 0 R',
    '/S /Rendition /JS (app.alert(1))',
    '/S/ImportData/F(x.fdf)',
    '/S /GoToE /T << /R /C /N (a.pdf) >>',
    '/Subtype /FileAttachment /FS 5 0 R',
    '/S /SubmitForm /F << /FS /URL /F (http://127.0.0.1:9/) >> /Flags 4',
    '/S/#53ubmitForm/F(http://127.0.0.1:9/)',
    '/S /GoToR /F (\\\\\\\\127.0.0.1\\\\share\\\\a.pdf) /D [0 /Fit]',
    '/Subtype /Movie /Movie << /F (a.avi) >>',
    '/Subtype/3D/3DD 5 0 R',
  ]) {
    add('active_content', action, pdfWith(`9 0 obj\n<< ${action} >>\nendobj\n`));
    add(
      'active_content',
      `${action} behind much`,
      pdfWith(`% ${'y'.repeat(65_530 - below(600))}\n9 0 obj\n<< ${action} >>\nendobj\n`),
    );
    add('active_content', `${action} packed`, pdfWith(objectStream(`9 0 << ${action} >>`)));
  }
  for (const form of ['/XFA [(template) 8 0 R (datasets) 9 0 R]', '/XFA 8 0 R', '/X#46A[(form)8 0 R]']) {
    add('xfa pdf', form, pdfWith(`9 0 obj\n<< /Fields [] ${form} >>\nendobj\n`));
    add('xfa pdf', `${form} packed`, pdfWith(objectStream(`9 0 << /Fields [] ${form} >>`)));
    add('active_content', `${form} with a script`, pdfWith(`9 0 obj\n<< ${form} /S /JavaScript /JS (a) >>\nendobj\n`));
  }
  add('pdf', 'a form of the page itself', pdfWith('9 0 obj\n<< /Fields [8 0 R] /XFAs (x) >>\nendobj\n'));
  add(
    'pdf',
    'links within the file and to a page',
    pdfWith('9 0 obj\n<< /S /GoTo >> << /S /URI /URI (https://a) >>\nendobj\n'),
  );
  add('pdf', 'packed objects that do nothing', pdfWith(objectStream('9 0 << /Type /Font >>')));
  add('pdf', 'a name that only begins so', pdfWith('9 0 obj\n<< /LaunchPad 1 /JavaScripts 2 >>\nendobj\n'));
  add('pdf', 'names like that of a file within', pdfWith('9 0 obj\n<< /EF1 5 0 R /EF (x) /Renditions 3 >>\nendobj\n'));
  add(
    'pdf',
    'packed objects that cannot be unpacked',
    pdfWith('9 0 obj << /Type /ObjStm >>\nstream\nxxxx\nendstream\n'),
  );
  const script = '<< /S /JavaScript /JS (app.alert(1)) >>';
  const hidden = objectStream(`1 0 ${script}`).toString('latin1');
  add(
    'active_content',
    'a script in objects whose name is escaped',
    pdfWith(Buffer.from(hidden.replace('/ObjStm', '/Obj#53tm'), 'latin1')),
  );
  add(
    'active_content',
    'a script in objects packed in an odd way',
    pdfWith(
      `9 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /ASCIIHexDecode >>\nstream\n${Buffer.from(script).toString('hex')}>\nendstream\n`,
    ),
  );
  add(
    'active_content',
    'a script behind megabytes of packed objects',
    pdfWith(objectStream(`${' '.repeat(9 * MB)}1 0 ${script}`)),
  );
  add(
    'active_content',
    'a script in objects after a long dictionary',
    pdfWith(Buffer.from(hidden.replace('/N 1', `/X (${'x'.repeat(3_000)}) /N 1`), 'latin1')),
  );
  add(
    'zip_bomb',
    'many streams of megabytes',
    pdfWith(Buffer.concat(Array.from({ length: 16 }).fill(objectStream(`1 0 ${' '.repeat(7 * MB)}`)) as Buffer[])),
  );
  add(
    'active_content',
    'names of packed objects before a stream',
    pdfWith(Buffer.concat([Buffer.from(`${'/ObjStm '.repeat(200)}\n`), objectStream('1 0 << /Type /Font >>')])),
  );
  const packedOnce = deflateSync(Buffer.from(`1 0 ${script}`));
  for (const [how, said, content] of <[string, string, Buffer][]>[
    ['packed twice', '/Filter [/FlateDecode /FlateDecode] >>\nstream\n', deflateSync(packedOnce)],
    ['foretold', '/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 4 >> >>\nstream\n', packedOnce],
    [
      'packed as another object says',
      '/Filter 8 0 R >>\nstream\n',
      Buffer.from(`${Buffer.from(script).toString('hex')}>`),
    ],
    ['behind the end of an object in a text', '/Filter /FlateDecode /X (endobj) >>\nstream\n', packedOnce],
    ['behind a stream in a text', '/Filter /FlateDecode /X (stream\n) >>\nstream\n', packedOnce],
    ['behind another end of line', '/Filter /FlateDecode >>\nstream\r', packedOnce],
    [
      'packed and broken off',
      '/Filter /FlateDecode >>\nstream\n',
      Buffer.concat([packedOnce.subarray(0, -6), Buffer.alloc(9, 0xff)]),
    ],
  ]) {
    const head = Buffer.from(`9 0 obj\n<< /Type /ObjStm /N 1 /First 4 ${said}`);
    add(
      'active_content',
      `a script in objects ${how}`,
      pdfWith(Buffer.concat([head, content, Buffer.from('\nendstream\nendobj\n')])),
    );
  }
  add(
    'active_content',
    'a script in objects of what only says that it is encrypted',
    pdfWith(Buffer.concat([Buffer.from('% /Encrypt 1\n'), objectStream(`1 0 ${script}`)])),
  );
  add('polyglot', 'pdf around a zip whose remark is the rest', pdfAroundZip());
  add(
    'polyglot',
    'document whose first part is a pdf',
    zipOf([
      { name: 'a.bin', content: smallPdf(), stored: true },
      contentTypes('docx'),
      { name: 'word/document.xml', content: '<w/>' },
    ]),
  );
  for (const [name, content] of [
    [
      'word/document2.xml',
      '<w:instrText xml:space="preserve"> DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"</w:instrText>',
    ],
    ['word/document2.xml', '<w:fldSimple w:instr=" DDE excel a b"/>'],
    [
      'xl/externalLinks/externalLink1.xml',
      '<externalLink><ddeLink ddeService="cmd" ddeTopic="/C calc"/></externalLink>',
    ],
  ] as const)
    add('active_content', `starts a program ${content.slice(0, 30)}`, office('docx', [{ name, content }]));
  add('zip_bomb', 'types of parts by the megabyte', zipOf([{ name: '[Content_Types].xml', content: noise(2 * MB) }]));
  for (const [what, content] of SPELLED)
    add('active_content', what, office('docx', [{ name: 'word/_rels/settings.xml.rels', content }]));
  add(
    'active_content',
    'a package of OLE',
    office('docx', [{ name: 'word/embeddings/oleObject1.bin', content: noise(50) }]),
  );
  const oldOffice = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), noise(600)]);
  const page = '<html><script>alert(1)</script></html>';
  for (const [name, content] of <[string, Buffer | string][]>[
    ['word/embeddings/object1.bin', oldOffice],
    ['word/embeddings/Book1.xls', oldOffice],
    ['word/media/image1.emf', Buffer.from('MZ\x90\0\x03', 'latin1')],
    ['word/a.bin', Buffer.from('\x7fELF\x02', 'latin1')],
    ['word/a.dat', '#!/bin/sh\n'],
    ['word/a.dat', Buffer.from('Rar!\x1a\x07', 'latin1')],
    ['word/a.dat', Buffer.from('7z\xbc\xaf\x27\x1c', 'latin1')],
    ['word/afchunk.xhtml', page],
    ['word/afchunk.dat', ` \n<!DOCTYPE html>${page}`],
    ['word/afchunk.rtf', '{\\rtf1\\object}'],
    ['word/afchunk.mht', '<script>alert(1)</script>'],
    ['word/styles.xml', Buffer.from('<!DOCTYPE x [<!ENTITY a "b">]><x/>', 'utf16le')],
    ['word/styles.xml', Buffer.from('\ufeff<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>', 'utf16le').swap16()],
  ]) {
    add('active_content', `${name} by what it holds`, office('docx', [{ name, content }]));
  }
  for (const type of [`${OFFICE}/oleObject`, `${OFFICE}/aFChunk`, `${OFFICE}/control`, `${OFFICE}/a&#70;Chunk`]) {
    add(
      'active_content',
      `a relation that brings ${type}`,
      office('docx', [
        {
          name: 'word/_rels/document.xml.rels',
          content: `<Relationships><Relationship Id="rId1" Type="${type}" Target="part.dat"/></Relationships>`,
        },
      ]),
    );
  }
  add(
    'docx',
    'a sheet behind a chart',
    office('docx', [
      { name: 'word/embeddings/Sheet1.xlsx', content: office('xlsx') },
      {
        name: 'word/charts/_rels/chart1.xml.rels',
        content: `<Relationships><Relationship Id="rId1" Type="${OFFICE}/package" Target="../embeddings/Sheet1.xlsx"/></Relationships>`,
      },
    ]),
  );
  add(
    'docx',
    'links and parts of its own',
    office('docx', [
      {
        name: 'word/_rels/document.xml.rels',
        content: `<Relationships><Relationship Type="${OFFICE}/hyperlink" Target="https://example.com/?a=1&amp;b=2" TargetMode="External"/><Relationship Type="${OFFICE}/image" Target="media/a.png"/></Relationships>`,
      },
    ]),
  );
  for (const dictionary of ['/Encrypt 9 0 R', '/Encrypt << /Filter /Standard >>', '/Encrypt<</V 5>>']) {
    add('encrypted pdf', dictionary, smallPdf().toString('latin1').replace('/Root 1 0 R', `/Root 1 0 R ${dictionary}`));
  }

  const bomb = Buffer.alloc(20 * MB);
  add('zip_bomb', 'packs too well', office('xlsx', [{ name: 'xl/sharedStrings.xml', content: bomb }]));
  add('zip_bomb', 'says it is huge', office('docx', [{ name: 'a.xml', content: noise(100), saysSize: 4_294_967_295 }]));
  add('zip_bomb', 'says it is small', office('docx', [{ name: 'a.bin', content: bomb, saysSize: 100_000 }]));
  add('damaged', 'says it is larger', office('docx', [{ name: 'a.bin', content: noise(5_000), saysSize: 6_000 }]));
  add(
    'zip_bomb',
    'has many parts',
    office(
      'docx',
      Array.from({ length: 3_000 }, (_, i) => ({ name: `${i}.xml`, content: '' })),
    ),
  );
  const twice = { name: 'a', content: noise(9_000) };
  add('polyglot', 'parts lie over each other', office('docx', [twice, { ...twice, name: 'b', sharesContent: true }]));
  for (const [width, height] of [
    [30_001, 1],
    [1, 30_001],
    [20_000, 20_000],
    [4_294_967_295, 4_294_967_295],
    [65_535, 65_535],
  ] as const) {
    add('too_many_pixels', `${width} × ${height}`, png(width, height));
    if (width < 65_536) add('too_many_pixels', `${width} × ${height}`, jpeg(width, height));
  }
  // Some kilobytes that say they are a picture of 450 MB.
  const flood = deflateSync(Buffer.alloc(4_500_000));
  for (const [expected, said, content] of <[CorpusFile['expected'], string, Buffer][]>[
    ['too_many_pixels', '/Width 60000 /Height 60000 /BitsPerComponent 1', flood],
    ['too_many_pixels', '/Height 60000/ColorSpace/DeviceGray/Width 60000', flood],
    ['too_many_pixels', '/W#69dth 60000 /H#65ight\n60000', noise(50)],
    ['too_many_pixels', '/Width 12000 /Height 12000', noise(50)],
    ['too_many_pixels', '/Width 10 /Height 10 /Filter /DCTDecode', jpeg(60_000, 60_000)],
    [
      'too_many_pixels',
      '/Width 10 /Height 10 /Filter /DCTDecode ',
      jpeg(20_000, 20_000, { comment: 'x'.repeat(65_000) }),
    ],
    [
      'too_many_pixels',
      '/Width 10 /Height 10 /Filter /JPXDecode',
      Buffer.from('ff4fff510029000000010000000100000000000000000000', 'hex'),
    ],
    ['pdf', '/Width 9921 /Height 7016 /BitsPerComponent 1', noise(900)],
    ['pdf', '/Width 4000 /Height 3000 /Filter /DCTDecode', jpeg(4_000, 3_000, { comment: 'x'.repeat(65_000) })],
    // Each for itself is no more than a page.
    [
      'pdf',
      '/Width 200 /Height 20000 >>\nstream\nx\nendstream\nendobj\n10 0 obj\n<< /Width 20000 /Height 200',
      noise(50),
    ],
  ]) {
    for (const before of ['', `% ${'y'.repeat(64_500 - below(200))}\n`]) {
      const head = `${before}9 0 obj\n<< /Type /XObject /Subtype /Image ${said} /Length ${content.length} >>\nstream\n`;
      const picture = Buffer.concat([Buffer.from(head), content, Buffer.from('\nendstream\nendobj\n')]);
      add(expected, `a picture in a page ${said.slice(0, 60)}`, pdfWith(picture));
    }
  }
  const gif = (side: number): Buffer => {
    const head = Buffer.from('GIF89a\0\0\0\0\0\0\0', 'latin1');
    head.writeUInt16LE(side, 6);
    head.writeUInt16LE(side, 8);
    return Buffer.concat([head, noise(30)]);
  };
  const bmp = (side: number): Buffer => {
    const head = Buffer.alloc(54);
    head.write('BM');
    head.writeInt32LE(side, 18);
    head.writeInt32LE(-side, 22);
    return head;
  };
  for (const [name, make] of <[string, (side: number) => Buffer][]>[
    ['png', (side) => png(side, side)],
    ['jpeg', (side) => jpeg(side, side, { comment: 'x'.repeat(65_000) })],
    ['gif', gif],
    ['bmp', bmp],
  ]) {
    for (const stored of [true, false]) {
      const withPicture = (side: number): Buffer =>
        office('docx', [{ name: `word/media/image1.${name}`, content: make(side), stored }]);
      add('too_many_pixels', `a ${name} in a document${stored ? '' : ', packed'}`, withPicture(20_000));
      add('docx', `a small ${name} in a document${stored ? '' : ', packed'}`, withPicture(2_000));
    }
  }
  add('damaged', 'png without pixels', png(0, 10));
  add('damaged', 'jpeg without pixels', jpeg(0, 10));
  for (const part of <Omit<Part, 'content'>[]>[
    { name: '../a.xml' },
    { name: '/etc/passwd' },
    { name: 'C:\\a' },
    { name: 'word\\a.xml' },
    { name: 'a\0b' },
    { name: 'x/../../a' },
    { name: '' },
    { name: 'a.xml', flags: 1 },
    { name: 'a.xml', method: 99 },
    { name: 'a.xml', method: 14 },
  ])
    add('damaged', `part ${JSON.stringify(part)}`, office('docx', [{ content: 'x', ...part }]));
  for (const parts of [
    [{ name: 'a.txt', content: 'x' }],
    [contentTypes('docx', 'application/zip')],
    [contentTypes('docx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml')],
  ]) {
    add('type_archive', 'no document', zipOf(parts));
  }
  return files;
}
