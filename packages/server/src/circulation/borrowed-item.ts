import type { BorrowedItem } from '@pustaka/core/contract';
import type { Copy } from '../catalog/items.ts';

/** What a loan or the desk shows of an item. */
export const borrowedItem = ({ id, branch, barcode, callNumber }: Copy): BorrowedItem => ({
  id,
  branch,
  ...(barcode !== undefined && { barcode }),
  ...(callNumber !== undefined && { callNumber }),
});
