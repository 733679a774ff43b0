import { circulationKinds } from './circulation-kinds.ts';
import { patronKinds } from './patron-kinds.ts';
import { requestKinds } from './request-kinds.ts';

/** Every problem the server can answer, by its code. A code of the contract that is missing here fails a test. */
export const problemKinds = { ...requestKinds, ...patronKinds, ...circulationKinds };

export type ProblemCode = keyof typeof problemKinds;
