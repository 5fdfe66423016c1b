import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { Library } from '../catalogue/schema.js';
import { injectedAs } from '../resolve/class-members.js';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { classOfThis, keyName, nodesBelow } from '../resolve/syntax.js';

/** A call that makes a cache, and what is known of its file. */
export interface Making {
  readonly home: Resolution;
  readonly call: LibraryCall;
}

/** The calls in other files with which a container of dependencies makes what a cache is called on: `this.cache`. */
export function providedBy(resolution: Resolution, { receiver }: LibraryCall): readonly Making[] {
  const token = receiver && injectedAs(receiver);
  if (!token) return [];
  const isType = token.type === AST_NODE_TYPES.TSTypeReference;
  const value = isType ? resolution.typeValue(token) : resolution.valueOf(token);
  const registered = value && 'library' in value ? registrations(resolution, value.library) : [];
  const owner = classOfThis(receiver)?.node.id?.name;
  const own = registered.filter(({ home }) => owner !== undefined && names(home, owner));
  if (own.length > 0) return own; // the module that has the class
  return registered.length > 0 ? registered : providers(resolution, isType ? token.typeName : token);
}

function names({ sourceCode }: Resolution, name: string): boolean {
  return new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`, 'u').test(sourceCode.text);
}

/** `CacheModule.register(…)` */
function registrations(resolution: Resolution, library: Library): readonly Making[] {
  return Object.entries(library.module).flatMap(([name, { is }]) => {
    const members = is === undefined ? {} : library.types[is]?.members;
    if (!Object.values(members ?? {}).some(({ constructs }) => constructs)) return [];
    return resolution
      .filesOfHeirs(name)
      .flatMap((home) =>
        makingsBelow(home, home.sourceCode.ast).filter(({ call }) => call.library === library),
      );
  });
}

/** `{ provide: TOKEN, useFactory: () => createCache(…) }` */
function providers(resolution: Resolution, token: TSESTree.Node): readonly Making[] {
  const name = nameOf(token);
  if (name === undefined) return [];
  return resolution.filesOfHeirs(name).flatMap((home) => {
    const objects = objectsBelow(home).filter((object) => nameOf(valueAt(object, 'provide')) === name);
    return objects.flatMap((object) => makingsBelow(home, object));
  });
}

function makingsBelow(home: Resolution, root: TSESTree.Node): readonly Making[] {
  return [...nodesBelow(root, home.sourceCode.visitorKeys)].flatMap((node) => {
    const call = home.callAt(node);
    return call?.member.constructs ? [{ home, call }] : [];
  });
}

function objectsBelow({ sourceCode }: Resolution): readonly TSESTree.ObjectExpression[] {
  return [...nodesBelow(sourceCode.ast, sourceCode.visitorKeys)].filter(
    (node) => node.type === AST_NODE_TYPES.ObjectExpression,
  );
}

function nameOf(node: TSESTree.Node | undefined): string | undefined {
  if (node?.type === AST_NODE_TYPES.Identifier) return node.name;
  return node?.type === AST_NODE_TYPES.Literal && typeof node.value === 'string' ? node.value : undefined;
}

function valueAt({ properties }: TSESTree.ObjectExpression, key: string): TSESTree.Node | undefined {
  for (const property of properties) {
    if (property.type === AST_NODE_TYPES.Property && keyName(property) === key) return property.value;
  }
  return undefined;
}
