import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeFrame } from './code-frame.js';
import { findingKey } from './reviewed-findings.js';

/** @typedef {import('./compare-findings.js').Finding} Finding */
/** @typedef {import('./judge-run.js').Run} Run */

/**
 * Draws findings for review, each with its code and the verdict it has so far.
 * @param {Run} run
 * @param {{ readonly size: number, readonly seed: number, readonly rule?: string | undefined }} wish
 */
export function drawSample({ linted, found, reviewed }, { size, seed, rule }) {
  const roots = new Map(linted.map(({ package: name, root }) => [name, root]));
  const verdicts = new Map(reviewed.map((entry) => [findingKey(entry), entry.verdict]));
  const candidates = rule === undefined ? found : found.filter((finding) => finding.rule === rule);

  return drawLots(candidates, size, seed).map((finding) => {
    const text = readFileSync(join(roots.get(finding.package) ?? '', finding.file), 'utf8');
    return { ...finding, verdict: verdicts.get(findingKey(finding)), frame: codeFrame(text, finding.line) };
  });
}

/**
 * Draws up to `size` findings of each rule at random. The same seed draws the same findings, and a finding that comes
 * or goes leaves the others in the sample where they were.
 * @template {Finding} Site
 * @param {readonly Site[]} findings
 * @param {number} size
 * @param {number} seed
 * @returns {Site[]}
 */
export function drawLots(findings, size, seed) {
  const lots = new Map(findings.map((finding) => [finding, lot(finding, seed)]));
  const byLot = findings.toSorted((one, other) => (lots.get(one) ?? 0) - (lots.get(other) ?? 0));
  const rules = [...new Set(findings.map((finding) => finding.rule))].sort();
  return rules.flatMap((rule) => byLot.filter((finding) => finding.rule === rule).slice(0, size));
}

/**
 * @param {Finding} finding
 * @param {number} seed
 */
function lot(finding, seed) {
  return createHash('sha256')
    .update(`${seed} ${findingKey(finding)}`)
    .digest()
    .readUIntBE(0, 6);
}
