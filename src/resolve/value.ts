import type { TSESTree } from '@typescript-eslint/utils';
import type { Library, Member } from '../catalogue/schema.js';

/** Why we believe that a value belongs to a library, strongest first. */
export type Evidence = 'type' | 'import' | 'setting' | 'convention';

/** Syntax that can be a call into a library. */
export type CallNode = TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.TaggedTemplateExpression;

export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

export type FunctionNode =
  TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression;

/** A value of a type that the catalogue describes. */
export interface Instance {
  readonly kind: 'instance';
  readonly library: Library;
  readonly type: string;
  readonly evidence: Evidence;
  /** The call that made it, where it stands in this file. */
  readonly origin?: CallNode;
}

/** A member of a module or type that the catalogue describes, not called yet. */
export interface LibraryMember {
  readonly kind: 'member';
  readonly library: Library;
  readonly member: Member;
  readonly name: string;
  readonly evidence: Evidence;
  /** The value it is a member of; a member of the module has none. */
  readonly owner?: Instance;
}

/** What an expression is known to be. */
export type Value =
  | Instance
  | LibraryMember
  | { readonly kind: 'module'; readonly library: Library }
  /** A class of this file, its static side. */
  | { readonly kind: 'class'; readonly node: ClassNode }
  /** An instance of a class of this file. */
  | { readonly kind: 'object'; readonly node: ClassNode }
  | { readonly kind: 'literal'; readonly node: TSESTree.ObjectExpression }
  /** A type literal or interface of this file. */
  | { readonly kind: 'shape'; readonly elements: readonly TSESTree.TypeElement[] }
  | { readonly kind: 'function'; readonly node: FunctionNode }
  /** A function that is only known by its type. */
  | {
      readonly kind: 'function-type';
      readonly params: readonly TSESTree.Parameter[];
      readonly returns: TSESTree.TypeNode;
    }
  /** Known, and nothing of a catalogued library: conventions must not guess. */
  | { readonly kind: 'other' };

export const other: Value = { kind: 'other' };

/** The value of a function of which only the type is known. */
export function functionType(
  params: readonly TSESTree.Parameter[],
  { typeAnnotation }: TSESTree.TSTypeAnnotation,
): Value {
  return { kind: 'function-type', params, returns: typeAnnotation };
}

/** The member of a library value, as the catalogue describes it. */
export function libraryMember(value: Value, name: string): LibraryMember | undefined {
  if (value.kind === 'module') {
    const member = ownMember(value.library.module, name);
    return member && { kind: 'member', library: value.library, member, name, evidence: 'import' };
  }
  const owner = asInstance(value);
  if (!owner) return undefined;
  const member = typeMember(owner.library, owner.type, name);
  return member && { kind: 'member', library: owner.library, member, name, evidence: owner.evidence, owner };
}

/** The value as an instance: itself, or for `prisma.user` what that member is. */
export function asInstance(value: Value | undefined): Instance | undefined {
  if (value?.kind === 'instance') return value;
  if (value?.kind !== 'member' || value.member.is === undefined) return undefined;
  const { library, member, evidence, owner } = value;
  return {
    kind: 'instance',
    library,
    type: value.member.is,
    evidence,
    ...(member.is && owner?.origin ? { origin: owner.origin } : {}),
  };
}

/** What happens when the value itself is called or constructed. */
export function calledMember(value: Value | undefined): LibraryMember | undefined {
  if (value?.kind === 'module') return libraryMember(value, 'default');
  const instance = asInstance(value);
  const call = instance && instance.library.types[instance.type]?.call;
  if (call) return ownAction(instance, call);
  return value?.kind === 'member' ? value : undefined;
}

/** What happens when the value is the tag of a template. */
export function taggedMember(value: Value | undefined): LibraryMember | undefined {
  const instance = asInstance(value);
  const tag = instance && instance.library.types[instance.type]?.tag;
  if (tag) return ownAction(instance, tag);
  return value?.kind === 'member' ? value : undefined;
}

/** What a method of this name does that is handed the value. */
export function receivingMember(handed: Value | undefined, name: string): LibraryMember | undefined {
  const instance = asInstance(handed);
  const members = instance && instance.library.types[instance.type]?.handedTo;
  const member = members && ownMember(members, name);
  return member && { kind: 'member', library: instance.library, member, name, evidence: instance.evidence };
}

function ownAction(owner: Instance, member: Member): LibraryMember {
  return {
    kind: 'member',
    library: owner.library,
    member,
    name: owner.type,
    evidence: owner.evidence,
    owner,
  };
}

/** The instance that calling, constructing or awaiting a member gives. */
export function givenBy(called: LibraryMember, origin: CallNode | undefined): Instance | undefined {
  const type = called.member.gives;
  if (type === undefined) return undefined;
  const { library, evidence } = called;
  return { kind: 'instance', library, type, evidence, ...(origin ? { origin } : {}) };
}

/** Does the catalogue say that a type has all that another type has? */
export function extendsType({ library, type }: Instance, base: string): boolean {
  return lineageOf(library, type).includes(base);
}

function typeMember(library: Library, type: string, name: string): Member | undefined {
  let wildcard: Member | undefined;
  for (const current of lineageOf(library, type)) {
    const members = library.types[current]?.members;
    const member = members && ownMember(members, name);
    if (member) return member;
    if (members) wildcard ??= ownMember(members, '*');
  }
  return wildcard;
}

/** The type and those that it extends, nearest first. */
function lineageOf(library: Library, type: string): readonly string[] {
  const types: string[] = [];
  for (let current: string | undefined = type; current !== undefined && !types.includes(current);) {
    types.push(current);
    current = library.types[current]?.extends;
  }
  return types;
}

function ownMember(members: Readonly<Record<string, Member>>, name: string): Member | undefined {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}
