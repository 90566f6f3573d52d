import { useRef, useState } from 'react'
import { addressOf } from '../../../../platform/client/address.ts'
import { type Problem, problemFrom } from '../../../../platform/client/problem.ts'
import { upload } from '../../../../platform/client/upload.ts'
import { Field } from '../../../../ui/Field.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { downloadFile, uploadFile } from '../../contract.ts'
import { workerText as text } from '../../worker.text.ts'
import type { UploadedDocument } from './DocumentField.tsx'
import './photos-field.css'

const most = 9

/** At most nine pictures, each sent as soon as it is chosen, so that the last step has nothing left to wait for. */
export function PhotosField({
  label,
  hint,
  shownTo,
  photos,
  onPhotos,
}: {
  label: string
  hint: string
  /** `nobody` where they may yet be handed in anonymously. */
  shownTo?: 'nobody'
  photos: readonly UploadedDocument[]
  onPhotos: (photos: readonly UploadedDocument[]) => void
}) {
  const [percent, setPercent] = useState<number | null>(null)
  const [failed, setFailed] = useState<Problem | null>(null)
  const kept = useRef(photos)

  function keep(next: readonly UploadedDocument[]) {
    kept.current = next
    onPhotos(next)
  }

  async function take(files: FileList | null) {
    setFailed(null)
    for (const file of [...(files ?? [])].slice(0, most - kept.current.length)) {
      setPercent(0)
      const given = { query: { name: file.name, purpose: 'photo', ...(shownTo && { shownTo }) }, file }
      const onProgress = (sent: number, all: number) => setPercent(Math.round((100 * sent) / Math.max(all, 1)))
      const send = async () => {
        const { id, name } = await upload(uploadFile, given, { onProgress })
        keep([...kept.current, { id, name }])
      }
      const problem = await problemFrom(send())
      if (problem) setFailed(problem)
    }
    setPercent(null)
  }

  return (
    <Field label={label} hint={percent === null ? hint : text.uploading(percent)} problem={failed?.sentence ?? null}>
      {(wiring) => (
        <div className="photos-field">
          {photos.map((photo, at) => (
            <span key={photo.id} className="photos-field-tile">
              <img src={addressOf(downloadFile, { params: { id: photo.id } })} alt={text.photo(at + 1)} />
              <button
                type="button"
                aria-label={text.removePhoto(at + 1)}
                onClick={() => keep(kept.current.filter((one) => one.id !== photo.id))}
              >
                <Icon name="close" size="s" />
              </button>
            </span>
          ))}
          {photos.length < most ? (
            <span className="photos-field-tile photos-field-add">
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
