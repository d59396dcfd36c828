import { create } from 'qrcode';
import { drawTable } from './draw-table.js';
import { dateInWords, MOTTO, NATION } from './official-heading.js';
import type { Block, Words } from './paper-document.js';
import type { PageWriter } from './page-writer.js';
import type { Line } from './set-words.js';

type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** Points a side: some 0.45 mm for each square, which counter scanners and telephones read. */
const QR_SIDE = 72;
/** The quiet zone of a QR code is four squares wide. */
const QUIET = 10;

/** Draws one part of a paper where the last one ended. */
export function drawBlock(writer: PageWriter, block: Block): void {
  switch (block.kind) {
    case 'heading':
      return drawHeading(writer, block);
    case 'title':
      return drawTitle(writer, block);
    case 'text':
      return writer.paragraph(block.words, {
        ...(block.align && { align: block.align }),
        ...(block.small && { size: writer.type.small }),
        after: writer.gap,
      });
    case 'table':
      // Goes on where the rows before it ended.
      if (block.goesOn === true) writer.y -= 2 * writer.gap;
      drawTable(writer, block);
      writer.y += 2 * writer.gap;
      return;
    case 'signatures':
      return drawSignatures(writer, block);
    case 'new-page':
      return writer.newPage();
  }
}

/**
 * Agency on the left, nation and motto on the right.
 *
 * @legal NĐ 30/2020/NĐ-CP, Phụ lục I: capitals and faces of both, the rules under them, day and month as written below
 */
function drawHeading(writer: PageWriter, { above, issuer, number, place, on }: BlockOf<'heading'>): void {
  const leftWidth = writer.width * 0.44;
  const rightWidth = writer.width - leftWidth;
  const right = writer.left + leftWidth;
  const size = writer.sizeOnOneLine([{ text: NATION, bold: true }], rightWidth, writer.type.text);
  const row = size * 1.2;
  const top = writer.y;
  const left = above === null ? [] : balanced(writer, above, leftWidth, size);
  const issued = balanced(writer, [{ text: issuer, bold: true }], leftWidth, size);
  const leftHeight = writer.heightOf([...left, ...issued], size);
  const ruleAt = Math.max(leftHeight, 2 * row) + 2;

  const say = (lines: readonly Line[], x: number, y: number, width: number, points = size): void =>
    writer.say(writer.element('P'), () => writer.print(lines, x, y, width, 'center', points));
  if (above !== null) say(left, writer.left, top, leftWidth);
  say(issued, writer.left, top + writer.heightOf(left, size), leftWidth);
  const motto = writer.lines([{ text: MOTTO, bold: true }], rightWidth, size + 0.5);
  say(writer.lines([{ text: NATION, bold: true }], rightWidth + 1, size), right, top, rightWidth);
  say(motto, right, top + row, rightWidth, size + 0.5);
  const rule = (x: number, width: number, length: number, y: number): void =>
    writer.decorate(
      (pdf) =>
        void pdf
          .lineWidth(0.6)
          .moveTo(x + (width - length) / 2, y)
          .lineTo(x + (width + length) / 2, y)
          .stroke(),
    );
  rule(writer.left, leftWidth, leftWidth * 0.4, top + leftHeight + 1.5);
  rule(right, rightWidth, motto[0]!.width, top + 2 * row + 3);

  const below = top + ruleAt + writer.gap;
  const numbered = number === null ? [] : writer.lines(number, leftWidth, size);
  if (number !== null) say(numbered, writer.left, below, leftWidth);
  const dated = writer.lines(
    [
      { text: `${place}, `, italic: true },
      { text: dateInWords(on), italic: true, whole: true },
    ],
    rightWidth,
    size,
  );
  say(dated, right, below, rightWidth);
  writer.y = below + Math.max(writer.heightOf(numbered, size), writer.heightOf(dated, size)) + writer.gap;
}

/** Lines of about one length: a name is not broken before its last word. */
function balanced(writer: PageWriter, words: Words, width: number, size: number): readonly Line[] {
  let lines = writer.lines(words, width, size);
  for (let narrower = width * 0.96; narrower > width / 2; narrower *= 0.96) {
    const next = writer.lines(words, narrower, size);
    if (next.length > lines.length) return lines;
    lines = next;
  }
  return lines;
}

function drawTitle(writer: PageWriter, { lines: title, below = [], mark }: BlockOf<'title'>): void {
  const top = writer.y + writer.gap;
  const beside = mark === undefined ? 0 : QR_SIDE + QUIET;
  if (mark !== undefined) drawQr(writer, mark.qr, mark.alt, writer.left, top);
  const [x, width] = [writer.left + beside, writer.width - beside];
  const size = writer.type.title;
  const words = title.map((text) => writer.lines([{ text, bold: true }], width, size)).flat();
  const more = below.map((one) => writer.lines(one, width));
  const height =
    writer.heightOf(words, size) + writer.gap + more.reduce((sum, lines) => sum + writer.heightOf(lines), 0);
  let y = top + (mark === undefined ? 0 : Math.max(0, (QR_SIDE - height) / 2));
  const say = (element: string, lines: readonly Line[], points?: number): void => {
    const at = y;
    writer.say(writer.element(element), () => writer.print(lines, x, at, width, 'center', points));
    y += writer.heightOf(lines, points);
  };
  say('H1', words, size);
  y += writer.gap;
  for (const lines of more) say('P', lines);
  writer.y = Math.max(y, mark === undefined ? 0 : top + QR_SIDE) + 2 * writer.gap;
}

function drawQr(writer: PageWriter, text: string, alt: string, x: number, y: number): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const unit = QR_SIDE / modules.size;
  const figure = writer.element('Figure', null, { alt, bbox: [x, y, x + QR_SIDE, y + QR_SIDE] });
  writer.say(figure, () =>
    writer.draw((pdf) => {
      for (let row = 0; row < modules.size; row++) {
        // Neighbours in one stroke: seams between squares would be grey when rastered.
        for (let column = 0; column < modules.size; column++) {
          const from = column;
          while (column < modules.size && modules.get(row, column)) column += 1;
          if (column > from) pdf.rect(x + from * unit, y + row * unit, (column - from) * unit, unit);
        }
      }
      pdf.fill('black');
    }),
  );
}

function drawSignatures(writer: PageWriter, { columns }: BlockOf<'signatures'>): void {
  const width = writer.width / columns.length;
  const signed = columns.map((column) => (column === null || 'receivers' in column ? null : column));
  const set = signed.map((column) => ({
    title: column === null ? [] : writer.lines([{ text: column.title, bold: true }], width),
    hint: column === null ? [] : writer.lines([{ text: column.hint, italic: true }], width),
    name: column?.name ? writer.lines([{ text: column.name, bold: true }], width) : [],
  }));
  const titles = Math.max(...set.map(({ title }) => writer.heightOf(title)));
  const hints = Math.max(...set.map(({ hint }) => writer.heightOf(hint)));
  const names = Math.max(...set.map(({ name }) => writer.heightOf(name)));
  // Nobody signs a page that holds nothing but signatures, so they take what they need and no more.
  writer.need(titles + hints + writer.hand + names + 2 * writer.gap);
  const top = writer.y + 2 * writer.gap;
  columns.forEach((column, index) => {
    const x = writer.left + index * width;
    if (column !== null && 'receivers' in column) return drawReceivers(writer, column.receivers, x, top, width);
    const { title, hint, name } = set[index]!;
    const say = (lines: readonly Line[], y: number): void => {
      if (lines.length === 0) return;
      writer.say(writer.element('P'), () => writer.print(lines, x, y, width, 'center'));
    };
    say(title, top);
    // Under the longest of the titles: hands sign on one line.
    say(hint, top + titles);
    say(name, top + titles + hints + writer.hand);
  });
  writer.y = top + titles + hints + writer.hand + names + writer.gap;
}

function drawReceivers(writer: PageWriter, lines: readonly string[], x: number, top: number, width: number): void {
  const size = writer.type.small;
  const [first, ...rest] = lines;
  const words = [{ text: `${first}\n`, bold: true, italic: true }, { text: rest.join('\n') }];
  const set = writer.lines(words, width, size);
  writer.say(writer.element('P'), () => writer.print(set, x, top, width, 'left', size));
}
