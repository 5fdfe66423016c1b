import ts from 'typescript';

export interface SourceText {
  readonly name: string;
  readonly text: string;
}

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force, // each file its own scope
  lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts'],
  types: [],
  jsx: ts.JsxEmit.Preserve,
  allowJs: true,
  checkJs: true,
  strict: true,
  noImplicitAny: false, // imports are `any`, and so are the parameters of callbacks given to them
  noUnusedLocals: true,
  noEmit: true,
  experimentalDecorators: true,
};

/** Complaints that only come from imports being `any`: type arguments for them, and using them as a type. */
const aboutAny = new Set([2347, 2709]);

/**
 * What has the compiler to say about each of these files? Answers in their order.
 * Whatever they import exists and is `any`, so what is checked is the code's own syntax, names, scopes and types.
 */
export function compilerProblems(files: readonly SourceText[]): readonly (readonly string[])[] {
  const texts = new Map(
    [...files, { name: '/imported.d.ts', text: declareImports(files) }].map(({ name, text }) => [name, text]),
  );
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.fileExists = (name) => texts.has(name);
  host.getSourceFile = (name, version) => {
    const text = texts.get(name);
    return text === undefined ? getSourceFile(name, version) : ts.createSourceFile(name, text, version);
  };
  const program = ts.createProgram([...texts.keys()], options, host);

  return files.map(({ name }) => {
    const file = program.getSourceFile(name);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]
      .filter(({ code }) => !aboutAny.has(code))
      .map(({ code, messageText }) => `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
  });
}

/** Declares each imported name as a value and a type, both `any`; `*` is for modules that are loaded in other ways. */
function declareImports(files: readonly SourceText[]): string {
  const names = new Map<string, Set<string>>();
  for (const { name, text } of files) {
    for (const statement of ts.createSourceFile(name, text, ts.ScriptTarget.ESNext).statements) {
      if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
      const module = statement.moduleSpecifier.text;
      const bindings = statement.importClause?.namedBindings;
      const imported = bindings && ts.isNamedImports(bindings) ? bindings.elements : [];
      const known = names.get(module) ?? new Set();
      names.set(module, known);
      for (const { propertyName, name: local } of imported) known.add((propertyName ?? local).text);
      known.delete('default');
    }
  }
  const modules = [...names].map(([module, imported]) => {
    const members = [...imported].map(
      (name) => `export const ${name}: any; export type ${name}<A = any, B = any, C = any> = any;`,
    );
    return `declare module ${JSON.stringify(module)} { ${members.join(' ')} const main: any; export default main; }`;
  });
  return [...modules, "declare module '*';"].join('\n');
}
