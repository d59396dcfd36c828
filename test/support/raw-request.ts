import { connect } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** Bytes as no HTTP client would send them, and the first answer to them. */
export function sendRaw(url: string, bytes: string | Uint8Array): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => void socket.write(bytes));
    let text = '';
    socket.setEncoding('utf8').setTimeout(10_000, () => socket.destroy(new Error('no answer in ten seconds')));
    socket.on('data', (chunk: string) => {
      text += chunk;
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? 0);
      const start = text.indexOf('\r\n\r\n') + 4;
      if (start > 3 && Buffer.byteLength(text.slice(start)) >= length) socket.end();
    });
    socket.on('error', (error) => (text ? undefined : reject(error)));
    socket.on('close', () => {
      const [head = '', body = ''] = text.split(/\r\n\r\n(.*)/s);
      const [first = '', ...lines] = head.split('\r\n');
      const headers = lines
        .map((line) => line.split(/: (.*)/s))
        .map(([name, value]) => [name!.toLowerCase(), value ?? '']);
      resolve({
        status: Number(first.split(' ')[1]),
        headers: Object.fromEntries(headers) as Record<string, string>,
        body,
      });
    });
  });
}
