import Box from '@mui/material/Box';
import { useEffect, useState } from 'react';
import { fitted, type Size } from './fit';
import type { PageProps } from './page-props';

/** A picture, turned and enlarged. */
export const Picture = ({ content, name, place, turns, zoom, onPages, onUnreadable }: PageProps) => {
  const [url, setUrl] = useState<string>();
  const [size, setSize] = useState<Size | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(content);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [content]);
  const shown = size && fitted(size, place, turns, zoom);
  const sideways = turns % 2 === 1;
  return (
    <Box sx={{ position: 'relative', flex: 'none', m: 'auto', ...(shown ?? { width: 1, height: 1 }) }}>
      {url && (
        <img
          src={url}
          alt={name}
          onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) => {
            setSize({ width, height });
            onPages(1);
          }}
          onError={() => onUnreadable('unreadable')}
          style={{
            position: 'absolute',
            top: '50%',
            left: '50%',
            width: (sideways ? shown?.height : shown?.width) ?? 1,
            height: (sideways ? shown?.width : shown?.height) ?? 1,
            // Strokes signed on the screen are dark on nothing, and would be lost on the dark theme.
            background: '#fff',
            transform: `translate(-50%, -50%) rotate(${turns * 90}deg)`,
          }}
        />
      )}
    </Box>
  );
};
