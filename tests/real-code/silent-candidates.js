import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotRun } from './cannot-run.js';

/** @typedef {import('./compare-findings.js').Finding} Finding */
/** @typedef {import('./lint-targets.js').Linted} Linted */

/**
 * How a plain search of the text finds places that a rule could speak about: far more than it is right to report.
 * @typedef {object} Search
 * @property {RegExp} pattern with the flag `g`; the place is where a match ends
 * @property {RegExp} [under] a line with less indentation, not far above, has to match this
 * @property {number} reach a finding at most so many lines away is about the same place
 */

/** A line that begins an iteration. */
const iteration = /\b(?:for|while)\b.*\(|\bdo \{|\.(?:map|forEach|flatMap|reduce|filter|each)\(|\bfrom\(/u;
const awaited = {
  pattern: /\bawait\b|\.push\(\s*(?:this|prisma|db|client|redis)\b/gu,
  under: iteration,
  reach: 12,
};

/** @type {Readonly<Record<string, Search>>} */
const searches = {
  'no-query-in-loop': awaited,
  'no-sequential-await': awaited,
  'no-unbounded-concurrency': {
    pattern: /\bPromise\s*\.\s*(?:all|allSettled|any|race)\s*\(|\.forEach\(\s*async\b/gu,
    reach: 3,
  },
  'no-select-star': {
    pattern:
      /\bselect\s+(?:distinct\s+|all\s+|\w[\w.]*,\s+)*(?:[\w"`${}.]+\.)?\*|\breturning\s+(?:["`\w]+\.)?\*/giu,
    reach: 0,
  },
  'require-connection-release': {
    pattern:
      /\b(?:pool|\w*(?:Pool|DataSource|dataSource|knex|sequelize|mongoose))\)?[?!]?\.(?:connect|transaction|startSession)\(|\.(?:getConnection|createQueryRunner|acquire|reserve|startSession|acquireConnection|startUnmanagedTransaction)\(/gu,
    reach: 1,
  },
  'require-cache-ttl': {
    pattern:
      /\b\w*(?:cache|redis|kv|store|lru|memo|client|pipeline|multi)\w*\)?[?!]?\.(?:set|put|mset|setItem|setnx|getset|add)\w*(?:<[^>\n]*>)?\(/giu,
    reach: 1,
  },
  'no-unbounded-query': {
    pattern:
      /\.(?:findMany|find|findAll|findBy|getMany|getRawMany|getAll)(?:<[^>\n]*>)?\(|\bselect\b[^;'"`]{1,200}\bfrom\b/giu,
    reach: 2,
  },
  'no-offset-pagination': { pattern: /\boffset\b|\bskip\b/giu, reach: 2 },
  'no-non-sargable-where': {
    pattern:
      /\b(?:where|and|or|on)\s+(?:lower|upper|date|cast|coalesce|trim|substr\w*)\s*\(|\blike\b|\bcontains:/giu,
    reach: 2,
  },
  'no-blocking-call': { pattern: /\b\w+Sync\(/gu, reach: 0 },
  'no-unbounded-cache': {
    pattern: /^(?:export )?(?:const|let) \w+[^=\n]*= (?:new Map\b|\{\};)|\bstatic\b[^=\n]*= new Map\b/gmu,
    reach: 1,
  },
  'require-timer-cleanup': { pattern: /\bset(?:Interval|Timeout)\(/gu, reach: 1 },
  'no-client-per-call': {
    pattern: /\bnew (?:\w*Pool|\w*Client|Redis|Queue|Worker|DataSource)\(/gu,
    reach: 1,
  },
  'require-pool-limits': { pattern: /\bnew \w*Pool\(|\bcreatePool\(|\bpool: \{/gu, reach: 3 },
  'no-blocking-redis-command': { pattern: /\.(?:keys|flushall|flushdb|smembers|hgetall)\(/giu, reach: 0 },
  'require-job-retention': { pattern: /\.add(?:Bulk)?\(|\bnew Queue\(/gu, reach: 3 },
  'no-async-stream-listener': { pattern: /\.on\(\s*['"](?:data|message|readable)['"]/gu, reach: 1 },
  'require-request-timeout': { pattern: /\bfetch\(|\baxios\b[.\w]*\(|\bgot\b[.\w]*\(/gu, reach: 1 },
  'no-await-timer': { pattern: /\bawait set(?:Immediate|Timeout)\(/gu, reach: 0 },
};

/**
 * Finds the places that a rule could speak about, by a plain search of the text, and where it has no finding.
 * @param {readonly Linted[]} linted
 * @param {readonly Finding[]} found
 * @param {string} rule
 * @returns {Finding[]}
 */
export function silentCandidates(linted, found, rule) {
  const search = searches[rule];
  if (!search)
    throw new CannotRun(`No search is known for ${rule}; there are ${Object.keys(searches).join(', ')}.`);

  /** @type {Map<string, number[]>} */
  const reported = new Map();
  for (const finding of found) {
    if (finding.rule !== rule) continue;
    const key = `${finding.package} ${finding.file}`;
    reported.set(key, [...(reported.get(key) ?? []), finding.line]);
  }
  return linted.flatMap(({ package: name, root, results }) =>
    results
      .filter(({ minified, ignored, unparsable }) => !minified && !ignored && unparsable === undefined)
      .flatMap(({ file }) => {
        const lines = reported.get(`${name} ${file}`) ?? [];
        return candidateLines(readFileSync(join(root, file), 'utf8'), search)
          .filter((line) => lines.every((other) => Math.abs(other - line) > search.reach))
          .map((line) => ({ package: name, file, line, rule, message: 'No finding here.' }));
      }),
  );
}

/** Rules of which one speaks about a loop or list, for all: one report for each mistake. */
const together = ['no-query-in-loop', 'no-sequential-await', 'no-unbounded-concurrency'];

/**
 * The findings, with those of the rules that leave the word to each other as if they were this rule's: what one of them
 * reports, the others have not missed.
 * @param {readonly Finding[]} found
 * @param {string} rule
 */
export function reportsFor(found, rule) {
  if (!together.includes(rule)) return found;
  return found.map((finding) => (together.includes(finding.rule) ? { ...finding, rule } : finding));
}

/** @param {string} rule */
export function isSearchable(rule) {
  return rule in searches;
}

/**
 * Finds the lines of a text on which a search ends, each once.
 * @param {string} text
 * @param {Search} search
 * @returns {number[]}
 */
export function candidateLines(text, { pattern, under }) {
  const lines = text.split('\n');
  const found = new Set();
  let line = 0;
  let lineEnd = lines[0]?.length ?? 0;
  for (const { index, 0: match } of text.matchAll(pattern)) {
    while (lineEnd < index) lineEnd += 1 + (lines[++line]?.length ?? 0);
    const isComment = /^\s*(?:\/\/|\/?\*)/u.test(lines[line] ?? '');
    if (isComment || (under && !isUnder(lines, line, under))) continue;
    found.add(line + match.split('\n').length);
  }
  return [...found];
}

/** How far above a line its loop may begin. */
const furthest = 25;

/**
 * @param {readonly string[]} lines
 * @param {number} at
 * @param {RegExp} pattern
 */
function isUnder(lines, at, pattern) {
  let indentation = indentationOf(lines[at]) + 1;
  for (let above = at; above >= 0 && above > at - furthest && indentation > 0; above--) {
    const content = lines[above];
    if (content === undefined || content.trim() === '' || indentationOf(content) >= indentation) continue;
    indentation = indentationOf(content);
    if (pattern.test(content)) return true;
  }
  return false;
}

/** @param {string | undefined} content */
function indentationOf(content) {
  return content?.search(/\S/u) ?? 0;
}
