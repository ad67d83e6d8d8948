// Enhancement only: every page works without this file.
import { initAll } from './govuk-js/govuk-frontend.min.js'

initAll()
sendOnce(document)
showAndHide(document)
document.querySelectorAll('[data-files]').forEach(watchFiles)

document.addEventListener('htmx:afterSwap', (event) => showAndHide(event.target))

/** A form is sent once; coming back to the page makes it ready again. */
function sendOnce () {
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (form.method !== 'post' || event.defaultPrevented) return
    if (form.dataset.sent) {
      event.preventDefault()
      return
    }
    form.dataset.sent = 'true'
    setTimeout(() => form.querySelectorAll('button[type=submit]').forEach((button) => {
      button.setAttribute('aria-disabled', 'true')
    }))
  })
  window.addEventListener('pageshow', () => {
    document.querySelectorAll('form[data-sent]').forEach((form) => {
      delete form.dataset.sent
      form.querySelectorAll('[aria-disabled]').forEach((button) => button.removeAttribute('aria-disabled'))
    })
  })
}

/** Fields that hang on an answer are shown while that answer is given. */
function showAndHide (root) {
  const hanging = root.querySelectorAll('[data-shown-key]')
  if (!hanging.length) return
  const update = () => document.querySelectorAll('[data-shown-key]').forEach((element) => {
    const scope = element.closest('form') || document
    element.hidden = !given(scope, element.dataset.shownKey).includes(element.dataset.shownValue)
  })
  root.addEventListener('change', update)
  update()
}

function given (scope, key) {
  return Array.from(scope.querySelectorAll(`[name="${CSS.escape(key)}"]`))
    .filter((control) => !['radio', 'checkbox'].includes(control.type) || control.checked)
    .map((control) => control.value)
}

/** Names the files chosen, says early what cannot be taken, and takes a pasted screenshot. */
function watchFiles (group) {
  const input = group.querySelector('input[type=file]')
  const list = group.querySelector('[data-files-list]')
  const limit = 10 * 1024 * 1024

  const problems = () => {
    const files = Array.from(input.files)
    const found = files.flatMap((file) => {
      if (file.size > limit) return [group.dataset.tooLarge.replace('%{name}', file.name)]
      if (!/\.(png|jpe?g|pdf)$/i.test(file.name)) return [group.dataset.type.replace('%{name}', file.name)]
      return []
    })
    return files.length > 20 ? [group.dataset.tooMany, ...found] : found
  }

  const show = () => {
    list.replaceChildren()
    const files = document.createElement('ul')
    files.className = 'chalk-files__list govuk-body-s'
    Array.from(input.files).forEach((file) => {
      const item = document.createElement('li')
      item.textContent = `${file.name} (${size(file.size)})`
      files.append(item)
    })
    if (files.children.length) list.append(files)
    problems().forEach((problem) => {
      const line = document.createElement('p')
      line.className = 'govuk-body-s chalk-files__wrong'
      line.textContent = problem
      list.append(line)
    })
  }

  input.addEventListener('change', show)
  input.form?.addEventListener('submit', (event) => {
    if (problems().length) {
      event.preventDefault()
      event.stopPropagation()
      list.scrollIntoView({ block: 'center' })
    }
  })
  document.addEventListener('paste', (event) => {
    const pasted = Array.from(event.clipboardData?.files || [])
    if (!pasted.length) return
    event.preventDefault()
    const all = new DataTransfer()
    Array.from(input.files).forEach((file) => all.items.add(file))
    pasted.forEach((file) => all.items.add(file))
    input.files = all.files
    input.dispatchEvent(new Event('change', { bubbles: true }))
    const said = document.createElement('p')
    said.className = 'govuk-body-s'
    said.textContent = group.dataset.pasted
    list.append(said)
  })
  show()
}

function size (bytes) {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
