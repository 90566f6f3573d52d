import { useState } from 'react'
import { uploadFile } from '../../../../kernel/files/contract.ts'
import { type Problem, problemFrom } from '../../../../platform/client/problem.ts'
import { upload } from '../../../../platform/client/upload.ts'
import { Field } from '../../../../ui/Field.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { workerText as text } from '../../worker.text.ts'
import type { GivenPhoto } from './draft.ts'

const most = 20

/** Pictures and papers, each sent as soon as it is taken. */
export function PhotosField({
  photos,
  onPhotos,
}: {
  photos: readonly GivenPhoto[]
  onPhotos: (photos: readonly GivenPhoto[]) => void
}) {
  const [percent, setPercent] = useState<number | null>(null)
  const [failed, setFailed] = useState<Problem | null>(null)

  async function take(files: FileList | null) {
    setFailed(null)
    const sent: GivenPhoto[] = []
    for (const file of [...(files ?? [])].slice(0, most - photos.length)) {
      setPercent(0)
      const send = async () => {
        const given = { query: { name: file.name, purpose: 'document' }, file }
        const { id, name } = await upload(uploadFile, given, {
          onProgress: (done, all) => setPercent(Math.round((100 * done) / Math.max(all, 1))),
        })
        sent.push({ id, name })
      }
      setFailed(await problemFrom(send()))
    }
    setPercent(null)
    if (sent.length > 0) onPhotos([...photos, ...sent])
  }

  return (
    <>
      <Field
        label={text.evidence}
        hint={percent === null ? text.evidenceHint : text.uploading(percent)}
        problem={failed?.sentence ?? null}
      >
        {(wiring) => (
          <span className="ds-file gh-button" data-kind="plain" data-height="big">
            <Icon name="image" />
            {text.addEvidence}
            <input
              {...wiring}
              type="file"
              multiple
              accept="image/png,image/jpeg,application/pdf"
              onChange={(event) => void take(event.currentTarget.files)}
            />
          </span>
        )}
      </Field>
      {photos.length > 0 ? (
        <ul className="ds-files">
          {photos.map((photo) => (
            <li key={photo.id}>
              <Icon name="file" size="s" />
              <span>{photo.name}</span>
              <button
                type="button"
                aria-label={`${text.remove} ${photo.name}`}
                onClick={() => onPhotos(photos.filter((one) => one.id !== photo.id))}
              >
                <Icon name="close" size="s" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
