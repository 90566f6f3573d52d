import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Form, Upload } from 'antd'
import { useState } from 'react'
import { uploadFile } from '../../../../../kernel/files/contract.ts'
import { getJob } from '../../../../../kernel/jobs/contract.ts'
import { addressOf } from '../../../../../platform/client/address.ts'
import { ask } from '../../../../../platform/client/ask.ts'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { upload } from '../../../../../platform/client/upload.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { Bar } from '../../../../../ui/console/Bars.tsx'
import { PlainTable } from '../../../../../ui/console/Facts.tsx'
import { count, size } from '../../../../../ui/console/figures.ts'
import { Bones } from '../../../../../ui/console/States.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../../console.text.ts'
import { checkImport, downloadRejects, getImport, type ImportCheck, startImport } from '../../../imports.contract.ts'
import './imports.css'

const text = consoleText.imports

/** A list goes in: it is checked first, then founded, and every row of it is accounted for. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [sentBytes, setSentBytes] = useState(0)
  const check = useMutation({
    mutationFn: async (picked: File) => {
      const given = { query: { name: picked.name, purpose: 'sheet' }, file: picked }
      const stored = await upload(uploadFile, given, { onProgress: setSentBytes })
      return { fileId: stored.id, ...(await call(checkImport, { body: { fileId: stored.id } })) }
    },
  })
  const load = useMutation({
    mutationFn: (fileId: string) => call(startImport, { body: { fileId } }),
    onSuccess: () => queries.invalidateQueries(),
  })
  const choose = (picked: File) => {
    check.reset()
    load.reset()
    setSentBytes(0)
    setFile(picked)
  }
  const checked = check.data
  return (
    <ActDialog
      open
      width={680}
      title={text.dialog}
      onClose={onClose}
      act={{
        name: checked ? say(text.load, { n: count(checked.loaded) }) : text.check,
        busy: check.isPending || load.isPending,
        locked: file === null,
        onAct: () => file && (checked ? load.mutate(checked.fileId) : check.mutate(file)),
      }}
      why={checked?.loaded === 0 ? text.nothing : null}
      problem={sentenceOf(load.error ?? check.error)}
      done={load.data && <Outcome id={load.data.id} jobId={load.data.jobId} />}
    >
      <Form layout="vertical" component="div">
        <Form.Item label={text.file}>
          <Upload.Dragger
            accept=".csv,.txt,.tsv,.xlsx"
            showUploadList={false}
            disabled={check.isPending}
            beforeUpload={(picked) => {
              choose(picked)
              return false
            }}
          >
            <p className="row unions-drop">
              <Icon name={file ? 'file' : 'upload'} />
              {file ? <b>{file.name}</b> : <span className="muted">{text.hint}</span>}
              {file && <small className="soft">{size(file.size)}</small>}
            </p>
          </Upload.Dragger>
          {check.isPending && file && <Bar part={sentBytes} whole={file.size} />}
        </Form.Item>
      </Form>
      {checked && (
        <div className="stack" role="status">
          <p>
            <b>{say(text.checked, countsOf(checked))}</b>
          </p>
          <Rejects check={checked} />
        </div>
      )}
    </ActDialog>
  )
}

function countsOf(check: Pick<ImportCheck, 'rows' | 'loaded' | 'unchanged' | 'rejected'>) {
  const { rows, loaded, unchanged, rejected } = check
  return { rows: count(rows), loaded: count(loaded), unchanged: count(unchanged), rejected: count(rejected) }
}

/** What became of the list; it follows the job until it has ended. */
function Outcome({ id, jobId }: { id: string; jobId: string }) {
  const { data: job } = useQuery({
    ...ask(getJob, { params: { id: jobId } }),
    refetchInterval: ({ state }) => (state.data?.state === 'done' || state.data?.state === 'failed' ? false : 500),
  })
  const done = job?.state === 'done'
  const asked = useQuery({ ...ask(getImport, { params: { id } }), enabled: done })
  if (job?.state === 'failed') return <p className="bad-words">{job.problem}</p>
  if (!done) return <p role="status">{text.running}</p>
  if (!asked.data) return <Bones rows={2} />
  return (
    <div className="stack" role="status">
      <p>
        <span className="due ok">
          <Icon name="check-circle" size="s" />
          {say(text.result, countsOf(asked.data))}
        </span>
      </p>
      <Rejects check={asked.data} />
      {asked.data.rejected > 0 && (
        <p className="soft">
          {text.fix}{' '}
          <a className="link" download href={addressOf(downloadRejects, { params: { id } })}>
            {text.rejects}
          </a>
        </p>
      )}
    </div>
  )
}

function Rejects({ check }: { check: Pick<ImportCheck, 'rejected' | 'rejects'> }) {
  if (check.rejected === 0) return null
  return (
    <>
      <p className="soft">
        {say(text.rejectsTitle, { n: count(check.rejected) })}{' '}
        {check.rejects.length < check.rejected && say(text.rejectsShown, { n: count(check.rejects.length) })}
      </p>
      <div className="scroll-box">
        <PlainTable
          caption={say(text.rejectsTitle, { n: check.rejected })}
          rows={check.rejects}
          keyOf={(row) => String(row.line)}
          columns={[
            { key: 'line', name: text.line, cell: (row) => count(row.line) },
            { key: 'name', name: text.name, cell: (row) => row.name },
            { key: 'reasons', name: text.reasons, cell: (row) => row.reasons.map((why) => <div key={why}>{why}</div>) },
          ]}
        />
      </div>
    </>
  )
}
