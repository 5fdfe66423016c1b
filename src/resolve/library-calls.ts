import { resolve } from 'node:path';
import { AST_NODE_TYPES, type TSESLint, type TSESTree } from '@typescript-eslint/utils';
import type { Library, Member } from '../catalogue/schema.js';
import { createHeirFiles, type HeirFiles } from '../project/heir-files.js';
import { createProject, type OtherFile, type Project } from '../project/project.js';
import { settingsOf, type Settings } from '../settings.js';
import { annotationValue } from './annotations.js';
import { kept, once, type Depth } from './answers.js';
import { variableValue } from './bindings.js';
import { declaredFunctions } from './declared-functions.js';
import { conventionalMember, inheritsUnknown, isConventionalName, isOnlyDeclared } from './conventions.js';
import { awaitedValue, expressionValue, memberOfValue } from './expressions.js';
import { heirFilesOf } from './implementations.js';
import { implementedFunctions } from './implemented-functions.js';
import { importedLibrary } from './imported-library.js';
import { namesInReach } from './names-in-reach.js';
import type { Resolution } from './resolution.js';
import { sourceOfAnyNode } from './source-of-node.js';
import { bare, propertyName } from './syntax.js';
import { typeEvidence } from './type-evidence.js';
import { typeProgramOf } from './type-program.js';
import {
  calledMember,
  other,
  receivingMember,
  taggedMember,
  type CallNode,
  type Evidence,
  type LibraryMember,
  type Value,
} from './value.js';

export type { CallNode, Evidence, Value };

/** One call of a catalogued library member. */
export interface LibraryCall {
  readonly node: CallNode;
  readonly library: Library;
  readonly member: Member;
  /** The member's name: `query`. */
  readonly name: string;
  /** What the user wrote before the arguments, on one line: `this.pool.query`. */
  readonly callee: string;
  readonly evidence: Evidence;
  /** The catalogue's type of the receiver: `Pool`. */
  readonly type?: string;
  /** What the member is called on: the node of `this.pool`. */
  readonly receiver?: TSESTree.Expression;
  /** The call that made the receiver, where it stands in this file: `new Pool()`. */
  readonly origin?: CallNode | undefined;
}

/** Answers, for one file: which library member is called here, and on what evidence? Answers are kept per node. */
export type CallAt = (node: TSESTree.Node) => LibraryCall | undefined;

type Context = Readonly<
  Pick<TSESLint.RuleContext<string, readonly unknown[]>, 'cwd' | 'filename' | 'settings' | 'sourceCode'>
>;

// By the Program node: oxlint uses one SourceCode object for all files.
const resolutions = new WeakMap<TSESTree.Program, Resolution>();

/** What the resolver knows about one file; every rule that asks shares it. */
export function resolutionOf(context: Context): Resolution {
  return resolutions.get(context.sourceCode.ast) ?? createResolution(context, othersFor(context));
}

/** The other files of the project, and the depth that questions across them share. */
interface Others {
  readonly project: Project;
  /** Found by their text, where there is no program. */
  readonly heirs: HeirFiles;
  readonly depth: Depth;
}

// By the settings, which are one object for all files that have the same.
const others = new WeakMap<Settings, Others>();

/** Other files are read where the parser reads them too, or where the user asks for it. */
function othersFor(context: Context): Others | undefined {
  const settings = settingsOf(context);
  const program = context.sourceCode.parserServices?.program;
  if (!settings.project && !program) return undefined;
  let found = others.get(settings);
  if (!found) {
    found = { project: createProject(), heirs: createHeirFiles(), depth: { current: 0 } };
    others.set(settings, found);
  }
  const typed = program && typeProgramOf(context.sourceCode);
  found.project.begin((path) => program?.getSourceFile(path), typed ? heirFilesOf(typed) : found.heirs);
  found.depth.current = 0;
  return found;
}

/** Answers for one file which library member is called at a node. */
export function libraryCalls(context: Context): CallAt {
  return resolutionOf(context).callAt;
}

/** `asker` is the file itself, where it is not the one being linted. */
function createResolution(context: Context, project?: Others, asker?: OtherFile): Resolution {
  const { filename, sourceCode } = context;
  const { conventions, libraries } = settingsOf(context);
  const libraryAt = importedLibrary(libraries, context);
  const depth: Depth = project?.depth ?? { current: 0 };
  const program = typeProgramOf(sourceCode);
  const at: Resolution['at'] = project ? (node) => resolutionAt(node, resolution) : () => resolution;
  const known = (file: OtherFile | undefined) =>
    file &&
    (resolutions.get(file.sourceCode.ast) ??
      createResolution({ ...file, cwd: context.cwd, settings: context.settings }, project, file));
  const resolution: Resolution = {
    filename,
    sourceCode: project ? sourceOfAnyNode(sourceCode, at) : sourceCode,
    types: program && typeEvidence(program, libraryAt),
    conventions,
    at,
    fileOf: (specifier, name) => known(project?.project.fileOf(specifier, name, filename, asker)),
    filesOfHeirs: (name) =>
      (project?.project.filesOfHeirs(name, filename, asker) ?? []).flatMap((file) => known(file) ?? []),
    functionsByType: (callee) => {
      const implemented = implementedFunctions(resolution, callee);
      if (implemented.length > 0) return implemented;
      return declaredFunctions(resolution, callee, (path) =>
        resolve(path) === filename ? resolution : known(project?.project.fileAt(path)),
      );
    },
    libraryOf: libraryAt,
    names: namesInReach(sourceCode, libraryAt, program?.program, project !== undefined),
    valueOf: once((node: TSESTree.Node) => {
      const home = resolution.at(node);
      return home === resolution ? expressionValue(home, node) : home.valueOf(node);
    }, depth),
    awaitedValue: once((node) => awaitedValue(resolution, node), depth),
    valueOfVariable: kept((variable) => variableValue(resolution, variable)),
    typeValue: once((node: TSESTree.Node) => {
      const home = resolution.at(node);
      return home === resolution ? annotationValue(home, node) : home.typeValue(node);
    }, depth),
    memberOf: (value, name) => memberOfValue(resolution, value, name),
    callAt: (node) =>
      isCall(node) && (project !== undefined || mayBeKnown(resolution, node)) ? callAt(node) : undefined,
  };
  const callAt = once((node: CallNode) => {
    const home = resolution.at(node);
    return home === resolution ? libraryCall(home, node) : home.callAt(node);
  }, depth);
  resolutions.set(sourceCode.ast, resolution);
  return resolution;
}

/** What is known of the file that a node is in. */
function resolutionAt(node: TSESTree.Node, around: Resolution): Resolution {
  let root = node;
  while (root.parent) root = root.parent;
  if (root === around.sourceCode.ast) return around;
  return (root.type === AST_NODE_TYPES.Program && resolutions.get(root)) || around;
}

function isCall(node: TSESTree.Node): node is CallNode {
  return (
    node.type === AST_NODE_TYPES.CallExpression ||
    node.type === AST_NODE_TYPES.NewExpression ||
    node.type === AST_NODE_TYPES.TaggedTemplateExpression
  );
}

function libraryCall(resolution: Resolution, node: CallNode): LibraryCall | undefined {
  const callee = bare(node.type === AST_NODE_TYPES.TaggedTemplateExpression ? node.tag : node.callee);
  const written = callee.type === AST_NODE_TYPES.MemberExpression ? callee : undefined;
  const name = written && propertyName(written);
  if (!mayBeKnown(resolution, node)) return undefined;
  const value = resolution.valueOf(callee) ?? valueByType(resolution, callee);
  const called =
    (name === undefined ? undefined : memberByArgument(resolution, node, name)) ??
    (node.type === AST_NODE_TYPES.TaggedTemplateExpression ? taggedMember(value) : calledMember(value)) ??
    (resolution.conventions && (!value || isOnlyDeclared(resolution, value))
      ? conventionalMember(resolution, node)
      : undefined);
  return called && describe(resolution, node, called, written);
}

/** The call that the names stand for by convention, also where what is called is known to be a function of another file. */
export function conventionalCall(resolution: Resolution, node: CallNode): LibraryCall | undefined {
  const called = resolution.conventions ? conventionalMember(resolution, node) : undefined;
  const callee = bare(node.type === AST_NODE_TYPES.TaggedTemplateExpression ? node.tag : node.callee);
  const written = callee.type === AST_NODE_TYPES.MemberExpression ? callee : undefined;
  return called && describe(resolution, node, called, written);
}

/** A command says what sending it does, also where nothing says what it is sent with. */
function memberByArgument(
  { names, valueOf }: Resolution,
  node: CallNode,
  name: string,
): LibraryMember | undefined {
  if (node.type === AST_NODE_TYPES.TaggedTemplateExpression || !names.receives(name)) return undefined;
  const [handed] = node.arguments;
  return handed && receivingMember(valueOf(handed), name);
}

/** What is called, by its type or by that of what it is a member of, where the file does not show it. */
function valueByType(resolution: Resolution, callee: TSESTree.Node): Value | undefined {
  const { memberOf, names, types, valueOf } = resolution;
  const name = callee.type === AST_NODE_TYPES.MemberExpression ? propertyName(callee) : undefined;
  if (!types || !names.hasByType(name)) return undefined;
  if (callee.type !== AST_NODE_TYPES.MemberExpression) return types.valueOf(callee);
  const shown = valueOf(callee.object);
  const isOpen = !shown || maybeMore.has(shown.kind) || inheritsUnknown(resolution, shown);
  if (name === undefined || !isOpen) return undefined;
  const owner = types.valueOf(callee.object);
  return owner && (memberOf(owner, name) ?? other);
}

/** A type of another package may extend one that is known, and an interface may get members from other files. */
const maybeMore: ReadonlySet<Value['kind']> = new Set(['other', 'shape']);

/** Asks the names alone, of the call and of those before it in a chain, because most calls end here. */
function mayBeKnown({ conventions, names }: Resolution, node: CallNode): boolean {
  if (names.isOpenEnded) return true;
  for (let call = node; ;) {
    const callee = bare(call.type === AST_NODE_TYPES.TaggedTemplateExpression ? call.tag : call.callee);
    if (callee.type !== AST_NODE_TYPES.MemberExpression) return true;
    const name = propertyName(callee);
    if (name !== undefined && (names.has(name) || (conventions && isConventionalName(callee, name))))
      return true;
    // `this.connection('users')`, where the class gets it from another file, which may import what is called.
    if (callee.object.type === AST_NODE_TYPES.ThisExpression && names.hasByType(undefined)) return true;
    const before = bare(callee.object);
    if (!isCall(before)) return false;
    call = before;
  }
}

function describe(
  resolution: Resolution,
  node: CallNode,
  called: LibraryMember,
  callee: TSESTree.MemberExpression | undefined,
): LibraryCall {
  const { library, member, name, evidence, owner } = called;
  return {
    node,
    library,
    member,
    name,
    evidence,
    callee: calleeText(resolution, node),
    ...(owner ? { type: owner.type } : {}),
    ...(owner?.origin ? { origin: owner.origin } : {}),
    ...(callee ? { receiver: callee.object } : {}),
  };
}

/** What stands before the arguments, on one line; arguments of earlier calls of a chain are left out. */
export function calleeText({ sourceCode }: Pick<Resolution, 'sourceCode'>, node: CallNode): string {
  let text = '';
  let current: TSESTree.Node = node.type === AST_NODE_TYPES.TaggedTemplateExpression ? node.tag : node.callee;
  for (let isWhole = false; !isWhole && text.length <= longest;) {
    current = bare(current);
    if (current.type === AST_NODE_TYPES.MemberExpression) {
      const name = textOf(sourceCode, current.property);
      text = (current.computed ? `[${name}]` : `.${name}`) + text;
      current = current.object;
    } else if (current.type === AST_NODE_TYPES.CallExpression) {
      text = (current.arguments.length > 0 ? '(…)' : '()') + text;
      current = current.callee;
    } else if (current.type === AST_NODE_TYPES.NewExpression) {
      const made = `new ${textOf(sourceCode, current.callee)}`;
      text = made + (current.arguments.length > 0 ? '(…)' : '()') + text;
      isWhole = true;
    } else {
      text = textOf(sourceCode, current) + text;
      isWhole = true;
    }
  }
  return text.length > longest ? `…${text.slice(1 - longest)}` : text;
}

const longest = 80;

/** The text of a node, on one line. */
function textOf(sourceCode: Resolution['sourceCode'], node: TSESTree.Node): string {
  return node.type === AST_NODE_TYPES.Identifier ? node.name : sourceCode.getText(node).replace(/\s+/gu, ' ');
}
