import { strFromU8, unzipSync } from 'fflate';

export interface SheetCell {
  /** Its place, such as `C14`. */
  readonly at: string;
  /** As the file types it: `s` a text, nothing a number. */
  readonly type: string | undefined;
  readonly value: string;
  /** The number format of the cell's style. */
  readonly format: string | undefined;
  readonly bold: boolean;
}

export interface OpenedFile {
  readonly rows: SheetCell[][];
  readonly xml: string;
  readonly workbook: string;
}

export const unescaped = (text: string): string =>
  text.replace(/&(lt|gt|quot|apos|#39|amp);/g, (_, name: string) => {
    return { lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", amp: '&' }[name]!;
  });

/** Reads the parts of the file themselves: a library that opens sheets would hide how a cell is typed. */
export function openWorkbook(file: Uint8Array): OpenedFile {
  const parts = unzipSync(file);
  const part = (name: string): string => strFromU8(parts[name]!);
  // What is written row by row has its texts in the cells themselves.
  const shared = parts['xl/sharedStrings.xml'] ? part('xl/sharedStrings.xml') : '';
  const texts = [...shared.matchAll(/<si>.*?<t[^>]*>(.*?)<\/t>.*?<\/si>/gs)].map((m) => m[1]!);
  const styles = part('xl/styles.xml');
  const formats = new Map(
    [...styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="(.*?)"/g)].map((m) => [m[1], m[2]]),
  );
  const fonts = [...styles.match(/<fonts.*?<\/fonts>/s)![0].matchAll(/<font>.*?<\/font>/gs)].map(([font]) => font);
  const looks = [...styles.match(/<cellXfs.*?<\/cellXfs>/s)![0].matchAll(/<xf [^>]*>/g)].map(([look]) => look);
  const xml = part('xl/worksheets/sheet1.xml');
  const cell = ([, attributes, content]: RegExpMatchArray): SheetCell => {
    const type = / t="(\w+)"/.exec(attributes!)?.[1];
    const inline = type === 'inlineStr';
    const raw = (inline ? /<t(?: [^>]*)?>(.*?)<\/t>/s : /<v>(.*?)<\/v>/s).exec(content!)![1]!;
    const look = looks[Number(/ s="(\d+)"/.exec(attributes!)?.[1] ?? 0)] ?? '';
    return {
      at: / r="(\w+)"/.exec(attributes!)![1]!,
      type: inline ? 's' : type,
      value: inline ? unescaped(raw) : type === 's' ? unescaped(texts[Number(raw)]!) : raw,
      format: formats.get(/numFmtId="(\d+)"/.exec(look)?.[1]),
      bold: fonts[Number(/fontId="(\d+)"/.exec(look)?.[1] ?? 0)]!.includes('<b'),
    };
  };
  const rows = [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) =>
    [...row!.matchAll(/<c( [^>]*[^/])>(.*?)<\/c>/gs)].map(cell),
  );
  return { rows, xml, workbook: part('xl/workbook.xml') };
}
