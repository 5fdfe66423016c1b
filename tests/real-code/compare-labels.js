/** @typedef {import('./compare-findings.js').Finding} Finding */

/**
 * What the author of an application says about a place in it, without knowing what a rule says.
 * @typedef {object} Label
 * @property {string} file from the folder on
 * @property {number} line
 * @property {string} rule
 * @property {'report' | 'silent'} expect
 * @property {'file' | 'elsewhere'} visible whether the file itself shows it, or a function of another file
 * @property {string} why
 */

/**
 * @typedef {object} Compared
 * @property {readonly { readonly label: Label, readonly finding: Finding }[]} found
 * @property {readonly Label[]} missed
 * @property {readonly { readonly label: Label, readonly finding: Finding }[]} wrong reported where silence was expected
 * @property {readonly Finding[]} unlabelled reported where nobody said anything
 */

/** A finding so many lines away is about the same place: a report sits on the first request of a loop. */
const reach = 3;

/**
 * Compares findings with labels. A place counts as found whichever rule reports it, as one speaks for all.
 * @param {readonly Label[]} labels
 * @param {readonly Finding[]} findings
 * @returns {Compared}
 */
export function compareLabels(labels, findings) {
  /** @type {Set<Finding>} */
  const used = new Set();
  const found = [];
  const missed = [];
  for (const label of labels) {
    if (label.expect !== 'report') continue;
    const near = nearest(label, findings);
    const finding = near.find((one) => !used.has(one) && one.rule === label.rule) ?? near[0];
    if (!finding) {
      missed.push(label);
      continue;
    }
    used.add(finding);
    found.push({ label, finding });
  }

  const rest = findings.filter((finding) => !used.has(finding));
  const silent = labels.filter(({ expect }) => expect === 'silent');
  const wrong = rest.flatMap((finding) => {
    const label =
      silent.find((one) => one.rule === finding.rule && isNear(one, finding)) ??
      silent.find((one) => isNear(one, finding));
    return label ? [{ label, finding }] : [];
  });
  const unlabelled = rest.filter((finding) => !wrong.some((one) => one.finding === finding));
  return { found, missed, wrong, unlabelled };
}

/**
 * The findings near a label, those of its rule first.
 * @param {Label} label
 * @param {readonly Finding[]} findings
 */
function nearest(label, findings) {
  return findings
    .filter((finding) => isNear(label, finding))
    .sort(
      (one, other) =>
        Number(one.rule !== label.rule) - Number(other.rule !== label.rule) ||
        Math.abs(one.line - label.line) - Math.abs(other.line - label.line),
    );
}

/**
 * @param {Label} label
 * @param {Finding} finding
 */
function isNear(label, finding) {
  return label.file === finding.file && Math.abs(label.line - finding.line) <= reach;
}
