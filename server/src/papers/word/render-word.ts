import {
  AlignmentType,
  BorderStyle,
  Document,
  LineRuleType,
  Packer,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { dateInWords, MOTTO, NATION, SEAL_LINE } from '../pdf/official-heading.js';
import type { Align, Block, Cell, PaperDocument, Run } from '../pdf/paper-document.js';
import { runsOf } from '../pdf/set-words.js';

const FONT = 'Times New Roman';
/** Half points, as Word counts. */
const SIZE = 26;
const SMALL = 22;
/** Of nation and agency: on A4 the nation stands on one line. */
const HEAD_SIZE = 24;
/** Twentieths of a point: A4 with the margins of official papers (30, 15, 20 and 20 mm). */
const PAGE = { width: 11_906, height: 16_838 };
const MARGIN = { left: 1701, right: 850, top: 1134, bottom: 1134 };
const WIDTH = PAGE.width - MARGIN.left - MARGIN.right;

const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;
const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const RULE = { style: BorderStyle.SINGLE, size: 6, color: 'auto', space: 1 };
const NO_MARGINS = { marginUnitType: WidthType.DXA, left: 0, right: 0, top: 0, bottom: 0 };
const NO_BORDERS = {
  top: NO_BORDER,
  bottom: NO_BORDER,
  left: NO_BORDER,
  right: NO_BORDER,
  insideHorizontal: NO_BORDER,
  insideVertical: NO_BORDER,
};

/**
 * The same paper for Word, where an office still has to change its words. It bears no mark: what anybody can edit must
 * not say that the installation has signed it.
 */
export function renderWord(paper: PaperDocument): Promise<Buffer> {
  return Packer.toBuffer(
    new Document({
      title: paper.title,
      creator: 'Motcua',
      styles: { default: { document: { run: { font: FONT, size: SIZE, language: { value: 'vi-VN' } } } } },
      sections: [
        {
          properties: { page: { size: PAGE, margin: MARGIN } },
          children: [top(paper), ...paper.blocks.flatMap(drawn)],
        },
      ],
    }),
  );
}

/** The place for an electronic signature on the left, the form on the right. */
function top({ sealLine, corner }: PaperDocument): Paragraph {
  const run = (...children: (string | Tab)[]): TextRun => new TextRun({ children, italics: true, size: SMALL });
  return new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: WIDTH }],
    spacing: { after: 40 },
    children: [run(sealLine ? SEAL_LINE : ''), run(new Tab(), corner ?? '')],
  });
}

function drawn(block: Block): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading': {
      const left = [
        ...(block.above === null ? [] : halves(block.above).map((text) => paragraph(text, 'center', HEAD_SIZE))),
        ...halves(block.issuer).map((text) => paragraph([{ text, bold: true }], 'center', HEAD_SIZE)),
        rule(HEADING[0] * WIDTH),
        ...(block.number === null ? [] : [paragraph(block.number, 'center')]),
      ];
      const right = [
        paragraph([{ text: NATION, bold: true }], 'center', HEAD_SIZE),
        paragraph([{ text: MOTTO, bold: true, underline: true }], 'center'),
        paragraph(''),
        paragraph([{ text: `${block.place}, ${dateInWords(block.on)}`, italic: true }], 'center'),
      ];
      return [sideBySide([left, right], HEADING), paragraph('')];
    }
    case 'title':
      return [
        ...block.lines.map((text) => paragraph([{ text, bold: true }], 'center', SIZE + 2)),
        ...(block.below ?? []).map((words) => paragraph(words, 'center')),
        paragraph(''),
      ];
    case 'text':
      return [paragraph(block.words, block.align ?? 'left', block.small === true ? SMALL : SIZE)];
    case 'table':
      return [table(block), paragraph('')];
    case 'signatures':
      return [
        paragraph(''),
        sideBySide(
          block.columns.map((column) => {
            if (column === null) return [paragraph('')];
            if ('receivers' in column) {
              return column.receivers.map((text, index) =>
                paragraph([{ text, bold: index === 0, italic: index === 0 }], 'left', SMALL),
              );
            }
            const { title, hint, name = '' } = column;
            return [
              ...title.split('\n').map((text) => paragraph([{ text, bold: true }], 'center')),
              paragraph([{ text: hint, italic: true }], 'center'),
              ...Array.from({ length: 4 }, () => paragraph('')),
              paragraph([{ text: name, bold: true }], 'center'),
            ];
          }),
          block.columns.map(() => 1 / block.columns.length),
        ),
      ];
    case 'new-page':
      return [new Paragraph({ pageBreakBefore: true })];
  }
}

/** Shares of the width: agency, nation. */
const HEADING = [0.43, 0.57] as const;

/** So many letters of a name stand on one line. */
const ONE_LINE = 22;

/** A long name as two lines of about one length, as its agency would write it. */
function halves(name: string): readonly string[] {
  const gaps = [...name.matchAll(/ /gu)].map(({ index }) => index);
  if (name.length <= ONE_LINE || gaps.length === 0) return [name];
  const off = (gap: number): number => Math.abs(name.length - 1 - 2 * gap);
  const middle = gaps.reduce((best, gap) => (off(gap) < off(best) ? gap : best));
  return [name.slice(0, middle), name.slice(middle + 1)];
}

/** The stroke under an agency, a third of its column long. */
const rule = (width: number): Paragraph =>
  new Paragraph({
    indent: { left: Math.round(width / 3), right: Math.round(width / 3) },
    spacing: { after: 40, line: 60, lineRule: LineRuleType.EXACT },
    border: { bottom: RULE },
    children: [],
  });

function paragraph(
  words: string | readonly (Run & { underline?: boolean })[],
  align: Align = 'left',
  size = SIZE,
): Paragraph {
  return new Paragraph({
    alignment: ALIGN[align],
    spacing: { after: 40 },
    children: runsOf(words).map(
      ({ text, bold, italic, ...more }) =>
        new TextRun({
          text,
          size,
          ...(bold && { bold }),
          ...(italic && { italics: italic }),
          ...('underline' in more && more.underline === true && { underline: {} }),
        }),
    ),
  });
}

function sideBySide(columns: readonly (readonly Paragraph[])[], shares: readonly number[]): Table {
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: shares.map((share) => Math.round(share * WIDTH)),
    layout: TableLayoutType.FIXED,
    borders: NO_BORDERS,
    margins: NO_MARGINS,
    rows: [
      new TableRow({
        cantSplit: true,
        children: columns.map((children) => new TableCell({ children: [...children] })),
      }),
    ],
  });
}

function table({ columns, header, rows }: Extract<Block, { kind: 'table' }>): Table {
  const shares = columns.reduce((sum, { width }) => sum + width, 0);
  const cellOf = (one: Cell, align: Align): TableCell =>
    new TableCell({
      children: [paragraph(one.words, align, SMALL)],
      verticalAlign: VerticalAlignTable.CENTER,
      ...(one.colSpan !== undefined && { columnSpan: one.colSpan }),
      ...(one.rowSpan !== undefined && { rowSpan: one.rowSpan }),
    });
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: columns.map(({ width }) => Math.round((width / shares) * WIDTH)),
    layout: TableLayoutType.FIXED,
    rows: [
      ...header.map(
        (cells) => new TableRow({ tableHeader: true, children: cells.map((one) => cellOf(one, 'center')) }),
      ),
      ...rows.map(
        (cells) =>
          new TableRow({
            cantSplit: true,
            children: cells.map((one, index) => cellOf(one, one.align ?? columns[index]?.align ?? 'left')),
          }),
      ),
    ],
  });
}
