import type { ImportRecord } from './imports.store.ts'
import type { Reject } from './rejects.store.ts'
import type { ImportCard, RejectRow } from './settlements.contract.ts'
import type { RejectCode } from './settlements.model.ts'
import { describeReject } from './settlements.rules.ts'
import { rejectText } from './settlements.text.ts'

export function presentImport(
  record: ImportRecord,
  rejectCounts: readonly { code: string; count: number }[],
): ImportCard {
  const { rows, loaded, unchanged, waiting, rejected } = record
  const counted = rows !== null && loaded !== null && unchanged !== null && waiting !== null && rejected !== null
  return {
    id: record.id,
    quarter: record.quarter,
    fileName: record.fileName,
    bytes: record.bytes,
    encoding: record.encoding ?? '',
    sender: record.sender,
    importedBy: record.importedByName,
    importedAt: record.importedAt,
    state: record.state,
    jobId: record.jobId ?? record.id,
    progressBytes: record.progressBytes,
    balance: counted ? { rows, loaded, unchanged, waiting, rejected } : null,
    corrections: record.corrections,
    reversals: record.reversals,
    steps: record.steps,
    rejectCounts: rejectCounts.map(({ code, count }) => ({ code, label: rejectText[code as RejectCode].label, count })),
    problem: record.problem,
  }
}

export function presentReject(reject: Reject): RejectRow {
  return {
    line: reject.line,
    maskedName: reject.maskedName,
    codes: [...reject.codes],
    reasons: reject.codes.map((code) => describeReject(code as RejectCode, reject.facts)),
  }
}
