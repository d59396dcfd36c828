import { drawBlock } from './draw-blocks.js';
import { PageWriter } from './page-writer.js';
import type { PaperDocument } from './paper-document.js';

/** A little smaller, a paper of one page and some lines is a paper of one page. */
const SMALLER = 0.92;

/** Sets a paper as a tagged PDF with the letters it needs. Same paper, same bytes. */
export async function renderPaper(paper: PaperDocument): Promise<Buffer> {
  const usual = write(paper, 1);
  if (usual.pages === 1) return usual.finish();
  const smaller = write(paper, SMALLER);
  return (smaller.pages < usual.pages ? smaller : usual).finish();
}

function write(paper: PaperDocument, scale: number): PageWriter {
  const writer = new PageWriter(paper, scale);
  const size = writer.type.corner;
  const corner = writer.lines([{ text: paper.corner, italic: true }], writer.width, size);
  const { y } = writer;
  if (paper.sealLine) {
    const seal = writer.lines([{ text: 'Chữ ký số của Tổ chức', italic: true }], writer.width, size);
    writer.say(writer.element('P'), () => writer.print(seal, writer.left, y, writer.width, 'left', size));
  }
  writer.say(writer.element('P'), () => writer.print(corner, writer.left, y, writer.width, 'right', size));
  writer.y += size * 1.2 + 4;
  for (const block of paper.blocks) drawBlock(writer, block);
  return writer;
}
