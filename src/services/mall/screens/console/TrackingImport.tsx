import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import { importTracking } from '../../dispatch.contract.ts'
import { SheetDrop } from './SheetDrop.tsx'
import { useUpload } from './use-upload.ts'

const text = consoleText.orders
const words = consoleText.supply

/** A file of tracking numbers goes in; every row of it is accounted for in the result. */
export function TrackingImport({ onClose }: { onClose: () => void }) {
  const answers = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const sending = useUpload()
  const load = useMutation({
    mutationFn: async (picked: File) =>
      call(importTracking, { body: { fileId: (await sending.mutateAsync(picked)).id } }),
    onSuccess: () => answers.invalidateQueries(),
  })
  const result = load.data
  return (
    <ActDialog
      open
      title={text.import}
      width={640}
      onClose={onClose}
      act={{ name: text.start, busy: load.isPending, locked: file === null, onAct: () => file && load.mutate(file) }}
      problem={sentenceOf(load.error)}
      done={
        result && (
          <div className="stack">
            <p>
              <b>
                {say(text.result, {
                  rows: count(result.rows),
                  shipped: count(result.shipped),
                  unchanged: count(result.unchanged),
                  rejected: count(result.rejects.length),
                })}
              </b>
            </p>
            {result.rejects.length > 0 && (
              <div className="scroll-box">
                <PlainTable
                  caption={text.import}
                  rows={result.rejects}
                  keyOf={(row) => String(row.line)}
                  columns={[
                    { key: 'line', name: words.line, cell: (row) => count(row.line) },
                    { key: 'reason', name: words.reason, cell: (row) => row.reasons.join(consoleText.listJoin) },
                  ]}
                />
              </div>
            )}
          </div>
        )
      }
    >
      <SheetDrop file={file} hint={text.importHint} onPick={setFile} />
    </ActDialog>
  )
}
