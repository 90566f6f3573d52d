import { useState } from 'react'
import { Problem } from '../../../../platform/client/problem.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { ratingsText as text } from '../../ratings-worker.text.ts'
import { PhotoUnreadable, type SentPhoto, sendPhoto } from '../send-photo.ts'
import './ratings.css'

/** A photograph that is there already, or one that was just sent. */
export type FieldPhoto = SentPhoto | { readonly photoId: string; readonly shownAt: string }

const most = 6

/** Photographs in order, each made small before it leaves the phone. */
export function PhotosField({
  label,
  photos,
  onPhotos,
}: {
  label: string
  photos: readonly FieldPhoto[]
  onPhotos: (photos: readonly FieldPhoto[]) => void
}) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function take(files: FileList | null) {
    setProblem(null)
    setBusy(true)
    const added: FieldPhoto[] = [...photos]
    for (const file of [...(files ?? [])].slice(0, most - photos.length)) {
      const sent = await sendPhoto(file).catch((failure: unknown) => failure)
      if (sent instanceof PhotoUnreadable) setProblem(text.unreadable)
      else if (sent instanceof Problem) setProblem(sent.sentence)
      else if (sent instanceof Error) throw sent
      else added.push(sent as SentPhoto)
    }
    setBusy(false)
    onPhotos(added)
  }

  return (
    <div className="gh-field">
      <p className="mall-photos-label">{label}</p>
      <ul className="mall-photos">
        {photos.map((photo, at) => (
          <li key={photo.shownAt}>
            <img src={photo.shownAt} alt={text.photo(at + 1)} />
            <button
              type="button"
              aria-label={text.removePhoto(at + 1)}
              onClick={() => onPhotos(photos.filter((one) => one !== photo))}
            >
              <Icon name="close" size="s" />
            </button>
          </li>
        ))}
        {photos.length < most ? (
          <li>
            <label className="mall-photos-add">
              <Icon name="plus" />
              {text.addPhoto}
              <input
                className="gh-ear"
                type="file"
                accept="image/jpeg,image/png"
                multiple
                disabled={busy}
                onChange={(event) => void take(event.currentTarget.files)}
              />
            </label>
          </li>
        ) : null}
      </ul>
      <p className="gh-field-note" data-tone={problem ? 'bad' : undefined} aria-live="polite">
        {busy ? text.sending : (problem ?? text.photosHint(most - photos.length))}
      </p>
    </div>
  )
}

/** Only what was just sent, for a request that knows none from before. */
export function sentPhotosOf(photos: readonly FieldPhoto[]) {
  return photos.flatMap((photo) =>
    'photoId' in photo ? [] : [{ smallFileId: photo.smallFileId, largeFileId: photo.largeFileId }],
  )
}

/** What of the photographs is written into a request. */
export function photosOf(photos: readonly FieldPhoto[]) {
  return photos.map((photo) =>
    'photoId' in photo
      ? { photoId: photo.photoId }
      : { smallFileId: photo.smallFileId, largeFileId: photo.largeFileId },
  )
}
