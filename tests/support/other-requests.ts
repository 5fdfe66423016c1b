/** How many other requests a report speaks of, as that on a loop does whose turns make several: `(and 1 more in it)`. */
export function otherRequests(message: string): number {
  return Number(/\(and (?<others>\d+) more in it\)/u.exec(message)?.groups?.['others'] ?? 0);
}
