import { useMutation } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { type CommitmentPage, reportCommitment } from '../../commitments.contract.ts'
import { consoleText } from '../../console.text.ts'

const text = consoleText.acts.report

/** 上报: to its own union or one above it; the nearest above is the likeliest. */
export function ReportDialog({ commitment, onClose }: { commitment: CommitmentPage; onClose: () => void }) {
  const { collectors } = commitment
  const [toOrgId, setTo] = useState(collectors[1]?.id ?? collectors[0]?.id ?? '')
  const send = useMutation({
    mutationFn: () => call(reportCommitment, { params: { id: commitment.id }, body: { toOrgId } }),
    onSuccess: onClose,
  })
  return (
    <ActDialog
      open
      title={text.title}
      onClose={onClose}
      act={{ name: text.act, busy: send.isPending, locked: toOrgId === '', onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
    >
      <p className="before">{text.lead}</p>
      <Form layout="vertical" component="div">
        <Form.Item label={consoleText.fields.collector} htmlFor="collector">
          <Select
            id="collector"
            value={toOrgId}
            onChange={setTo}
            options={collectors.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}
