// Enhancement only: says before a session ends, and lets a device make or show a passkey.
warnBeforeTheEnd(document.getElementById('idle'))
document.querySelectorAll('[data-passkey]').forEach(offerPasskey)

/** After 13 minutes without a request a dialog asks whether to stay; the page keeps what was typed. */
function warnBeforeTheEnd (dialog) {
  if (!dialog || !dialog.showModal) return
  const warnAfter = 13 * 60 * 1000
  const endsAfter = 15 * 60 * 1000
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel('chalkline') : null
  const over = dialog.querySelector('[data-idle-over]')
  const text = dialog.querySelector('#idle-text')
  const stay = dialog.querySelector('button')
  let since = Date.now()

  const alive = () => {
    since = Date.now()
    over.hidden = true
    text.hidden = false
    stay.hidden = false
    if (dialog.open) dialog.close()
  }
  const ended = () => {
    over.hidden = false
    text.hidden = true
    stay.hidden = true
  }
  const look = () => {
    const gone = Date.now() - since
    if (gone >= warnAfter && !dialog.open) dialog.showModal()
    if (gone >= endsAfter) ended()
  }
  const goOn = async (event) => {
    event?.preventDefault()
    try {
      const answer = await fetch(dialog.querySelector('form').action, {
        method: 'POST', body: new URLSearchParams(new FormData(dialog.querySelector('form'))), redirect: 'manual'
      })
      if (answer.status !== 204) return ended()
      alive()
      channel?.postMessage('alive')
    } catch (offline) {
      look()
    }
  }

  dialog.querySelector('form').addEventListener('submit', (event) => {
    event.stopPropagation()
    goOn(event)
  })
  dialog.addEventListener('cancel', goOn)
  if (channel) channel.onmessage = alive
  channel?.postMessage('alive')
  document.addEventListener('htmx:afterRequest', alive)
  document.addEventListener('visibilitychange', look)
  setInterval(look, 1000)
}

/** A button that makes or shows a passkey, where the browser can. */
function offerPasskey (place) {
  const offer = place.querySelector('[data-passkey-offer]')
  if (!offer || !window.PublicKeyCredential) return
  offer.hidden = false
  place.querySelector('[data-passkey-script]')?.setAttribute('hidden', '')
  const kind = place.dataset.passkey
  place.querySelector('[data-passkey-do]').addEventListener('click', async (event) => {
    const button = event.currentTarget
    button.setAttribute('aria-disabled', 'true')
    const error = place.querySelector('[data-passkey-error]')
    error.hidden = true
    try {
      await ways[kind](place)
    } catch (failure) {
      error.textContent = failure.shown || document.body.dataset.passkeyFailed || 'That did not work. Try again.'
      error.hidden = false
    } finally {
      button.removeAttribute('aria-disabled')
    }
  })
}

const ways = {
  'sign-in': async (place) => {
    const next = await call(place, '/sign-in/passkey', { credential: await shown(place) })
    window.location.assign(next.next)
  },
  again: async (place) => {
    await call(place, '/sign-in/again/passkey', { credential: await shown(place) })
    place.querySelector('[name="again-code"]').value = ''
    place.submit()
  },
  add: async (place) => {
    const label = place.querySelector('[name="label"]').value
    const credential = await made(place, '/my-account/passkeys/options')
    const next = await call(place, '/my-account/passkeys', { credential, label })
    window.location.assign(next.next)
  },
  activate: async (place) => {
    const token = place.dataset.token
    const credential = await made(place, `/invitation/passkey/options?token=${encodeURIComponent(token)}`)
    const answer = await call(place, '/invitation/passkey', { credential, token, label: '' })
    const codes = place.querySelector('[data-passkey-codes]').content.cloneNode(true)
    answer.codes.forEach((code) => {
      const line = document.createElement('li')
      const text = document.createElement('code')
      text.textContent = code
      line.append(text)
      codes.querySelector('ol').append(line)
    })
    const form = place.closest('form')
    form.replaceWith(codes)
    const heading = document.querySelector('main h2')
    heading.tabIndex = -1
    heading.focus()
  }
}

async function shown (place) {
  const options = await call(place, '/sign-in/passkey/options')
  const credential = await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      allowCredentials: (options.allowCredentials || []).map((it) => ({ ...it, id: bytes(it.id) }))
    }
  })
  return {
    ...parts(credential),
    response: {
      authenticatorData: text(credential.response.authenticatorData),
      clientDataJSON: text(credential.response.clientDataJSON),
      signature: text(credential.response.signature),
      userHandle: credential.response.userHandle ? text(credential.response.userHandle) : undefined
    }
  }
}

async function made (place, path) {
  const options = await call(place, path)
  const credential = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: (options.excludeCredentials || []).map((it) => ({ ...it, id: bytes(it.id) }))
    }
  })
  return {
    ...parts(credential),
    response: {
      attestationObject: text(credential.response.attestationObject),
      clientDataJSON: text(credential.response.clientDataJSON),
      transports: credential.response.getTransports ? credential.response.getTransports() : []
    }
  }
}

function parts (credential) {
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    authenticatorAttachment: credential.authenticatorAttachment
  }
}

async function call (place, path, body) {
  const token = (place.closest('form') || place).querySelector('[name="_csrf"]').value
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'X-CSRF-TOKEN': token },
    body: JSON.stringify(body || {})
  })
  if (!answer.ok) {
    const said = await answer.json().catch(() => ({}))
    throw Object.assign(new Error('refused'), { shown: said.message })
  }
  return answer.json()
}

function bytes (base64url) {
  const base64 = base64url.replace(/-/g, '+').replace(/_/g, '/')
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}

function text (buffer) {
  return btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}
