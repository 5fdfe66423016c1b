import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CannotRun } from './cannot-run.js';
import { isLineNumber, isPathInside, isRuleName, isSaid, parseLines } from './json-lines.js';
import { findingKey } from './reviewed-findings.js';

/** @typedef {import('./repositories.js').Repository} Repository */

/**
 * A place in a pinned repository, and what a person thinks of the rule's word or silence there.
 * @template Verdict
 * @typedef {object} Judged
 * @property {string} package the repository, owner and name
 * @property {string} commit
 * @property {string} file from the folder of the repository on
 * @property {number} line
 * @property {string} rule
 * @property {Verdict} verdict
 * @property {string} reason why, in words of our own
 */

/** @typedef {Judged<'right' | 'wrong' | 'unsure'>} JudgedFinding */
/**
 * What is missed because it is in a function of another file, which the rule does not read by itself, is `missed elsewhere`.
 * @typedef {Judged<'rightly silent' | 'missed' | 'missed elsewhere' | 'unsure'>} JudgedSilence
 */

const silentEnding = '.silent.jsonl';

/**
 * Reads all judged lists of a folder: `RULE.jsonl` about findings, `RULE.silent.jsonl` about places without one.
 * @param {string} folder
 * @param {readonly Repository[]} repositories
 * @returns {{ findings: JudgedFinding[], silences: JudgedSilence[] }}
 */
export function readJudged(folder, repositories) {
  const names = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.jsonl'))
        .sort()
    : [];
  const lists = names.map((name) => {
    const path = join(folder, name);
    return { name, sites: parseJudged(readFileSync(path, 'utf8'), path, repositories) };
  });
  return {
    findings: lists.flatMap(({ name, sites }) =>
      isSilentList(name) ? [] : /** @type {JudgedFinding[]} */ (sites),
    ),
    silences: lists.flatMap(({ name, sites }) =>
      isSilentList(name) ? /** @type {JudgedSilence[]} */ (sites) : [],
    ),
  };
}

/**
 * Reads the text of one list; a mistake is an error that names file and line.
 * @param {string} text
 * @param {string} path
 * @param {readonly Repository[]} repositories
 * @returns {(JudgedFinding | JudgedSilence)[]}
 */
export function parseJudged(text, path, repositories) {
  const rule = basename(path).replace(/(?:\.silent)?\.jsonl$/u, '');
  const verdicts = isSilentList(path)
    ? ['rightly silent', 'missed', 'missed elsewhere', 'unsure']
    : ['right', 'wrong', 'unsure'];
  const lines = parseLines(text, path, {
    columns: {
      repository: (value) => repositories.some((pin) => isCalled(pin, value)),
      commit: (value) => repositories.some(({ commit }) => commit === value),
      file: isPathInside,
      line: isLineNumber,
      rule: (value) => isRuleName(value) && value === rule,
      verdict: (value) => verdicts.some((verdict) => verdict === value),
      reason: isSaid,
    },
    hint(key) {
      if (key === 'repository')
        return `; there are ${repositories.map(({ repository }) => repository).join(', ')}`;
      if (key === 'rule') return `; this list is about ${rule}`;
      return key === 'verdict' ? `; a verdict is one of ${verdicts.join(', ')}` : '';
    },
    mistakeIn({ repository, commit }) {
      const pin = repositories.find((candidate) => isCalled(candidate, repository));
      return pin?.commit === commit ? undefined : `${repository} is pinned at ${pin?.commit}.`;
    },
    keyOf: (/** @type {WrittenSite} */ site) => findingKey({ ...site, package: site.repository }),
  });
  return lines.map(({ repository, ...site }) => ({
    package: repositories.find((pin) => isCalled(pin, repository))?.repository ?? repository,
    ...site,
  }));
}

/** @typedef {Omit<Judged<any>, 'package'> & { repository: string }} WrittenSite */

/** @param {string} path */
function isSilentList(path) {
  return path.endsWith(silentEnding);
}

/**
 * A repository may be called by its folder too.
 * @param {Repository} pin
 * @param {unknown} name
 */
function isCalled({ repository, folder }, name) {
  return name === repository || name === folder;
}

/**
 * How many findings and candidates there were when the command last counted them.
 * @typedef {object} Totals
 * @property {string} date
 * @property {Readonly<Record<string, { readonly findings: number, readonly candidates?: number }>>} rules
 */

/**
 * @param {string} folder
 * @returns {Totals | undefined}
 */
export function readTotals(folder) {
  const path = totalsPath(folder);
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new CannotRun(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * The same with the setting `project`. What was judged without it is not written down again, so its verdicts about what
 * is reported, and what is silent, with the setting are counted here.
 * @typedef {{ readonly date: string, readonly rules: Readonly<Record<string, Totals['rules'][string] & import('./figures.js').Counts>> }} ProjectTotals
 */

/** The folder of what is reported with the setting `project` only. @param {string} judged */
export function projectFolder(judged) {
  return join(judged, 'project');
}

/** @param {string} folder */
export function totalsPath(folder) {
  return join(folder, 'totals.json');
}
