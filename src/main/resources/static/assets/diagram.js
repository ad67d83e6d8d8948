// Draws the process diagram and marks the way that the case came. The watermark of bpmn.io stays visible.
document.querySelectorAll('[data-diagram]').forEach(async (element) => {
  // A page with two diagrams loads this file twice.
  if (element.dataset.begun) return
  element.dataset.begun = 'true'
  const list = (text) => (text || '').split(',').map((id) => id.trim()).filter(Boolean)
  try {
    const answer = await fetch(element.dataset.diagram, { credentials: 'same-origin' })
    if (!answer.ok) throw new Error(String(answer.status))
    const viewer = new BpmnJS({ container: element })
    await viewer.importXML(await answer.text())
    const canvas = viewer.get('canvas')
    const registry = viewer.get('elementRegistry')
    const mark = (ids, name) => ids.filter((id) => registry.get(id)).forEach((id) => canvas.addMarker(id, name))
    mark(list(element.dataset.done), 'chalk-done')
    mark(list(element.dataset.now), 'chalk-now')
    canvas.zoom('fit-viewport', 'auto')
    element.dataset.drawn = 'true'
  } catch (error) {
    element.textContent = element.dataset.failed
  }
})
