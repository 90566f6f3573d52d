import { useMutation } from '@tanstack/react-query'
import { Button, Form, InputNumber } from 'antd'
import { useState } from 'react'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import type { ReceivedOf } from '../../../../../platform/http/endpoint.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { PlainTable } from '../../../../../ui/console/Facts.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../../console.text.ts'
import { proofText } from '../../../quarters-console.text.ts'
import { importCovers } from '../../../settlements.contract.ts'
import { saveCsv } from '../csv.ts'
import { FileDrop } from '../FileDrop.tsx'
import { useUpload } from '../use-upload.ts'

const text = consoleText.covers

type Result = ReceivedOf<typeof importCovers>

/** A list of covered people goes in; every row of it is accounted for in the result. */
export function CoverImportDialog({ year, onClose }: { year: number; onClose: () => void }) {
  const [policyYear, setPolicyYear] = useState(year)
  const [file, setFile] = useState<File | null>(null)
  const sending = useUpload()
  const load = useMutation({
    mutationFn: async (picked: File) => {
      const stored = sending.data ?? (await sending.mutateAsync(picked))
      return call(importCovers, { body: { fileId: stored.id, year: policyYear } })
    },
  })
  const choose = (picked: File) => {
    sending.reset()
    load.reset()
    setFile(picked)
  }
  return (
    <ActDialog
      open
      title={text.dialog}
      onClose={onClose}
      width={640}
      act={{ name: text.start, busy: load.isPending, locked: file === null, onAct: () => file && load.mutate(file) }}
      problem={sentenceOf(load.error)}
      done={load.data && <Outcome result={load.data} />}
    >
      <Form layout="vertical" component="div">
        <Form.Item label={text.policyYear} htmlFor="cover-year">
          <InputNumber
            controls={false}
            id="cover-year"
            min={2013}
            max={2100}
            precision={0}
            value={policyYear}
            onChange={(typed) => typed !== null && setPolicyYear(typed)}
          />
        </Form.Item>
        <Form.Item label={text.file}>
          <FileDrop
            file={file}
            hint={text.fileHint}
            sending={sending.isPending}
            sentBytes={sending.sentBytes}
            onPick={choose}
          />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}

function Outcome({ result }: { result: Result }) {
  const balanced = result.rows === result.loaded + result.unchanged + result.rejected
  return (
    <div className="stack">
      <p>
        <b>
          {say(text.result, {
            rows: count(result.rows),
            loaded: count(result.loaded),
            unchanged: count(result.unchanged),
            rejected: count(result.rejected),
          })}
        </b>
      </p>
      {balanced && (
        <p className="due ok">
          <Icon name="check-circle" size="s" />
          {text.balanced}
        </p>
      )}
      {result.rejects.length === 0 ? <p className="muted">{text.rejectNone}</p> : <Rejects rejects={result.rejects} />}
    </div>
  )
}

function Rejects({ rejects }: { rejects: Result['rejects'] }) {
  const { line, reason } = proofText.rejectColumns
  const save = () =>
    saveCsv(text.rejectFile, [
      [line, reason],
      ...rejects.map((row) => [row.line, row.reasons.join(consoleText.listJoin)]),
    ])
  return (
    <>
      <p className="row wrap">
        <span className="muted grow">{text.again}</span>
        <Button size="small" icon={<Icon name="download" size="s" />} onClick={save}>
          {text.copyRejects}
        </Button>
      </p>
      <div className="scroll-box">
        <PlainTable
          caption={say(text.rejected, { n: rejects.length })}
          rows={rejects}
          keyOf={(row) => String(row.line)}
          columns={[
            { key: 'line', name: line, cell: (row) => count(row.line) },
            { key: 'reason', name: reason, cell: (row) => row.reasons.map((why) => <div key={why}>{why}</div>) },
          ]}
        />
      </div>
    </>
  )
}
