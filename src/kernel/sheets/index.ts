export { readDay } from './cells.rules.ts'
export { CopyRows, copyHeader } from './copy-rows.ts'
export { type CopiedChunk, type CopyBatch, copySheet } from './copy-sheet.ts'
export { refusals } from './errors.ts'
export { answerTasks, mapInWorkers } from './map-in-workers.ts'
export type {
  Cell,
  HeadingMapping,
  RowProblem,
  Sheet,
  SheetChunk,
  SheetColumns,
  SheetEncoding,
  SheetKind,
  SheetLayout,
  SheetOptions,
  SheetPreview,
  SheetRow,
} from './model.ts'
export { openSheet, previewSheet } from './open-sheet.ts'
export { readChunk, rowsOf } from './read-chunk.ts'
export { refusalText } from './text.ts'
export { writeCsv } from './write-csv.ts'
export { type PrintedChapter, type PrintedDocument, writePdf } from './write-pdf.ts'
export { writeXlsx } from './write-xlsx.ts'
