import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import { importProducts } from '../../supply.contract.ts'
import { SheetDrop } from './SheetDrop.tsx'
import { useUpload } from './use-upload.ts'

const text = consoleText.supply

/** A file of products goes in; every row of it is accounted for in the result. */
export function ProductsImport({ onClose }: { onClose: () => void }) {
  const answers = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const sending = useUpload()
  const load = useMutation({
    mutationFn: async (picked: File) =>
      call(importProducts, { body: { fileId: (await sending.mutateAsync(picked)).id } }),
    onSuccess: () => answers.invalidateQueries(),
  })
  return (
    <ActDialog
      open
      title={text.dialog}
      width={680}
      onClose={onClose}
      act={{ name: text.start, busy: load.isPending, locked: file === null, onAct: () => file && load.mutate(file) }}
      problem={sentenceOf(load.error)}
      done={load.data && <Outcome result={load.data} />}
    >
      <SheetDrop file={file} hint={text.importHint} onPick={setFile} />
    </ActDialog>
  )
}

function Outcome({ result }: { result: ReceivedOf<typeof importProducts> }) {
  return (
    <div className="stack">
      <p>
        <b>
          {say(text.result, {
            rows: count(result.rows),
            added: count(result.added),
            changed: count(result.changed),
            unchanged: count(result.unchanged),
            rejected: count(result.rejects.length),
          })}
        </b>
      </p>
      {result.rejects.length > 0 && (
        <div className="scroll-box">
          <PlainTable
            caption={text.rejectFile}
            rows={result.rejects}
            keyOf={(row) => String(row.line)}
            columns={[
              { key: 'line', name: text.line, cell: (row) => count(row.line) },
              { key: 'code', name: text.code, cell: (row) => row.code },
              { key: 'reason', name: text.reason, cell: (row) => row.reasons.join(consoleText.listJoin) },
            ]}
          />
        </div>
      )}
    </div>
  )
}
