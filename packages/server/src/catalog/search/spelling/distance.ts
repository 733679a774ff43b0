/**
 * How many errors lie between two words: letters left out, put in, exchanged for another or swapped with their
 * neighbour (the restricted Damerau–Levenshtein distance). Where there are more than `most`, `most + 1`.
 *
 * @example typingErrors('pelagni', 'pelangi', 2) // 1
 */
export function typingErrors(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let start = 0;
  while (start < a.length && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let before = new Uint8Array(b.length + 1);
  let previous = new Uint8Array(b.length + 1);
  let current = new Uint8Array(b.length + 1);
  for (let j = start; j <= b.length; j++) previous[j] = j - start;
  for (let i = start + 1; i <= a.length; i++) {
    const letter = a.charCodeAt(i - 1);
    current[start] = i - start;
    let least = i - start;
    for (let j = start + 1; j <= b.length; j++) {
      const other = b.charCodeAt(j - 1);
      let errors = Math.min(
        previous[j]! + 1,
        current[j - 1]! + 1,
        previous[j - 1]! + (letter === other ? 0 : 1),
      );
      const swapped =
        i > start + 1 && j > start + 1 && letter === b.charCodeAt(j - 2) && other === a.charCodeAt(i - 2);
      if (swapped) errors = Math.min(errors, before[j - 2]! + 1);
      current[j] = errors;
      if (errors < least) least = errors;
    }
    if (least > most) return most + 1;
    [before, previous, current] = [previous, current, before];
  }
  return Math.min(previous[b.length]!, most + 1);
}
