import { setImmediate } from 'node:timers/promises';
import { drawBlock } from './draw-blocks.js';
import { SEAL_LINE } from './official-heading.js';
import { PageWriter } from './page-writer.js';
import type { PaperDocument } from './paper-document.js';

/** A little smaller, a paper of one page and some lines is a paper of one page. */
const SCALES = [1, 0.95, 0.9, 0.86] as const;

/**
 * Sets a paper as a tagged PDF with the letters it needs. Same paper, same bytes.
 *
 * @param onPart called whenever a part of a long table begins that another went before; what it throws ends the setting
 */
export async function renderPaper(paper: PaperDocument, onPart?: () => void): Promise<Buffer> {
  return (await write(paper, await scaleOf(paper), true, onPart)).finish();
}

/** The largest at which the paper takes the fewest pages. */
async function scaleOf(paper: PaperDocument): Promise<number> {
  let best = { scale: 1, pages: Number.POSITIVE_INFINITY };
  for (const scale of isOneSheet(paper) ? SCALES : []) {
    const { pages } = await write(paper, scale, false);
    if (pages < best.pages) best = { scale, pages };
    if (pages === 1) break;
  }
  return best.scale;
}

/** What has pages by its nature stays as large as it is. */
const isOneSheet = ({ blocks }: PaperDocument): boolean =>
  blocks.every((block) => block.kind !== 'new-page' && !(block.kind === 'table' && block.goesOn === true));

async function write(paper: PaperDocument, scale: number, draws: boolean, onPart?: () => void): Promise<PageWriter> {
  const writer = new PageWriter(paper, scale, draws);
  const size = writer.type.corner;
  const { corner } = paper;
  const { y } = writer;
  if (paper.sealLine) {
    const seal = writer.lines([{ text: SEAL_LINE, italic: true }], writer.width, size);
    writer.say(writer.element('P'), () => writer.print(seal, writer.left, y, writer.width, 'left', size));
  }
  if (corner !== null) {
    const words = writer.lines([{ text: corner, italic: true }], writer.width, size);
    writer.say(writer.element('P'), () => writer.print(words, writer.left, y, writer.width, 'right', size));
  }
  writer.y += size * 1.2 + 4;
  for (const block of paper.blocks) {
    drawBlock(writer, block);
    // Between the parts of a long table others are served.
    if (block.kind === 'table' && block.goesOn === true) {
      await setImmediate();
      onPart?.();
    }
  }
  return writer;
}
