// Enhancement only: the report page works without this file.
const form = document.querySelector('[data-report]')

// A further place to name somebody appears once the one before it is opened.
const show = (place) => {
  const next = place.nextElementSibling
  if (place.open && next?.matches('[data-place]')) next.hidden = false
}
form.querySelectorAll('[data-place]').forEach((place) => {
  place.addEventListener('toggle', () => show(place))
  show(place)
})

// Who was chosen from the school's people is let go when it is no adult of the school after all.
form.addEventListener('change', (event) => {
  if (!event.target.name?.endsWith('-adult') || event.target.value === 'yes') return
  event.target.closest('[data-suspect]').querySelectorAll('[data-of-school] select').forEach((list) => {
    list.value = ''
  })
})

// What may be a sexual image of a child is told in words only.
const image = form.querySelector('#childImage')
const files = form.querySelector('[data-report-files]')
const noFiles = () => {
  files.hidden = image.checked
  form.querySelector('[data-report-no-files]').hidden = !image.checked
  const input = files.querySelector('input[type=file]')
  input.disabled = image.checked
  if (image.checked && input.value) {
    input.value = ''
    input.dispatchEvent(new Event('change', { bubbles: true }))
  }
}
image.addEventListener('change', noFiles)
noFiles()
