import { pathToFileURL } from 'node:url';
import type { ESLint, Linter, Rule } from 'eslint';
import type { Fix, Location, Log, ReportingDescriptor, Result, Suppression } from 'sarif';
import { fileReference, rootFolder } from '../src/report/paths.js';

const srcRoot = '%SRCROOT%';

/**
 * The results as SARIF 2.1.0, which GitHub code scanning and most dashboards read: with the pages of the rules,
 * suggestions as fixes, and what a comment disables as suppressed.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export default function sarif(
  results: readonly ESLint.LintResult[],
  { cwd, rulesMeta }: Pick<ESLint.LintResultData, 'cwd' | 'rulesMeta'>,
  tool: { readonly name: string; readonly version?: string; readonly informationUri?: string } = {
    name: 'ESLint',
    informationUri: 'https://eslint.org',
  },
): string {
  const root = rootFolder(cwd);
  const rules = new Map<string, ReportingDescriptor>();
  const all = results.flatMap((result) => [
    ...result.messages.map((message) => ({ result, message, suppressions: [] as Suppression[] })),
    ...result.suppressedMessages.map((message) => ({
      result,
      message,
      suppressions: message.suppressions.map(suppressionOf),
    })),
  ]);
  for (const { message } of all) {
    if (message.ruleId && !rules.has(message.ruleId)) {
      rules.set(message.ruleId, describeRule(message.ruleId, rulesMeta[message.ruleId]));
    }
  }

  const ids = [...rules.keys()];
  const withoutRule = all.filter(({ message }) => message.ruleId === null);
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { ...tool, rules: [...rules.values()] } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [srcRoot]: { uri: `${pathToFileURL(root).href}/` } },
        invocations: [
          {
            executionSuccessful: !withoutRule.some(({ message }) => message.fatal),
            toolExecutionNotifications: withoutRule.map(({ result, message }) => ({
              level: levelOf(message),
              message: { text: message.message },
              locations: [locationOf(result, message, root)],
            })),
          },
        ],
        results: all.flatMap(({ result, message, suppressions }): Result[] => {
          const { ruleId } = message;
          if (ruleId === null) return [];
          return [
            {
              ruleId,
              ruleIndex: ids.indexOf(ruleId),
              level: levelOf(message),
              message: { text: message.message },
              locations: [locationOf(result, message, root)],
              ...fixesOf(result, message, root),
              ...(suppressions.length > 0 && { suppressions }),
            },
          ];
        }),
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

function describeRule(id: string, meta?: Rule.RuleMetaData): ReportingDescriptor {
  const { description, url } = meta?.docs ?? {};
  return {
    id,
    ...(description && { shortDescription: { text: description } }),
    ...(url && { helpUri: url, help: { text: `${description}: ${url}` } }),
    ...(meta?.type && { properties: { tags: [meta.type] } }),
  };
}

function levelOf({ severity }: Linter.LintMessage): 'error' | 'warning' {
  return severity === 2 ? 'error' : 'warning';
}

function suppressionOf({ kind, justification }: Linter.LintSuppression): Suppression {
  // The kind `file` is ESLint's: a file beside the code in which suppressions are kept.
  return {
    kind: kind === 'file' ? 'external' : 'inSource',
    ...(justification && { justification }),
  };
}

function locationOf(
  { filePath, source }: ESLint.LintResult,
  { line, column, endLine, endColumn }: Linter.LintMessage,
  root: string,
): Location {
  const text = source?.split(/\r\n|[\r\n\u2028\u2029]/u)[line - 1];
  return {
    physicalLocation: {
      artifactLocation: artifactOf(filePath, root),
      // A message about a whole file has line 0.
      ...(line > 0 && {
        region: {
          startLine: line,
          startColumn: Math.max(1, column),
          ...(endLine && endColumn && { endLine, endColumn }),
          ...(text !== undefined && { snippet: { text } }),
        },
      }),
    },
  };
}

function artifactOf(file: string, root: string): { readonly uri: string; readonly uriBaseId?: string } {
  const uri = fileReference(file, root);
  return uri.startsWith('file:') ? { uri } : { uri, uriBaseId: srcRoot };
}

function fixesOf(
  { filePath }: ESLint.LintResult,
  message: Linter.LintMessage,
  root: string,
): { fixes?: Fix[] } {
  const edits = [
    ...(message.fix ? [{ desc: 'Fix.', fix: message.fix }] : []),
    ...(message.suggestions ?? []),
  ];
  if (edits.length === 0) return {};
  const artifactLocation = artifactOf(filePath, root);
  return {
    fixes: edits.map(({ desc, fix: { range, text } }) => ({
      description: { text: desc },
      artifactChanges: [
        {
          artifactLocation,
          replacements: [
            {
              deletedRegion: { charOffset: range[0], charLength: range[1] - range[0] },
              insertedContent: { text },
            },
          ],
        },
      ],
    })),
  };
}
