import { useMutation } from '@tanstack/react-query'
import { Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { saveDownload } from '../../../../platform/client/save-download.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { consoleText } from '../../console.text.ts'

const text = consoleText.export
type Format = keyof typeof text.formats

/** Asks for what a list is taken out, and in which form; the file bears the number that traces it. */
export function ExportDialog<Offered extends Format>({
  what,
  formats,
  addressFor,
  onClose,
}: {
  /** The list, as its page names it. */
  what: string
  formats: readonly Offered[]
  addressFor: (format: Offered, reason: string) => string
  onClose: () => void
}) {
  const [format, setFormat] = useState<Offered>(formats[0]!)
  const [typed, setTyped] = useState('')
  const reason = typed.trim()
  const save = useMutation({ mutationFn: () => saveDownload(addressFor(format, reason)) })
  return (
    <ActDialog
      open
      title={`${text.title}${what}`}
      onClose={onClose}
      act={{ name: text.act, busy: save.isPending, locked: reason.length < 2, onAct: () => save.mutate() }}
      problem={sentenceOf(save.error)}
      done={save.isSuccess && <p>{text.done}</p>}
    >
      <p className="before">{text.before}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={text.reason} htmlFor="export-reason" extra={reason.length < 2 ? text.need : undefined}>
          <Input.TextArea
            id="export-reason"
            autoFocus
            rows={2}
            maxLength={200}
            showCount
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            placeholder={text.reasonHint}
          />
        </Form.Item>
        {formats.length > 1 && (
          <Form.Item label={text.format}>
            <Radio.Group
              aria-label={text.format}
              value={format}
              onChange={(event) => setFormat(event.target.value as Offered)}
              options={formats.map((one) => ({ value: one, label: text.formats[one] }))}
            />
          </Form.Item>
        )}
      </Form>
    </ActDialog>
  )
}
