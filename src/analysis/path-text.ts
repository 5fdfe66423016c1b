import { basename } from 'node:path';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { declaredName } from '../resolve/syntax.js';
import type { FunctionNode } from '../resolve/value.js';

/** What a way leads through: a call as it is written, or a function of another file and where that is. */
export interface PathPart {
  readonly name: string;
  /** `posts.repository.ts:31` */
  readonly place?: string;
}

/** A call as it is written, and where the function is that it runs, if that is in another file. */
export function pathPartsOf(resolution: Resolution, name: string, to: FunctionNode): readonly PathPart[] {
  const home = resolution.at(to);
  if (home === resolution) return [{ name }];
  const { line } = home.sourceCode.getLocFromIndex(to.range[0]);
  const place = `${basename(home.filename)}:${line}`;
  const declared = declaredName(to) ?? name;
  return declared === name ? [{ name, place }] : [{ name }, { name: declared, place }];
}

/** A way to a call of a library. */
export interface Way {
  readonly call: Pick<LibraryCall, 'callee'>;
  readonly path: readonly PathPart[];
}

/** The way from the function that is called to the library, for a message; empty where the library itself is called. */
export function pathText({ call, path: [first, ...further] }: Way): string {
  if (!first) return '';
  const parts: readonly PathPart[] = [...further, { name: call.callee }];
  const texts = parts.map(({ name, place }) => `\`${name}\`${place === undefined ? '' : ` (${place})`}`);
  return ` (${[...(first.place === undefined ? [''] : [first.place]), ...texts].join(' → ').trim()})`;
}
