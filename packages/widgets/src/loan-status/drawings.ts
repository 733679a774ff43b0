/** On a 24 × 24 grid, to be drawn as lines. */
export const alert = 'M12 4l9.5 16.5h-19zM12 10v5M12 18h0';
export const clock = 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M12 7.5V12l3 2';
export const day = 'M4 6h16v15H4zM4 10.5h16M8.5 3v5M15.5 3v5';
