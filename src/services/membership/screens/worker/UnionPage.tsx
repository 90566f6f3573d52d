import { useRef, useState } from 'react'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { focusFirstProblem } from '../../../../ui/focus-problem.ts'
import { Page } from '../../../../ui/Page.tsx'
import { Steps } from '../../../../ui/Steps.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { workerText } from '../../worker.text.ts'
import { useJoinDraft } from './join-draft.ts'
import './membership.css'
import { Chosen, Missing, UnionPicker } from './UnionPicker.tsx'
import { employerProblem, WorkFields } from './WorkFields.tsx'

const text = workerText.union

/** Step 2: what she works as, and which union. */
export default function UnionPage({ href, go }: PageGiven) {
  const [draft, change] = useJoinDraft()
  const [tried, setTried] = useState(false)
  const page = useRef<HTMLDivElement>(null)

  function next() {
    setTried(true)
    if (draft.form === null || draft.union === null || employerProblem(draft)) return focusFirstProblem(page.current)
    go('/membership/join/check')
  }

  return (
    <div className="gh-form" ref={page}>
      <Page
        top={
          <TopBar
            title={workerText.join.title}
            backHref={href('/membership/join')}
            below={<Steps names={workerText.steps} at={2} />}
          />
        }
        acts={
          <Button kind="main" size="big" onPress={next}>
            {text.next}
          </Button>
        }
      >
        <Card>
          <WorkFields work={draft} onChange={change} tried={tried} />
        </Card>
        <Card title={text.which}>
          <Missing sentence={tried && draft.union === null ? text.whichMissing : null} />
          {draft.union ? (
            <Chosen union={draft.union} onChange={() => change({ union: null, invitationCode: '' })} />
          ) : (
            <UnionPicker byCode="offered" onChoose={(union, invitationCode) => change({ union, invitationCode })} />
          )}
        </Card>
      </Page>
    </div>
  )
}
