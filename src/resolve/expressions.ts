import { AST_NODE_TYPES, ASTUtils, type TSESTree } from '@typescript-eslint/utils';
import { addedFunction, thisOfAdded } from './added-functions.js';
import { kept } from './answers.js';
import { bindingValue } from './bindings.js';
import { boundMember } from './bound-members.js';
import { builtInResult } from './built-in-results.js';
import { classMember, inheritedValue, resultOf, returnedExpressions } from './class-members.js';
import { exportedValue, fileValue } from './exports.js';
import { importOf, requiredSpecifier } from './imports.js';
import { globalMember, isForeignPackage } from './known-libraries.js';
import { arrayValue, elementOf, listOf } from './lists.js';
import { assignedStatic, exportedMember, literalMember, shapeMember } from './literal-members.js';
import type { LibraryCall } from './library-calls.js';
import { passedThrough } from './passed-through.js';
import { agreed, type Resolution } from './resolution.js';
import {
  bare,
  annotationOfThis,
  classOfThis,
  functionOfThis,
  isClass,
  isFunction,
  keyName,
  literalOfThis,
  propertyName,
} from './syntax.js';
import { saidByArgument } from './type-argument.js';
import {
  asInstance,
  extendsType,
  givenBy,
  instance,
  libraryMember,
  other,
  type Instance,
  type Value,
} from './value.js';

/** Helpers that compilers wrap around `require()`. */
const interopHelper =
  /^_*(?:importDefault|importStar|interop_?require_?(?:default|wildcard)|toESM|interopNamespace(?:Default)?)$/iu;

/** What is an expression known to be? */
export function expressionValue(resolution: Resolution, given: TSESTree.Node): Value | undefined {
  if (given.type === AST_NODE_TYPES.TSAsExpression || given.type === AST_NODE_TYPES.TSTypeAssertion) {
    const asserted = resolution.typeValue(given.typeAnnotation);
    if (asserted && asserted.kind !== 'other') return asserted;
  }
  if (given.type === AST_NODE_TYPES.AwaitExpression) return awaitedValue(resolution, given.argument);
  const node = bare(given);
  if (node !== given) return resolution.valueOf(node);
  switch (node.type) {
    case AST_NODE_TYPES.Identifier:
      return bindingValue(resolution, node);
    case AST_NODE_TYPES.ThisExpression:
      return thisValue(resolution, node);
    case AST_NODE_TYPES.Super:
      return superValue(resolution, node);
    case AST_NODE_TYPES.MemberExpression:
      return memberValue(resolution, node);
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression:
    case AST_NODE_TYPES.TaggedTemplateExpression:
    case AST_NODE_TYPES.ImportExpression:
      return calledValue(resolution, node);
    case AST_NODE_TYPES.LogicalExpression:
      return agreed([resolution.valueOf(node.left), resolution.valueOf(node.right)]);
    case AST_NODE_TYPES.ConditionalExpression:
      return agreed([resolution.valueOf(node.consequent), resolution.valueOf(node.alternate)]);
    case AST_NODE_TYPES.AssignmentExpression:
      return resolution.valueOf(node.right);
    case AST_NODE_TYPES.ObjectExpression:
      return { kind: 'literal', node };
    case AST_NODE_TYPES.ArrayExpression:
      return arrayValue(resolution, node) ?? other;
    case AST_NODE_TYPES.Literal:
    case AST_NODE_TYPES.TemplateLiteral:
      return other;
    default:
      if (isFunction(node)) return { kind: 'function', node };
      return isClass(node) ? { kind: 'class', node } : undefined;
  }
}

/** What is the member of a value known to be? */
export function memberOfValue(resolution: Resolution, value: Value, name: string): Value | undefined {
  switch (value.kind) {
    case 'module':
      if (name === 'default') return libraryMember(value, name) ?? value;
      return libraryMember(value, name);
    case 'file':
      return exportedValue(resolution.at(value.node), name);
    case 'object':
      return classMember(resolution, value.node, name, false);
    case 'class':
      return classMember(resolution, value.node, name, true) ?? assignedStatic(resolution, value.node, name);
    case 'literal':
      return literalMember(resolution, value.node, name);
    case 'shape':
      return shapeMember(resolution, value.elements, name);
    case 'map':
      return value.value;
    case 'instance':
      return libraryMember(value, name) ?? addedFunction(resolution, value, name);
    case 'member': {
      // `.default` of an import that interop has already unwrapped, and `pg.Pool` of a default import.
      if (name === 'default' && !value.owner) return value;
      return libraryMember(value, name);
    }
    default:
      return undefined;
  }
}

/** Waiting for a lazy builder gives its rows, not the builder. */
export function awaitedValue(resolution: Resolution, node: TSESTree.Node): Value | undefined {
  const call = resolution.callAt(bare(node));
  if (call?.member.answers) {
    const { type, many = false } = call.member.answers;
    const row = rowOf(resolution, call, instance(call.library, type, call.evidence));
    return many ? listOf([row], true) : row;
  }
  const answered = call && rowOfArgument(resolution, call);
  if (answered) return answered;
  const said = resolution.valueOf(node);
  // `Promise<User[]>` with a type of the project says less than the query whose rows are returned.
  const value = !said || said.kind === 'other' ? (answerOf(resolution, bare(node)) ?? said) : said;
  const origin = value?.kind === 'instance' ? value.origin : undefined;
  const sent = origin && resolution.callAt(origin)?.member.roundTrip?.sent;
  return sent === 'when-awaited' ? other : value;
}

/** A row of a class of the project has the methods of that class too: `await User.findByPk(id)` is a `User`. */
function rowOf(resolution: Resolution, { receiver }: LibraryCall, given: Instance): Value {
  const model = receiver && resolution.valueOf(receiver);
  if (model?.kind !== 'class') return given;
  const row = inheritedValue(resolution.at(model.node), model.node, false);
  return row?.kind === 'instance' && extendsType(row, given) ? { kind: 'object', node: model.node } : given;
}

/** A row of the class that a call is given: `await em.find(User, { team })`. */
function rowOfArgument(resolution: Resolution, { member, node }: LibraryCall): Value | undefined {
  const { answersRow: answers } = member;
  if (!answers || node.type === AST_NODE_TYPES.TaggedTemplateExpression) return undefined;
  const model = node.arguments[answers.of];
  const options = node.arguments.slice(answers.of + 2);
  if (!model || (answers.along !== undefined && !options.every((given) => lacks(given, answers.along ?? ''))))
    return undefined;
  const value = resolution.valueOf(model);
  if (value?.kind !== 'class') return undefined;
  const row = { kind: 'object', node: value.node } as const;
  return answers.many ? listOf([row], true) : row;
}

/** Is it surely without an option? */
function lacks(given: TSESTree.Node, option: string): boolean {
  return (
    given.type === AST_NODE_TYPES.ObjectExpression &&
    given.properties.every(
      (property) => property.type === AST_NODE_TYPES.Property && keyName(property) !== option,
    )
  );
}

/** What a function of the project gives in time, where it only returns what it asks for: `static all() { return User.findAll(); }`. */
function answerOf(resolution: Resolution, node: TSESTree.Node): Value | undefined {
  if (node.type !== AST_NODE_TYPES.CallExpression) return undefined;
  const called = resolution.valueOf(node.callee);
  if (called?.kind !== 'function') return undefined;
  const home = resolution.at(called.node);
  const { body } = called.node;
  const returned = body.type === AST_NODE_TYPES.BlockStatement ? returnedExpressions(home, body) : [body];
  return agreed(returned.map((expression) => home.awaitedValue(expression)));
}

function thisValue(resolution: Resolution, node: TSESTree.ThisExpression): Value | undefined {
  const owner = classOfThis(node);
  if (owner) return { kind: owner.isStatic ? 'class' : 'object', node: owner.node };
  const literal = literalOfThis(node);
  if (literal) return { kind: 'literal', node: literal };
  const annotation = annotationOfThis(node);
  if (annotation) return resolution.typeValue(annotation.typeAnnotation);
  const host = functionOfThis(node);
  return host && thisOfAdded(resolution, host);
}

function superValue(resolution: Resolution, node: TSESTree.Super): Value | undefined {
  const owner = classOfThis(node);
  if (!owner?.node.superClass) return undefined;
  const superclass = resolution.valueOf(owner.node.superClass);
  if (superclass?.kind === 'class') {
    return { kind: owner.isStatic ? 'class' : 'object', node: superclass.node };
  }
  return inheritedValue(resolution, owner.node, owner.isStatic);
}

/** Methods of texts, numbers and dates of the language, of names that nobody gives to anything else: `charAt`, `toFixed`. */
const ofText: ReadonlySet<string> = new Set(
  [String, Number, Date]
    .flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype))
    .filter((name) => /[a-z][A-Z]/u.test(name) && name !== 'toJSON'),
);

function memberValue(resolution: Resolution, node: TSESTree.MemberExpression): Value | undefined {
  const name = propertyName(node);
  if (name !== undefined && ofText.has(name)) return undefined; // before it is asked where the text comes from
  const object = resolution.valueOf(node.object);
  if (object && name !== undefined) return resolution.memberOf(object, name);
  if (!object && name !== undefined) {
    return (
      globalProperty(node, name) ?? exportedMember(resolution, node) ?? boundMember(resolution, node, name)
    );
  }
  if (object?.kind === 'list') return elementOf(object, indexIn(node));
  if (object?.kind === 'map') return object.value;
  // `models[name]`: any member, where the catalogue describes all of them alike.
  return object && asInstance(object) ? libraryMember(object, '*') : undefined;
}

/** `pools[0]`; of `pools[i]` nothing is known. */
function indexIn({ property }: TSESTree.MemberExpression): number | undefined {
  return property.type === AST_NODE_TYPES.Literal && typeof property.value === 'number'
    ? property.value
    : undefined;
}

/** `globalThis.fetch` */
function globalProperty({ object }: TSESTree.MemberExpression, name: string): Value | undefined {
  if (
    object.type !== AST_NODE_TYPES.Identifier ||
    !/^(?:global|globalThis|self|window)$/u.test(object.name)
  ) {
    return undefined;
  }
  const known = globalMember(name);
  return known && { kind: 'member', name, evidence: 'import', ...known };
}

function calledValue(
  resolution: Resolution,
  node:
    | TSESTree.CallExpression
    | TSESTree.NewExpression
    | TSESTree.TaggedTemplateExpression
    | TSESTree.ImportExpression,
): Value | undefined {
  const specifier = requiredSpecifier(node);
  if (specifier !== undefined) {
    const library = resolution.libraryOf(specifier);
    if (library) return { kind: 'module', library };
    const file = resolution.fileOf(specifier, undefined);
    return file && fileValue(file);
  }
  if (node.type === AST_NODE_TYPES.ImportExpression) return undefined;
  const call = resolution.callAt(node);
  if (call) {
    const { library, member, name, evidence } = call;
    const given = givenBy({ kind: 'member', library, member, name, evidence }, node);
    return given && rowOf(resolution, call, given);
  }
  if (node.type === AST_NODE_TYPES.TaggedTemplateExpression) return undefined;
  return (
    builtInResult(resolution, node) ??
    wrappedValue(resolution, node) ??
    saidByArgument(resolution, node) ??
    injectedValue(resolution, node) ??
    localResult(resolution, node)
  );
}

/** What a container of dependencies gives for a class: `container.get(Pool)`, `moduleRef.resolve(Store)`, `inject(Store)`. */
function injectedValue(
  resolution: Resolution,
  { arguments: [asked], callee }: TSESTree.CallExpression | TSESTree.NewExpression,
): Value | undefined {
  if (asked?.type !== AST_NODE_TYPES.Identifier || !/^[A-Z]/u.test(asked.name)) return undefined;
  const name = callee.type === AST_NODE_TYPES.MemberExpression ? propertyName(callee) : undefined;
  const isInjected = callee.type === AST_NODE_TYPES.Identifier && callee.name === 'inject';
  if (!isInjected && !/^(?:get|resolve)$/u.test(name ?? '')) return undefined;
  const value = resolution.valueOf(asked);
  if (value?.kind === 'class') return { kind: 'object', node: value.node };
  return value?.kind === 'member' ? givenBy(value, undefined) : undefined;
}

/** Functions that give what they are given, or what they are called on. */
function wrappedValue(
  resolution: Resolution,
  node: TSESTree.CallExpression | TSESTree.NewExpression,
): Value | undefined {
  const callee = bare(node.callee);
  const written = callee.type === AST_NODE_TYPES.MemberExpression ? callee : undefined;
  const name = callee.type === AST_NODE_TYPES.Identifier ? callee.name : written && propertyName(written);
  if (name === undefined) return undefined;
  if (name === 'bind' && written) return resolution.valueOf(written.object);
  const [argument] = node.arguments;
  const passed = argument && isTransparent(name) ? argument : passedThrough(resolution, node);
  return passed && resolution.valueOf(passed);
}

const transparent = new Set(['freeze', 'promisify', 'seal']);

/** Kept by name, because the same names come up again and again. */
const isTransparent = kept((name: string) => transparent.has(name) || interopHelper.test(name));

function localResult(
  resolution: Resolution,
  node: TSESTree.CallExpression | TSESTree.NewExpression,
): Value | undefined {
  const callee = resolution.valueOf(node.callee);
  if (node.type === AST_NODE_TYPES.NewExpression) {
    if (callee?.kind === 'class') return { kind: 'object', node: callee.node };
    return isForeign(resolution, bare(node.callee)) ? other : undefined;
  }
  if (callee) return itself(resolution, node, callee) ?? resultOf(resolution, callee);
  return isForeign(resolution, bare(node.callee)) ? other : undefined;
}

/** What a method is called on, where it says that it gives that: `self(): this`. */
function itself(resolution: Resolution, node: TSESTree.CallExpression, called: Value): Value | undefined {
  const callee = bare(node.callee);
  const returns = called.kind === 'function' ? called.node.returnType?.typeAnnotation : undefined;
  return returns?.type === AST_NODE_TYPES.TSThisType && callee.type === AST_NODE_TYPES.MemberExpression
    ? resolution.valueOf(callee.object)
    : undefined;
}

/** A class or function that is global or comes from somebody else's package. */
function isForeign({ sourceCode }: Resolution, callee: TSESTree.Node): boolean {
  if (callee.type !== AST_NODE_TYPES.Identifier) return false;
  const [definition] = ASTUtils.findVariable(sourceCode.getScope(callee), callee.name)?.defs ?? [];
  if (!definition) return true;
  const { node } = definition;
  const required = node.type === AST_NODE_TYPES.VariableDeclarator && node.init ? bare(node.init) : undefined;
  const specifier = importOf(definition)?.specifier ?? (required && requiredSpecifier(required));
  return specifier !== undefined && isForeignPackage(specifier);
}
