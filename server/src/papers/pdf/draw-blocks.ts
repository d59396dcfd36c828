import type { LocalDate } from '@motcua/shared/calendar';
import { create } from 'qrcode';
import { drawTable } from './draw-table.js';
import type { Block } from './paper-document.js';
import type { PageWriter } from './page-writer.js';
import type { Line } from './set-words.js';

type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
const MOTTO = 'Độc lập - Tự do - Hạnh phúc';

/** Points a side: some 0.45 mm for each square, which counter scanners and telephones read. */
const QR_SIDE = 72;
/** The quiet zone of a QR code is four squares wide. */
const QUIET = 10;
const HAND_HEIGHT = 46;
const GAP = 3;

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
        after: GAP,
      });
    case 'table':
      drawTable(writer, block);
      writer.y += 2 * GAP;
      return;
    case 'signatures':
      return drawSignatures(writer, block);
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
  const left = writer.lines(above, leftWidth, size);
  const issued = writer.lines([{ text: issuer, bold: true }], leftWidth, size);
  const leftHeight = writer.heightOf([...left, ...issued], size);
  const ruleAt = Math.max(leftHeight, 2 * row) + 2;

  const say = (lines: readonly Line[], x: number, y: number, width: number, points = size): void =>
    writer.say(writer.element('P'), () => writer.print(lines, x, y, width, 'center', points));
  say(left, writer.left, top, leftWidth);
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

  const below = top + ruleAt + GAP;
  if (number !== null) say(writer.lines(number, leftWidth, size), writer.left, below, leftWidth);
  const dated = `${place}, ${dateInWords(on)}`;
  say(writer.lines([{ text: dated, italic: true }], rightWidth, size), right, below, rightWidth);
  writer.y = below + row + GAP;
}

/** Day in two digits, of the months only January and February: so that no stroke turns 1 into 11, or 3 into 31. */
export function dateInWords(date: LocalDate): string {
  const [year, month, day] = date.split('-') as [string, string, string];
  return `ngày ${day} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`;
}

function drawTitle(writer: PageWriter, { lines: title, below = [], mark }: BlockOf<'title'>): void {
  const top = writer.y + GAP;
  const beside = mark === undefined ? 0 : QR_SIDE + QUIET;
  if (mark !== undefined) drawQr(writer, mark.qr, mark.alt, writer.left, top);
  const [x, width] = [writer.left + beside, writer.width - beside];
  const size = writer.type.title;
  const words = title.map((text) => writer.lines([{ text, bold: true }], width, size)).flat();
  const more = below.map((one) => writer.lines(one, width));
  const height = writer.heightOf(words, size) + GAP + more.reduce((sum, lines) => sum + writer.heightOf(lines), 0);
  let y = top + (mark === undefined ? 0 : Math.max(0, (QR_SIDE - height) / 2));
  const say = (element: string, lines: readonly Line[], points?: number): void => {
    const at = y;
    writer.say(writer.element(element), () => writer.print(lines, x, at, width, 'center', points));
    y += writer.heightOf(lines, points);
  };
  say('H1', words, size);
  y += GAP;
  for (const lines of more) say('P', lines);
  writer.y = Math.max(y, mark === undefined ? 0 : top + QR_SIDE) + 2 * GAP;
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
  const set = columns.map(({ title, hint, name }) => ({
    title: writer.lines([{ text: title, bold: true }], width),
    hint: writer.lines([{ text: hint, italic: true }], width),
    name: name ? writer.lines([{ text: name, bold: true }], width) : null,
  }));
  const titles = Math.max(...set.map(({ title }) => writer.heightOf(title)));
  const hints = Math.max(...set.map(({ hint }) => writer.heightOf(hint)));
  const names = Math.max(...set.map(({ name }) => writer.heightOf(name ?? [])));
  // Nobody signs a page that holds nothing but signatures, so they take what they need and no more.
  writer.need(titles + hints + HAND_HEIGHT + names + GAP);
  const top = writer.y + GAP;
  set.forEach(({ title, hint, name }, index) => {
    const x = writer.left + index * width;
    const say = (lines: readonly Line[], y: number): void =>
      writer.say(writer.element('P'), () => writer.print(lines, x, y, width, 'center'));
    say(title, top);
    say(hint, top + titles);
    if (name) say(name, top + titles + hints + HAND_HEIGHT);
  });
  writer.y = top + titles + hints + HAND_HEIGHT + names + GAP;
}
