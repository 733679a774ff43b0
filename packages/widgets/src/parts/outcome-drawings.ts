/* What is done, and what is refused: paths for `draw`. */
export const tick = 'M5 12.5l4.5 4.5L19 7.5';
export const stop = 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M6 6l12 12';
