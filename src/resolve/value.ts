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

export type NamedShape = TSESTree.TSInterfaceDeclaration | TSESTree.TSTypeAliasDeclaration;

/** What an expression is known to be. */
export type Value =
  | Instance
  | LibraryMember
  | { readonly kind: 'module'; readonly library: Library }
  /** Another file of the project, by what it exports. */
  | { readonly kind: 'file'; readonly node: TSESTree.Program }
  /** A class of the project, its static side. */
  | { readonly kind: 'class'; readonly node: ClassNode }
  /** An instance of a class of the project. */
  | { readonly kind: 'object'; readonly node: ClassNode }
  | { readonly kind: 'literal'; readonly node: TSESTree.ObjectExpression }
  /** A type literal or interface of the project, and where that has its name. */
  | {
      readonly kind: 'shape';
      readonly elements: readonly TSESTree.TypeElement[];
      readonly declared?: NamedShape;
    }
  | { readonly kind: 'function'; readonly node: FunctionNode }
  /** A function that is only known by its type. */
  | {
      readonly kind: 'function-type';
      readonly params: readonly TSESTree.Parameter[];
      readonly returns: TSESTree.TypeNode;
    }
  /** Each at its place, or any number that are like the first. */
  | { readonly kind: 'list'; readonly items: readonly (Value | undefined)[]; readonly isAlike: boolean }
  /** A map, record or index signature, by what its values are. */
  | { readonly kind: 'map'; readonly value: Value }
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
    const { library } = value;
    const member = ownMember(library.module, name) ?? ownMember(library.module, '*');
    if (member) return { kind: 'member', library, member, name, evidence: evidenceOf(library) };
  }
  const owner = asInstance(value);
  if (!owner) return undefined;
  const found = typeMember(owner, name);
  return found && { kind: 'member', ...found, name, evidence: owner.evidence, owner };
}

function evidenceOf({ isOwn = false }: Library): Evidence {
  return isOwn ? 'setting' : 'import';
}

/** The value as an instance: itself, for `prisma.user` what that member is, for a module its default export. */
export function asInstance(value: Value | undefined): Instance | undefined {
  if (value?.kind === 'instance') return value;
  if (value?.kind === 'module') {
    const member = ownMember(value.library.module, 'default');
    return member?.is === undefined ? undefined : instance(value.library, member.is);
  }
  if (value?.kind !== 'member' || value.member.is === undefined) return undefined;
  const { library, member, evidence, owner } = value;
  return instance(library, member.is as string, evidence, owner?.origin);
}

/** A value of a type, which another library may describe. */
export function instance(
  library: Library,
  type: string,
  evidence: Evidence = evidenceOf(library),
  origin?: CallNode,
): Instance {
  return { kind: 'instance', ...describedAt(library, type), evidence, ...(origin ? { origin } : {}) };
}

/** What happens when the value itself is called or constructed. */
export function calledMember(value: Value | undefined): LibraryMember | undefined {
  const called = ownAction(asInstance(value), 'call');
  if (called || !value) return called;
  if (value.kind === 'module') return libraryMember(value, 'default');
  return value.kind === 'member' ? value : undefined;
}

/** What happens when the value is the tag of a template. */
export function taggedMember(value: Value | undefined): LibraryMember | undefined {
  return ownAction(asInstance(value), 'tag') ?? (value?.kind === 'member' ? value : undefined);
}

/** What a method of this name does that is handed the value. */
export function receivingMember(handed: Value | undefined, name: string): LibraryMember | undefined {
  const value = asInstance(handed);
  for (const { library, type } of value ? lineageOf(value) : []) {
    const { handedTo = {} } = library.types[type] ?? {};
    const member = ownMember(handedTo, name);
    if (value && member) return { kind: 'member', library, member, name, evidence: value.evidence };
  }
  return undefined;
}

function ownAction(owner: Instance | undefined, action: 'call' | 'tag'): LibraryMember | undefined {
  for (const { library, type } of owner ? lineageOf(owner) : []) {
    const member = library.types[type]?.[action];
    if (owner && member)
      return { kind: 'member', library, member, name: owner.type, evidence: owner.evidence, owner };
  }
  return undefined;
}

/** The instance that calling, constructing or awaiting a member gives. */
export function givenBy(called: LibraryMember, origin: CallNode | undefined): Instance | undefined {
  const type = called.member.gives;
  return type === undefined ? undefined : instance(called.library, type, called.evidence, origin);
}

/** Does the catalogue say that a type has all that another type has? */
export function extendsType(value: Instance, base: Instance): boolean {
  return lineageOf(value).some(({ library, type }) => library === base.library && type === base.type);
}

/** Is what a value of a type is asked sent over one connection, one thing after another? */
export function hasOneConnection({ library, type }: Pick<Instance, 'library' | 'type'>): boolean {
  for (const known of lineageOf({ library, type })) {
    const { members = {}, oneConnection } = known.library.types[known.type] ?? {};
    if (oneConnection !== undefined) return oneConnection;
    if (Object.values(members).some(({ releases }) => releases === 'receiver')) return true;
  }
  return false;
}

/** A type, in the library that describes it. */
interface DescribedType {
  readonly library: Library;
  readonly type: string;
}

function describedAt(library: Library, type: string): DescribedType {
  return Object.hasOwn(library.types, type)
    ? { library, type }
    : (library.borrows?.[type] ?? { library, type });
}

function typeMember(
  owner: DescribedType,
  name: string,
): { readonly library: Library; readonly member: Member } | undefined {
  let wildcard: { readonly library: Library; readonly member: Member } | undefined;
  for (const { library, type } of lineageOf(owner)) {
    const { members = {} } = library.types[type] ?? {};
    const member = ownMember(members, name);
    if (member) return { library, member };
    const other = ownMember(members, '*');
    if (other) wildcard ??= { library, member: other };
  }
  return wildcard;
}

/** What the catalogue knows of the members of a type, with those that it inherits. */
export function membersOf(library: Library, type: string): Readonly<Record<string, Member>> {
  const lineage = lineageOf(describedAt(library, type)).toReversed();
  return Object.assign({}, ...lineage.map((known) => known.library.types[known.type]?.members)) as Readonly<
    Record<string, Member>
  >;
}

/** The type and those that it extends, nearest first. */
function lineageOf({ library, type }: DescribedType): readonly DescribedType[] {
  const types: DescribedType[] = [];
  for (let current: DescribedType | undefined = { library, type }; current && !isAmong(types, current);) {
    types.push(current);
    const base: string | undefined = current.library.types[current.type]?.extends;
    current = base === undefined ? undefined : describedAt(current.library, base);
  }
  return types;
}

function isAmong(types: readonly DescribedType[], { library, type }: DescribedType): boolean {
  return types.some((known) => known.library === library && known.type === type);
}

function ownMember(members: Readonly<Record<string, Member>>, name: string): Member | undefined {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}
