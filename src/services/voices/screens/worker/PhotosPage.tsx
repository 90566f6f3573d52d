import { useEffect, useRef, useState } from 'react'
import { downloadFile, uploadFile } from '../../../../kernel/files/contract.ts'
import { addressOf } from '../../../../platform/client/address.ts'
import { type Problem, problemFrom } from '../../../../platform/client/problem.ts'
import { upload } from '../../../../platform/client/upload.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Choice, Field } from '../../../../ui/Field.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { Steps } from '../../../../ui/Steps.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { workerText } from '../../worker.text.ts'
import { isComplete } from './RaisePage.tsx'
import { type Photo, useVoiceDraft } from './voice-draft.ts'
import './voices.css'

const text = workerText.raise
const most = 9

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
          <PhotoField photos={draft.photos} onPhotos={(photos) => change({ photos })} />
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

/** Each picture is sent as soon as it is chosen, so that the last step has nothing left to wait for. */
function PhotoField({ photos, onPhotos }: { photos: readonly Photo[]; onPhotos: (photos: readonly Photo[]) => void }) {
  const [percent, setPercent] = useState<number | null>(null)
  const [failed, setFailed] = useState<Problem | null>(null)
  const kept = useRef(photos)

  async function take(files: FileList | null) {
    setFailed(null)
    for (const file of [...(files ?? [])].slice(0, most - kept.current.length)) {
      setPercent(0)
      const send = async () => {
        const given = { query: { name: file.name, purpose: 'photo', shownTo: 'nobody' as const }, file }
        const stored = await upload(uploadFile, given, {
          onProgress: (sent, all) => setPercent(Math.round((100 * sent) / Math.max(all, 1))),
        })
        kept.current = [...kept.current, { id: stored.id, name: stored.name }]
        onPhotos(kept.current)
      }
      const problem = await problemFrom(send())
      if (problem) setFailed(problem)
    }
    setPercent(null)
  }

  function remove(id: string) {
    kept.current = kept.current.filter((photo) => photo.id !== id)
    onPhotos(kept.current)
  }

  return (
    <Field
      label={text.photos}
      hint={percent === null ? text.photosHint : text.uploading(percent)}
      problem={failed?.sentence ?? null}
    >
      {(wiring) => (
        <div className="vo-photos">
          {photos.map((photo, at) => (
            <span key={photo.id} className="vo-photo">
              <img src={addressOf(downloadFile, { params: { id: photo.id } })} alt={text.photo(at + 1)} />
              <button type="button" aria-label={text.removePhoto(at + 1)} onClick={() => remove(photo.id)}>
                <Icon name="close" size="s" />
              </button>
            </span>
          ))}
          {photos.length < most ? (
            <span className="vo-add">
              <Icon name="plus" />
              <small>{text.addPhoto}</small>
              <input
                {...wiring}
                type="file"
                multiple
                accept="image/png,image/jpeg"
                onChange={(event) => void take(event.currentTarget.files)}
              />
            </span>
          ) : null}
        </div>
      )}
    </Field>
  )
}
