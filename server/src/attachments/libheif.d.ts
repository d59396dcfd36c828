/** What is used of it; the package describes its bundle for WebAssembly nowhere. */
declare module 'libheif-js/wasm-bundle.js' {
  interface HeifImage {
    is_primary(): boolean;
    get_width(): number;
    get_height(): number;
    /** Decodes into what is given, four bytes for each dot. */
    display(
      into: { readonly data: Uint8ClampedArray; readonly width: number; readonly height: number },
      done: (shown: object | null) => void,
    ): void;
  }
  const libheif: { readonly HeifDecoder: new () => { decode(content: Uint8Array): HeifImage[] } };
  export default libheif;
}
