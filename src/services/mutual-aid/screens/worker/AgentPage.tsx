import { type FormEvent, useRef, useState } from 'react'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Choice, Field, TextInput } from '../../../../ui/Field.tsx'
import { focusFirstProblem } from '../../../../ui/focus-problem.ts'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { workerText } from '../../worker.text.ts'
import type { AgentDraft } from './draft.ts'
import { claimPath, useDraft } from './use-claim.ts'

const text = workerText.agent
const reasons = ['incapacitated', 'dead'] as const
const relations = ['spouse', 'child', 'parent', 'sibling', 'other'] as const

/** 代为办理: who acts for somebody who cannot, and why. */
export default function AgentPage(given: PageGiven) {
  const [draft, change] = useDraft(given)
  const [agent, setAgent] = useState<Partial<AgentDraft>>(draft.agent ?? {})
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const back = claimPath(given.params.id!)
  const problems = {
    reason: agent.reason ? null : text.choose,
    relation: agent.relation ? null : text.choose,
    name: (agent.name ?? '').length >= 2 ? null : text.nameWrong,
    idNumber: /^(\d{17}[\dX]|\d{15})$/.test(agent.idNumber ?? '') ? null : text.idNumberWrong,
  }

  function settle(chosen: AgentDraft | null) {
    change({ agent: chosen })
    if (chosen) toast(text.saved(chosen.name))
    given.go(back, 'rewind')
  }

  function save(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (Object.values(problems).some(Boolean)) return focusFirstProblem(form.current)
    settle(agent as AgentDraft)
  }

  const shown = tried ? problems : { reason: null, relation: null, name: null, idNumber: null }
  return (
    <form className="gh-form" ref={form} onSubmit={save} noValidate>
      <Page
        top={<TopBar title={text.title} backHref={given.href(back)} />}
        acts={
          <Button kind="main" size="big" type="submit">
            {text.save}
          </Button>
        }
      >
        <p className="gh-muted">{text.lead}</p>
        <Card>
          <Choice
            legend={text.reason}
            name="reason"
            options={reasons.map((value) => ({ value, label: text.reasons[value] }))}
            value={agent.reason ?? null}
            onChoose={(reason) => setAgent({ ...agent, reason })}
            problem={shown.reason}
          />
        </Card>
        <Card>
          <Choice
            legend={text.relation}
            name="relation"
            options={relations.map((value) => ({ value, label: text.relations[value] }))}
            value={agent.relation ?? null}
            onChoose={(relation) => setAgent({ ...agent, relation })}
            problem={shown.relation}
          />
        </Card>
        <Card>
          <div className="gh-fields">
            <Field label={text.name} problem={shown.name}>
              {(wiring) => (
                <TextInput
                  {...wiring}
                  value={agent.name ?? ''}
                  maxLength={40}
                  autoComplete="off"
                  onText={(name) => setAgent({ ...agent, name: name.trim() })}
                />
              )}
            </Field>
            <Field label={text.idNumber} problem={shown.idNumber}>
              {(wiring) => (
                <TextInput
                  {...wiring}
                  value={agent.idNumber ?? ''}
                  maxLength={18}
                  autoComplete="off"
                  onText={(typed) =>
                    setAgent({ ...agent, idNumber: typed.normalize('NFKC').replace(/\s/g, '').toUpperCase() })
                  }
                />
              )}
            </Field>
          </div>
        </Card>
        {draft.agent ? (
          <Button kind="quiet" onPress={() => settle(null)}>
            {text.remove}
          </Button>
        ) : null}
      </Page>
    </form>
  )
}
