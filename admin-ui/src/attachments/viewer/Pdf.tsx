import Box from '@mui/material/Box';
import { useEffect, useRef, useState } from 'react';
import { Loading } from '../../ui/Loading';
import { fitted } from './fit';
import { isLocked, type OpenPdf, openPdf } from './pdf';
import type { PageProps } from './page-props';

/** A canvas of more takes hundreds of megabytes; what is enlarged further is enlarged by the browser. */
const MAX_CANVAS_PIXELS = 16_000_000;

/** One page of a PDF, turned and enlarged. */
const Pdf = ({ content, name, place, turns, zoom, page, onPages, onUnreadable }: PageProps) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [open, setOpen] = useState<OpenPdf | null>(null);
  const [drawn, setDrawn] = useState(false);

  useEffect(() => {
    let left = false;
    let opened: OpenPdf | undefined;
    openPdf(content).then(
      (made) => {
        opened = made;
        if (left) return made.close();
        setOpen(made);
        onPages(made.pdf.numPages);
      },
      (error: unknown) => left || onUnreadable(isLocked(error) ? 'locked' : 'unreadable'),
    );
    return () => {
      left = true;
      opened?.close();
      setOpen(null);
    };
    // The two callbacks belong to the same file as the content.
  }, [content]);

  const { width, height } = place;
  useEffect(() => {
    if (!open) return;
    let stop = (): void => undefined;
    let left = false;
    const draw = async (): Promise<void> => {
      const shown = await open.pdf.getPage(Math.min(page, open.pdf.numPages));
      const target = canvas.current;
      if (left || !target) return;
      const whole = shown.getViewport({ scale: 1 });
      const size = fitted(whole, { width, height }, turns, zoom);
      const scale = size.width / (turns % 2 === 0 ? whole.width : whole.height);
      const sharpness = Math.min(devicePixelRatio, Math.sqrt(MAX_CANVAS_PIXELS / (size.width * size.height)));
      const viewport = shown.getViewport({ scale: scale * sharpness, rotation: shown.rotate + turns * 90 });
      Object.assign(target, { width: Math.floor(viewport.width), height: Math.floor(viewport.height) });
      Object.assign(target.style, { width: `${size.width}px`, height: `${size.height}px` });
      const task = shown.render({ canvas: target, viewport });
      stop = () => task.cancel();
      await task.promise;
      setDrawn(true);
    };
    // A page that another one takes the place of is called off, which is no fault.
    draw().catch(() => left || onUnreadable('unreadable'));
    return () => {
      left = true;
      stop();
    };
  }, [open, page, turns, zoom, width, height]);

  return (
    <Box sx={{ flex: 'none', m: 'auto', position: 'relative' }}>
      {!drawn && <Loading />}
      <canvas ref={canvas} role="img" aria-label={name} style={{ display: 'block', background: '#fff' }} />
    </Box>
  );
};

export default Pdf;
