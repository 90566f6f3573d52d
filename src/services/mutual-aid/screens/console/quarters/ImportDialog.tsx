import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { importsText } from '../../../quarters-console.text.ts'
import { previewFile, startImport } from '../../../settlements.contract.ts'
import { useUpload } from '../use-upload.ts'
import { nearQuarters } from '../words.tsx'
import { ImportCheck } from './ImportCheck.tsx'
import { ImportFile, type Picked } from './ImportFile.tsx'
import { faultOf, type Mapping } from './import-mapping.ts'

const text = importsText

type Encoding = 'utf-8' | 'gb18030'

/** A file is chosen and sent, its headings are looked over, then it starts; nothing is loaded before. */
export function ImportDialog({ quarter, onClose }: { quarter?: string; onClose: () => void }) {
  const navigate = useNavigate()
  const [picked, setPicked] = useState<Picked>({ quarter: quarter ?? nearQuarters()[1]!, sender: '', file: null })
  const [mapping, setMapping] = useState<Mapping>({})
  const sending = useUpload()
  const preview = useMutation({
    mutationFn: (asked: { fileId: string; encoding?: Encoding }) =>
      call(previewFile, { body: { ...asked, sender: picked.sender.trim() } }),
    onSuccess: (seen) => setMapping(seen.mapping),
  })
  const start = useMutation({
    mutationFn: (fileId: string) =>
      call(startImport, {
        body: {
          fileId,
          quarter: picked.quarter,
          sender: picked.sender.trim(),
          encoding: preview.data!.encoding as Encoding,
          mapping,
        },
      }),
    onSuccess: () => void navigate(`/mutual-aid/quarters/${picked.quarter}`),
  })

  const seen = preview.data
  const look = async () => {
    if (!picked.file) return
    const stored = sending.data ?? (await sending.mutateAsync(picked.file))
    preview.mutate({ fileId: stored.id })
  }
  const choose = (next: Picked) => {
    if (next.file !== picked.file) sending.reset()
    setPicked(next)
  }
  const problem = sentenceOf(sending.error ?? preview.error ?? start.error)

  if (!seen) {
    const locked = picked.file === null || picked.sender.trim() === ''
    return (
      <ActDialog
        open
        title={text.dialog}
        onClose={onClose}
        width={560}
        act={{
          name: text.next,
          busy: sending.isPending || preview.isPending,
          locked,
          onAct: () => void look().catch(() => undefined),
        }}
        problem={problem}
      >
        <ImportFile picked={picked} onChange={choose} sending={sending.isPending} sentBytes={sending.sentBytes} />
      </ActDialog>
    )
  }
  const fileId = sending.data!.id
  return (
    <ActDialog
      open
      title={text.dialog}
      onClose={onClose}
      width={860}
      act={{
        name: text.start,
        busy: start.isPending,
        locked: faultOf(seen.columns, mapping) !== null,
        onAct: () => start.mutate(fileId),
      }}
      problem={problem}
      done={start.isSuccess && <p>{text.started}</p>}
    >
      <ImportCheck
        seen={seen}
        mapping={mapping}
        onMapping={setMapping}
        reading={preview.isPending}
        onEncoding={(encoding) => preview.mutate({ fileId, encoding })}
        onBack={() => preview.reset()}
      />
    </ActDialog>
  )
}
