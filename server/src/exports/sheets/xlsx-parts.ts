/** Parts of a workbook (ECMA-376) that are the same for every sheet. */

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export const CONTENT_TYPES =
  `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
  `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  `<Default Extension="xml" ContentType="application/xml"/>` +
  `<Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/>` +
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/></Types>`;

export const RELATIONS =
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">` +
  `<Relationship Id="rId1" Type="${RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

export const WORKBOOK_RELATIONS =
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">` +
  `<Relationship Id="rId1" Type="${RELATION}/worksheet" Target="worksheets/sheet1.xml"/>` +
  `<Relationship Id="rId2" Type="${RELATION}/styles" Target="styles.xml"/></Relationships>`;

/** @param name at most 31 characters, without `[]:*?/\` and what XML has for itself */
export const workbookPart = (name: string): string =>
  `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`;

/** Places in the list of looks below. */
export const STYLE = {
  plain: 0,
  title: 1,
  middle: 2,
  italic: 3,
  heading: 4,
  text: 5,
  whole: 6,
  day: 7,
  minute: 8,
  bold: 9,
  tenth: 10,
  boldText: 11,
  boldWhole: 12,
  boldTenth: 13,
  note: 14,
  hundredth: 15,
  boldHundredth: 16,
} as const;

const FACE = '<name val="Times New Roman"/>';
const CENTRE = '<alignment horizontal="center" vertical="center" wrapText="1"/>';
const look = (font: number, border: number, format: number, alignment: string): string =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`;
const SIDE = ['left', 'right', 'top', 'bottom']
  .map((side) => `<${side} style="thin"><color rgb="FF000000"/></${side}>`)
  .join('');

export const STYLES =
  `${HEAD}<styleSheet xmlns="${MAIN}">` +
  `<numFmts count="5"><numFmt numFmtId="164" formatCode="#,##0"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/>` +
  `<numFmt numFmtId="166" formatCode="dd/mm/yyyy hh:mm"/><numFmt numFmtId="167" formatCode="#,##0.0"/><numFmt numFmtId="168" formatCode="#,##0.00"/></numFmts>` +
  `<fonts count="4"><font><sz val="11"/>${FACE}</font><font><b/><sz val="11"/>${FACE}</font>` +
  `<font><i/><sz val="11"/>${FACE}</font><font><b/><sz val="13"/>${FACE}</font></fonts>` +
  `<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
  `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${SIDE}<diagonal/></border></borders>` +
  `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
  `<cellXfs count="17">${[
    look(0, 0, 0, ''),
    look(3, 0, 0, CENTRE),
    look(0, 0, 0, CENTRE),
    look(2, 0, 0, CENTRE),
    look(1, 1, 0, CENTRE),
    look(0, 1, 49, '<alignment vertical="top" wrapText="1"/>'),
    look(0, 1, 164, '<alignment vertical="top"/>'),
    look(0, 1, 165, '<alignment horizontal="center" vertical="top"/>'),
    look(0, 1, 166, '<alignment horizontal="center" vertical="top"/>'),
    look(1, 0, 0, CENTRE),
    look(0, 1, 167, '<alignment vertical="top"/>'),
    look(1, 1, 49, '<alignment vertical="top" wrapText="1"/>'),
    look(1, 1, 164, '<alignment vertical="top"/>'),
    look(1, 1, 167, '<alignment vertical="top"/>'),
    look(0, 0, 49, '<alignment vertical="top" wrapText="1"/>'),
    look(0, 1, 168, '<alignment vertical="top"/>'),
    look(1, 1, 168, '<alignment vertical="top"/>'),
  ].join('')}</cellXfs>` +
  `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
