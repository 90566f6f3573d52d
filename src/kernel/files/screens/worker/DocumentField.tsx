import { useState } from 'react'
import { type Problem, problemFrom } from '../../../../platform/client/problem.ts'
import { upload } from '../../../../platform/client/upload.ts'
import { Field } from '../../../../ui/Field.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { uploadFile } from '../../contract.ts'
import { workerText as text } from '../../worker.text.ts'
import './document-field.css'

export type UploadedDocument = { readonly id: string; readonly name: string }

/** A photograph or a PDF, sent as soon as it is chosen. */
export function DocumentField({
  label,
  document,
  onDocument,
  problem = null,
}: {
  label: string
  document: UploadedDocument | null
  onDocument: (document: UploadedDocument | null) => void
  problem?: string | null
}) {
  const [percent, setPercent] = useState<number | null>(null)
  const [failed, setFailed] = useState<Problem | null>(null)

  async function take(file: File | undefined) {
    if (!file) return
    onDocument(null)
    setPercent(0)
    const send = async () => {
      const given = { query: { name: file.name, purpose: 'document' }, file }
      const stored = await upload(uploadFile, given, {
        onProgress: (sent, all) => setPercent(Math.round((100 * sent) / Math.max(all, 1))),
      })
      onDocument({ id: stored.id, name: stored.name })
    }
    setFailed(await problemFrom(send()))
    setPercent(null)
  }

  return (
    <Field
      label={label}
      hint={document ? text.chosen(document.name) : percent === null ? text.hint : text.uploading(percent)}
      problem={failed?.sentence ?? problem}
    >
      {(wiring) => (
        <span className="document-field gh-button" data-kind="plain" data-height="big">
          <Icon name="upload" />
          {document ? text.another : text.choose}
          <input
            {...wiring}
            type="file"
            accept="image/png,image/jpeg,application/pdf"
            onChange={(event) => void take(event.currentTarget.files?.[0])}
          />
        </span>
      )}
    </Field>
  )
}
