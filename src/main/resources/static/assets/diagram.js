// Draws the process diagram and marks the way that the case came. It is drawn large enough to read and scrolls, by
// finger or by arrow keys, beginning where the case is now; a button shows the whole of it. The watermark of bpmn.io
// stays visible.
const READABLE = 0.8

document.querySelectorAll('[data-diagram]').forEach(async (element) => {
  // A page with two diagrams loads this file twice.
  if (element.dataset.begun) return
  element.dataset.begun = 'true'
  const list = (text) => (text || '').split(',').map((id) => id.trim()).filter(Boolean)
  try {
    const answer = await fetch(element.dataset.diagram, { credentials: 'same-origin' })
    if (!answer.ok) throw new Error(String(answer.status))
    const sheet = document.createElement('div')
    sheet.className = 'chalk-diagram__sheet'
    const view = document.createElement('div')
    view.className = 'chalk-diagram__window'
    view.tabIndex = 0
    view.setAttribute('role', 'group')
    view.setAttribute('aria-label', element.getAttribute('aria-label'))
    view.append(sheet)
    element.append(view)
    const viewer = new BpmnJS({ container: sheet })
    await viewer.importXML(await answer.text())
    const canvas = viewer.get('canvas')
    const registry = viewer.get('elementRegistry')
    const now = list(element.dataset.now).filter((id) => registry.get(id))
    const mark = (ids, name) => ids.filter((id) => registry.get(id)).forEach((id) => canvas.addMarker(id, name))
    mark(list(element.dataset.done), 'chalk-done')
    mark(now, 'chalk-now')

    // Outside the part that scrolls, so that it is always seen.
    element.append(sheet.querySelector('.bjs-powered-by'))

    const { inner } = canvas.viewbox()
    const drawn = (scale) => {
      sheet.style.width = Math.ceil(inner.width * scale) + 'px'
      sheet.style.height = Math.ceil(inner.height * scale) + 'px'
      canvas.resized()
      canvas.zoom('fit-viewport')
    }
    const whole = Math.min(view.clientWidth / inner.width, 1)
    const show = (all) => {
      drawn(all ? whole : Math.max(whole, READABLE))
      const at = now.length && !all ? registry.get(now[0]) : null
      const scale = sheet.clientWidth / inner.width
      view.scrollLeft = at ? (at.x + at.width / 2 - inner.x) * scale - view.clientWidth / 2 : 0
      view.scrollTop = at ? (at.y + at.height / 2 - inner.y) * scale - view.clientHeight / 2 : 0
    }
    show(false)
    if (whole < READABLE) {
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'govuk-button govuk-button--secondary'
      let all = false
      const worded = () => { button.textContent = all ? element.dataset.readable : element.dataset.whole }
      button.addEventListener('click', () => { all = !all; show(all); worded() })
      worded()
      element.after(button)
    }
    element.dataset.drawn = 'true'
  } catch (error) {
    element.textContent = element.dataset.failed
  }
})
