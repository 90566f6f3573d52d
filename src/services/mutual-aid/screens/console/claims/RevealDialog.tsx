import { useMutation } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { revealPerson } from '../../../../../kernel/people/contract.ts'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import type { ReceivedOf } from '../../../../../platform/http/endpoint.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { say } from '../../../../../ui/console/text.ts'
import type { ClaimCard } from '../../../claims.contract.ts'
import { consoleText } from '../../../console.text.ts'
import { keepReason, knownReasons } from './reveal-reasons.ts'
import { shownForSeconds } from './use-revealed.ts'

const text = consoleText.reveal

/** The shortest and longest reason its endpoint takes. */
const shortest = 2
const longest = 200

/** Asks why a person is to be seen unmasked; the answer is handed on and kept nowhere else. */
export function RevealDialog({
  claim,
  onRevealed,
  onClose,
}: {
  claim: ClaimCard
  onRevealed: (person: ReceivedOf<typeof revealPerson>) => void
  onClose: () => void
}) {
  const [typed, setTyped] = useState('')
  const reason = typed.trim()
  const reveal = useMutation({
    mutationFn: () => call(revealPerson, { params: { id: claim.ownerId }, body: { reason } }),
    gcTime: 0,
    onSuccess: (person) => {
      keepReason(reason)
      onRevealed(person)
    },
  })
  const short = reason.length < shortest
  return (
    <ActDialog
      open
      title={text.title}
      onClose={onClose}
      act={{ name: text.act, busy: reveal.isPending, locked: short, onAct: () => reveal.mutate() }}
      problem={sentenceOf(reveal.error)}
    >
      <p className="before">
        {say(text.before, { name: claim.personName, idNumber: claim.maskedIdNumber, seconds: shownForSeconds })}
      </p>
      <Form layout="vertical" component="div">
        <Form.Item label={text.reason} htmlFor="reveal-reason" extra={short && text.need}>
          <fieldset className="reasons">
            <legend className="visually-hidden">{text.choices}</legend>
            {knownReasons().map((known) => (
              <button
                key={known}
                type="button"
                className="plain"
                aria-pressed={known === reason}
                onClick={() => setTyped(known)}
              >
                {known}
              </button>
            ))}
          </fieldset>
          <Input.TextArea
            id="reveal-reason"
            autoFocus
            rows={2}
            maxLength={longest}
            showCount
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            placeholder={text.reasonHint}
          />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}
