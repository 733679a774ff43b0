import { counted } from './counted.ts';

/** How far a long piece of work is. */
export interface Step {
  /** Of the whole, 0 to 1; undefined where the size of the whole is not known. */
  share: number | undefined;
  /** Things done so far. */
  done: number;
}

/** Where progress is shown; a terminal, a log file, a pipe. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const barWidth = 24;
const redrawMilliseconds = 100;
const lineMilliseconds = 10_000;

/**
 * Shows progress with rate and time left: on a terminal as a bar that redraws itself, elsewhere as a plain line every
 * ten seconds.
 */
export class Progress {
  readonly #stream: ProgressStream;
  readonly #noun: string;
  readonly #now: () => number;
  readonly #start: number;
  #shown: number;

  /** @param noun one of what is counted: `record` */
  constructor(stream: ProgressStream, noun: string, now: () => number = () => performance.now()) {
    this.#stream = stream;
    this.#noun = noun;
    this.#now = now;
    this.#start = now();
    this.#shown = this.#start;
  }

  show(step: Step): void {
    const now = this.#now();
    if (now - this.#shown < (this.#stream.isTTY ? redrawMilliseconds : lineMilliseconds)) return;
    this.#shown = now;
    const text = this.#text(step, now - this.#start);
    if (this.#stream.isTTY)
      this.#stream.write(`\r\u001b[K${text.slice(0, (this.#stream.columns ?? 80) - 1)}`);
    else this.#stream.write(`${text}\n`);
  }

  /** Clears the bar, and tells how fast it went. */
  end(done: number): string {
    if (this.#stream.isTTY) this.#stream.write('\r\u001b[K');
    const seconds = (this.#now() - this.#start) / 1000;
    return `${counted(done, this.#noun)} in ${duration(seconds)} (${count(rate(done, seconds))} a second)`;
  }

  #text({ share, done }: Step, milliseconds: number): string {
    const seconds = milliseconds / 1000;
    const speed = `${counted(done, this.#noun)}, ${count(rate(done, seconds))} a second`;
    if (share === undefined || share <= 0) return speed;
    const percent = `${Math.floor(share * 100)} %`.padStart(5);
    const left = `about ${duration((seconds / share) * (1 - share))} left`;
    const filled = Math.round(share * barWidth);
    const bar = this.#stream.isTTY ? `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ` : '';
    return `${bar}${percent}  ${speed}, ${left}`;
  }
}

const rate = (done: number, seconds: number): number => Math.round(done / Math.max(seconds, 0.001));

const count = (value: number): string => value.toLocaleString('en');

function duration(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
