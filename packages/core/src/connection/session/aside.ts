/** Goes on beside everything else. Should it fail, as a storage may, nobody is disturbed: the next call will tell. */
export const aside = (work: Promise<unknown>): void => void work.catch(() => {});
