import sharp from 'sharp';

/** 64 by 40 dots, red above and blue below, as a telephone would keep it (HEVC; made with heif-enc of libheif). */
export const HEIC = Buffer.from(
  [
    'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAaxtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA',
    'AA5waXRtAAAAAAACAAAAEGlkYXQAAAAAAEAAKAAAADhpbG9jAQAAAERAAAIAAQAAAAAAAAHQAAEAAAAAAAAAMQACAAEAAAAAAAAA',
    'AQAAAAAAAAAIAAAAOGlpbmYAAAAAAAIAAAAVaW5mZQIAAAEAAQAAaHZjMQAAAAAVaW5mZQIAAAAAAgAAZ3JpZAAAAADXaXBycAAA',
    'ALVpcGNvAAAAdWh2Y0MBBAgAAAAAAAAAAAAe8AD8/fr6AAAPAyAAAQAXQAEMAf//BAgAAAMAnbgAAAMAAB66AkAhAAEAKkIBAQQI',
    'AAADAJ24AAADAAAeoCCBBNlurkprm4EBAwIAAAMAAgAAAwACECIAAQAGRAHBc8CJAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAUaXNw',
    'ZQAAAAAAAABAAAAAKAAAABBwaXhpAAAAAAMKCgoAAAAaaXBtYQAAAAAAAAACAAECgQIAAgIDhAAAABppcmVmAAAAAAAAAA5kaW1n',
    'AAIAAQABAAAAOW1kYXQAAAAtKAGvGYDvVqHXeBhh9skCtlKSSXr6qyqg2IqeRq1g+bQ+GO/VyW3xHc0T5RLA',
  ].join(''),
  'base64',
);

/** A TIFF as a scanner makes it: a white page with a black bar, one bit for each dot, packed as faxes are. */
export const scannedTiff = async (): Promise<Buffer> => {
  const bar = { create: { width: 800, height: 200, channels: 3, background: '#000' } } as const;
  const page = sharp({ create: { width: 1_700, height: 2_200, channels: 3, background: '#fff' } });
  const drawn = await page
    .composite([{ input: bar, left: 100, top: 100 }])
    .png()
    .toBuffer();
  return sharp(drawn)
    .removeAlpha()
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1, xres: 200 / 25.4, yres: 200 / 25.4 })
    .toBuffer();
};

/** A TIFF with a page of 8.5 × 11 inches in each colour. */
export const tiffOfPages = async (colors: readonly string[]): Promise<Buffer> => {
  const page = { width: 850, height: 1_100, channels: 3 } as const;
  const pages = colors.map((background) =>
    sharp({ create: { ...page, background } })
      .png()
      .toBuffer(),
  );
  return sharp(await Promise.all(pages), { join: { across: 1, animated: true } })
    .tiff({ compression: 'lzw', xres: 100 / 25.4, yres: 100 / 25.4 })
    .toBuffer();
};

/** The same TIFF saying that it is so many dots wide. */
export function withTiffWidth(tiff: Buffer, width: number): Buffer {
  const copy = Buffer.from(tiff);
  const table = copy.readUInt32LE(4);
  for (let entry = 0; entry < copy.readUInt16LE(table); entry++) {
    const at = table + 2 + entry * 12;
    if (copy.readUInt16LE(at) !== IMAGE_WIDTH) continue;
    copy.writeUInt16LE(LONG, at + 2);
    copy.writeUInt32LE(width, at + 8);
  }
  return copy;
}
const IMAGE_WIDTH = 256;
const LONG = 4;
