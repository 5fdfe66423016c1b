import { AST_NODE_TYPES, type TSESTree } from '@typescript-eslint/utils';
import type { ByMajor, Construction, Library } from '../catalogue/schema.js';
import { injectedAs } from '../resolve/class-members.js';
import type { LibraryCall } from '../resolve/library-calls.js';
import type { Resolution } from '../resolve/resolution.js';
import { classOfThis, keyName, nodesBelow } from '../resolve/syntax.js';
import { callsBelow } from './cache-calls.js';

/** A call that makes a cache, and what is known of its file. */
export interface Making {
  readonly home: Resolution;
  readonly call: LibraryCall;
  /** What its options, or those that a function in them gives, say about bounds. */
  readonly constructs: ByMajor<Construction>;
}

/** The calls in other files with which a container of dependencies makes what a cache is called on: `this.cache`. */
export function providedBy(resolution: Resolution, { receiver }: LibraryCall): readonly Making[] {
  const token = receiver && (injectedAs(receiver) ?? injectedAs(ownerOf(receiver)));
  if (!token) return [];
  const isType = token.type === AST_NODE_TYPES.TSTypeReference;
  const value = isType ? resolution.typeValue(token) : resolution.valueOf(token);
  const registered = value && 'library' in value ? registrations(resolution, value.library) : [];
  const owner = classOfThis(receiver)?.node.id?.name;
  const own = registered.filter(({ home }) => owner !== undefined && names(home, owner));
  if (own.length > 0) return own; // the module that has the class
  return registered.length > 0 ? registered : providers(resolution, isType ? token.typeName : token);
}

/** `this.cache` of `this.cache.store` */
function ownerOf(node: TSESTree.Expression): TSESTree.Expression {
  return node.type === AST_NODE_TYPES.MemberExpression ? node.object : node;
}

function names({ sourceCode }: Resolution, name: string): boolean {
  return new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`, 'u').test(sourceCode.text);
}

/** `CacheModule.register(…)`, and `CacheModule.registerAsync(…)` with a function that gives the same options. */
function registrations(resolution: Resolution, library: Library): readonly Making[] {
  return Object.entries(library.module).flatMap(([name, { is }]) => {
    const members = Object.values((is === undefined ? undefined : library.types[is]?.members) ?? {});
    const constructs = members.find((member) => member.constructs)?.constructs;
    if (!constructs) return [];
    return resolution.filesOfHeirs(name).flatMap((home) =>
      callsBelow(home, home.sourceCode.ast).flatMap((node) => {
        const call = home.callAt(node);
        return call?.library === library && call.type === is ? [{ home, call, constructs }] : [];
      }),
    );
  });
}

/** `{ provide: TOKEN, useFactory: () => createCache(…) }` */
function providers(resolution: Resolution, token: TSESTree.Node): readonly Making[] {
  const name = nameOf(token);
  if (name === undefined) return [];
  return resolution.filesOfHeirs(name).flatMap((home) => {
    const objects = objectsBelow(home).filter((object) => nameOf(valueAt(object, 'provide')) === name);
    return objects
      .flatMap((object) => [...nodesBelow(object, home.sourceCode.visitorKeys)])
      .flatMap((node) => makingAt(home, node) ?? []);
  });
}

/** What a call makes, if it makes a cache. */
export function makingAt(home: Resolution, node: TSESTree.Node): Making | undefined {
  const call = home.callAt(node);
  const constructs = call?.member.constructs;
  return constructs && { home, call, constructs };
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

/** What an object literal shows under a key. */
export function valueAt({ properties }: TSESTree.ObjectExpression, key: string): TSESTree.Node | undefined {
  for (const property of properties) {
    if (property.type === AST_NODE_TYPES.Property && keyName(property) === key) return property.value;
  }
  return undefined;
}
