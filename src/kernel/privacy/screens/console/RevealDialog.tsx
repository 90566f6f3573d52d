import { useMutation } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import { revealPerson } from '../../contract.ts'
import { type RevealReason, revealReasons } from '../../model.ts'
import { revealReasonNames } from '../../text.ts'
import { shownForSeconds, type WholePerson } from './use-revealed.ts'

const text = consoleText.reveal

/** The shortest and longest words its endpoint takes. */
const shortest = 2
const longest = 200

/** A person as the page shows her: masked. */
export type MaskedPerson = { readonly id: string; readonly name: string; readonly idNumber: string }

/** Asks why a person is to be seen unmasked; the answer is handed on and kept nowhere else. */
export function RevealDialog({
  person,
  place,
  onRevealed,
  onClose,
}: {
  person: MaskedPerson
  /** The page, as it names itself; she reads it. */
  place: string
  onRevealed: (whole: WholePerson) => void
  onClose: () => void
}) {
  const [reason, setReason] = useState<RevealReason | null>(null)
  const [typed, setTyped] = useState('')
  const words = typed.trim()
  const reveal = useMutation({
    mutationFn: () => call(revealPerson, { params: { id: person.id }, body: { reason: reason!, words, place } }),
    gcTime: 0,
    onSuccess: onRevealed,
  })
  const missing = reason === null ? text.needReason : words.length < shortest ? text.needWords : null
  return (
    <ActDialog
      open
      title={text.title}
      onClose={onClose}
      act={{ name: text.act, busy: reveal.isPending, locked: missing !== null, onAct: () => reveal.mutate() }}
      problem={sentenceOf(reveal.error)}
    >
      <p className="before">{say(text.before, { ...person, seconds: shownForSeconds })}</p>
      <Form layout="vertical" component="div">
        <fieldset className="reasons">
          <legend>{text.reason}</legend>
          {revealReasons.map((one) => (
            <button
              key={one}
              type="button"
              className="plain"
              aria-pressed={one === reason}
              onClick={() => setReason(one)}
            >
              {revealReasonNames[one]}
            </button>
          ))}
        </fieldset>
        <Form.Item label={text.words} htmlFor="reveal-words" extra={missing}>
          <Input.TextArea
            id="reveal-words"
            rows={2}
            maxLength={longest}
            showCount
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            placeholder={text.wordsHint}
          />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}
