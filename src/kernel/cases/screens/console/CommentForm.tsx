import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'
import { type Audience, commentOnCase, type Dossier } from '../../contract.ts'

const text = consoleText.comment

/** A line for the history, below it, with who is to read it beside. */
export function CommentForm({ dossier }: { dossier: Dossier }) {
  const [typed, setTyped] = useState('')
  const [audience, setAudience] = useState<Audience>('all')
  const send = useMutation({
    mutationFn: () => call(commentOnCase, { params: { id: dossier.case.id }, body: { text: typed.trim(), audience } }),
    onSuccess: () => setTyped(''),
  })
  const problem = sentenceOf(send.error)
  return (
    <form
      className="case-comment no-print"
      onSubmit={(event) => {
        event.preventDefault()
        if (typed.trim() !== '' && !send.isPending) send.mutate()
      }}
    >
      <Input.TextArea
        aria-label={text.label}
        placeholder={text.hint}
        autoSize={{ minRows: 1, maxRows: 5 }}
        maxLength={1000}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <span className="case-comment-tools">
        <Select
          size="small"
          aria-label={consoleText.audience}
          value={audience}
          onChange={setAudience}
          options={dossier.audiences.map((key) => ({ value: key, label: consoleText.audiences[key] }))}
        />
        <Button
          size="small"
          htmlType="submit"
          loading={send.isPending}
          disabled={typed.trim() === ''}
          icon={<Icon name="send" size="s" />}
        >
          {text.send}
        </Button>
      </span>
      {problem && <Alert type="error" showIcon title={problem} role="alert" />}
    </form>
  )
}
