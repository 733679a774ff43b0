/** On a 24 × 24 grid, to be drawn as lines. */
const drawings = {
  book: 'M5 20V5a2 2 0 0 1 2-2h12v14H7a2 2 0 0 0 0 4h12',
  pages: 'M12 6c-2-2-5-2-9-2v14c4 0 7 0 9 2c2-2 5-2 9-2V4c-4 0-7 0-9 2v14',
  screen: 'M6 3h12v18H6zM11 18h2',
  sound: 'M4 18v-5a8 8 0 0 1 16 0v5M4 14h3v6H4zM17 14h3v6h-3z',
  dots: 'M8 5h0M8 12h0M8 19h0M16 5h0M16 12h0M16 19h0',
  play: 'M3 5h18v14H3zM10 9v6l5-3z',
  sheet: 'M6 3h9l4 4v14H6zM9 12h7M9 16h7',
  note: 'M9 18V5l11-2v13M9 18a3 2 0 1 1-3-2M20 16a3 2 0 1 1-3-2',
  place: 'M12 21c-4-5-6-8-6-11a6 6 0 0 1 12 0c0 3-2 6-6 11M12 10h0',
  box: 'M4 8l8-4l8 4v9l-8 4l-8-4zM4 8l8 4l8-4M12 12v9',
} as const;

/** Which drawing stands for which format; all others are boxes. */
const formats: Readonly<Record<string, keyof typeof drawings>> = {
  book: 'book',
  'large-print': 'book',
  braille: 'dots',
  audiobook: 'sound',
  ebook: 'screen',
  software: 'screen',
  journal: 'pages',
  article: 'sheet',
  manuscript: 'sheet',
  picture: 'sheet',
  music: 'note',
  score: 'note',
  video: 'play',
  map: 'place',
};

/** The path that draws a format. */
export const formatDrawing = (format: string): string => drawings[formats[format] ?? 'box'];
