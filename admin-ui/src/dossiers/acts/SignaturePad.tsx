import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { type CSSProperties, type PointerEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { newIdempotencyKey, problemOf } from '../../providers/http';

/** Of the picture; on the screen it is as wide as there is room, and no wider. */
const [WIDTH, HEIGHT] = [600, 200];

const UNSEEN: CSSProperties = { position: 'absolute', width: 1, height: 1, opacity: 0, pointerEvents: 'none' };

interface Props {
  /**
   * Keeps the picture somewhere, under a key that is another one only after another stroke.
   *
   * @returns what `value` becomes
   */
  readonly keep: (picture: Blob, key: string, signal: AbortSignal) => Promise<string>;
  /** What keeping the picture gave, the id of its file for one dossier; null while nobody has signed. */
  readonly value: string | null;
  readonly onChange: (signatureId: string | null) => void;
}

/**
 * Whoever collects the result signs on the screen. It is never asked for: paper may be signed instead. What was drawn and is
 * not kept yet is kept when the form around it is sent, which waits for that.
 */
export const SignaturePad = ({ keep: keepPicture, value, onChange }: Props) => {
  const translate = useTranslate();
  const label = useId();
  const group = useRef<HTMLElement>(null);
  const guard = useRef<HTMLInputElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  // After an answer that was lost the same picture is the same call; another stroke makes another one.
  const call = useRef<string | null>(null);
  // The form goes on while the picture is sent: what is typed meanwhile stays, and another person's pad is not signed by it.
  const tell = useRef(onChange);
  useEffect(() => {
    tell.current = onChange;
  }, [onChange]);
  const leaving = useRef<AbortController>(null);
  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller;
    return () => controller.abort();
  }, []);

  /** The form was sent, and is sent again once the signature is kept. */
  const sends = useRef(false);
  const unkept = drawn && value === null;
  useEffect(() => {
    guard.current?.setCustomValidity(unkept ? 'unkept' : '');
    if (value === null || !sends.current) return;
    sends.current = false;
    guard.current?.form?.requestSubmit();
  }, [unkept, value]);

  const clear = (): void => {
    canvas.current?.getContext('2d')?.clearRect(0, 0, WIDTH, HEIGHT);
    setDrawn(false);
    call.current = null;
    onChange(null);
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>): void => {
    const pen = canvas.current?.getContext('2d');
    if (!pen || event.buttons !== 1 || value !== null || working) return;
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const [x, y] = [((event.clientX - left) / width) * WIDTH, ((event.clientY - top) / height) * HEIGHT];
    if (event.type === 'pointerdown') {
      event.currentTarget.setPointerCapture(event.pointerId);
      pen.beginPath();
      pen.moveTo(x, y);
    }
    pen.lineWidth = 3;
    pen.lineCap = 'round';
    pen.strokeStyle = '#123';
    pen.lineTo(x, y);
    pen.stroke();
    call.current = null;
    setDrawn(true);
  };
  const keep = async (): Promise<void> => {
    if (working) return;
    const { signal } = leaving.current!;
    setWorking(true);
    setProblem(null);
    try {
      const picture = await new Promise<Blob | null>((resolve) => canvas.current!.toBlob(resolve, 'image/png'));
      const kept = await keepPicture(picture!, (call.current ??= newIdempotencyKey()), signal);
      if (!signal.aborted) tell.current(kept);
    } catch (error) {
      sends.current = false;
      setProblem(problemOf(error).code);
    } finally {
      setWorking(false);
    }
  };

  return (
    <Box ref={group} role="group" aria-labelledby={label} tabIndex={-1} sx={{ position: 'relative', outline: 'none' }}>
      {/* A field of the form that is wrong as long as something is drawn and not kept. */}
      <input
        ref={guard}
        aria-hidden
        tabIndex={-1}
        onInvalid={() => {
          sends.current = true;
          void keep();
        }}
        onFocus={() => group.current?.focus()}
        style={UNSEEN}
      />
      <Typography id={label} variant="body2" color="textSecondary" sx={{ mb: 0.5 }}>
        {translate('act.signature_optional')}
      </Typography>
      <Stack direction="row" spacing={1} sx={{ mb: 0.5, alignItems: 'center' }}>
        <Button size="small" disabled={!drawn || value !== null || working} onClick={() => void keep()}>
          {translate('act.signature_keep')}
        </Button>
        <Button size="small" color="inherit" disabled={(!drawn && value === null) || working} onClick={clear}>
          {translate('act.signature_again')}
        </Button>
        <Typography variant="body2" aria-live="polite">
          {value !== null && translate('act.signature_kept')}
        </Typography>
      </Stack>
      <Box
        component="canvas"
        ref={canvas}
        width={WIDTH}
        height={HEIGHT}
        onPointerDown={draw}
        onPointerMove={draw}
        sx={{
          display: 'block',
          width: '100%',
          maxWidth: WIDTH,
          aspectRatio: `${WIDTH} / ${HEIGHT}`,
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          bgcolor: '#fff',
          touchAction: 'none',
          cursor: value === null ? 'crosshair' : 'default',
        }}
      />
      {problem !== null && <Alert severity="error">{translate(`errors.${problem}`)}</Alert>}
    </Box>
  );
};
