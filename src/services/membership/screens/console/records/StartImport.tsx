import { useMutation } from '@tanstack/react-query'
import { Form, Select, Upload } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { uploadFile } from '../../../../../kernel/files/contract.ts'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { upload } from '../../../../../platform/client/upload.ts'
import type { ReceivedOf } from '../../../../../platform/http/endpoint.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { Bar } from '../../../../../ui/console/Bars.tsx'
import { useReader } from '../../../../../ui/console/reader.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { DayInput } from '../../../../../ui/console/WhenInput.tsx'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { previewImport, startImport } from '../../../import.contract.ts'
import { recordsText } from '../../../records.text.ts'

const text = recordsText.imports

type Seen = ReceivedOf<typeof previewImport> & { readonly fileId: string }

/** Picks a list, says what its headings stand for, and has it checked. */
export function StartImport({ onClose, onStarted }: { onClose: () => void; onStarted: () => void }) {
  const { org } = useReader()
  const go = useNavigate()
  const [file, setFile] = useState<File | null>(null)
  const [seen, setSeen] = useState<Seen | null>(null)
  const [mapping, setMapping] = useState<Record<string, string>>({})
  const [sentBytes, setSent] = useState(0)
  const [newSince, setSince] = useState(`${new Date().getFullYear()}-01-01`)
  const look = useMutation({
    mutationFn: async (picked: File) => {
      const stored = await upload(
        uploadFile,
        { query: { name: picked.name, purpose: 'sheet' }, file: picked },
        { onProgress: setSent },
      )
      return { ...(await call(previewImport, { body: { fileId: stored.id } })), fileId: stored.id }
    },
    onSuccess: setSeen,
  })
  const send = useMutation({
    mutationFn: () => call(startImport, { body: { fileId: seen!.fileId, orgId: org.id, newSince, mapping } }),
    onSuccess: (card) => {
      onStarted()
      onClose()
      return go(`/membership/imports/${card.id}`)
    },
  })
  const missing = seen?.missing.filter((column) => !Object.values(mapping).includes(column)) ?? []
  const pick = (picked: File) => {
    setFile(picked)
    setSeen(null)
    setMapping({})
    look.mutate(picked)
    return false
  }
  return (
    <ActDialog
      open
      title={text.start}
      onClose={onClose}
      act={{
        name: text.check,
        busy: send.isPending || look.isPending,
        locked: seen === null || missing.length > 0,
        onAct: () => send.mutate(),
      }}
      problem={sentenceOf(look.error ?? send.error)}
    >
      <Form layout="vertical" component="div">
        <Form.Item label={text.file}>
          <Upload.Dragger accept=".csv,.txt,.tsv,.xlsx" showUploadList={false} beforeUpload={pick}>
            <Icon name={file ? 'file' : 'upload'} size="l" />
            <p>{file?.name ?? text.fileHint}</p>
            {file && look.isPending && <Bar part={sentBytes} whole={file.size} />}
          </Upload.Dragger>
        </Form.Item>
        {seen?.missing.map((column) => (
          <Form.Item key={column} label={say(text.mapping, { column })} htmlFor={`column-${column}`}>
            <Select
              id={`column-${column}`}
              onChange={(heading: string) => setMapping({ ...mapping, [heading]: column })}
              options={seen.headings.map((heading) => ({ value: heading, label: heading }))}
            />
          </Form.Item>
        ))}
        <Form.Item label={text.since} htmlFor="import-since" extra={text.sinceHint}>
          <DayInput id="import-since" value={newSince} onChange={setSince} />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}
