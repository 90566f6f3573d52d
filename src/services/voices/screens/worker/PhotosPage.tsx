import { useEffect } from 'react'
import { PhotosField } from '../../../../kernel/files/screens.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Choice } from '../../../../ui/Field.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { Steps } from '../../../../ui/Steps.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { workerText } from '../../worker.text.ts'
import { isComplete } from './RaisePage.tsx'
import { useVoiceDraft } from './voice-draft.ts'
import './voices.css'

const text = workerText.raise

/** Step 2: pictures, and whether she gives her name. */
export default function PhotosPage({ href, go }: PageGiven) {
  const [draft, change] = useVoiceDraft()
  const complete = isComplete(draft)
  useEffect(() => {
    if (!complete) go('/voices/new', 'replace')
  }, [complete, go])
  return (
    <div className="gh-form">
      <Page
        top={
          <TopBar title={text.title} backHref={href('/voices/new')} below={<Steps names={workerText.steps} at={2} />} />
        }
        acts={
          <Button kind="main" size="big" onPress={() => go('/voices/new/check')}>
            {text.next}
          </Button>
        }
      >
        <Card>
          <PhotosField
            label={text.photos}
            hint={text.photosHint}
            shownTo="nobody"
            photos={draft.photos}
            onPhotos={(photos) => change({ photos })}
          />
        </Card>
        <Card>
          <Choice
            legend={text.named}
            name="named"
            options={(['named', 'anonymous'] as const).map((value) => ({ value, ...text.namedOptions[value] }))}
            value={draft.named}
            onChoose={(named) => change({ named })}
          />
        </Card>
        <Card>
          <Choice
            legend={text.board}
            name="board"
            options={(['may', 'not'] as const).map((value) => ({ value, ...text.boardOptions[value] }))}
            value={draft.board}
            onChoose={(board) => change({ board })}
          />
        </Card>
      </Page>
    </div>
  )
}
