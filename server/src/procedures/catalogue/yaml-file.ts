import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Alias,
  type Document,
  type Node,
} from 'yaml';

export interface YamlProblem {
  readonly line: number;
  readonly message: string;
}

export type ReadYaml =
  | { readonly ok: true; readonly data: unknown; readonly lineOf: (path: readonly PropertyKey[]) => number }
  | { readonly ok: false; readonly problems: readonly YamlProblem[] };

/** Reads one YAML document and remembers where everything stood, so that a later complaint can name the line. */
export function readYaml(text: string): ReadYaml {
  const lines = new LineCounter();
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });

  const problems = [...document.errors, ...document.warnings].map(({ pos, message }) => ({
    line: lineAt(pos[0]),
    message: `cannot be read as YAML: ${lowerFirst(message)}`,
  }));
  // The parser only trips over a missing anchor later, and without saying where.
  visit(document, {
    Alias(_key, alias) {
      if (alias.resolve(document)) return;
      problems.push({
        line: lineAt(startOf(alias)),
        message: `names the anchor *${alias.source}, which is not set above`,
      });
    },
  });
  if (problems.length > 0) return { ok: false, problems };

  try {
    return { ok: true, data: document.toJS(), lineOf: (path) => lineAt(offsetOf(document, path)) };
  } catch (error) {
    // Left to this place: more aliases than any honest file has.
    const reason = error instanceof Error ? lowerFirst(error.message) : String(error);
    return { ok: false, problems: [{ line: 1, message: `cannot be read as YAML: ${reason}` }] };
  }
}

/** Offset of the last thing on the path that exists: of a missing name, the map that should have it. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let here: Node | null = document.contents;
  let offset = startOf(here);
  for (const key of path) {
    if (isAlias(here)) here = here.resolve(document) ?? null;
    if (isMap<Node, Node | null>(here)) {
      const pair = here.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
      if (!pair) break;
      offset = startOf(pair.key);
      here = pair.value;
    } else if (isSeq<Node>(here) && typeof key === 'number') {
      const item: Node | undefined = here.items[key];
      if (!item) break;
      offset = startOf(item);
      here = item;
    } else {
      break;
    }
  }
  return offset;
}

function startOf(node: Node | Alias | null): number {
  return node?.range?.[0] ?? 0;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
