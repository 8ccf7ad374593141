// The door: enters who has come, with and without network. The list and what is not passed on yet are one record, encrypted
// under a key that is derived from a secret of the session and that no script can read. It goes the day after the event.
const page = document.getElementById('door');
const say = page.dataset;
const address = say.list;
const find = document.getElementById('find');
let record = null; // { key, until }
let list = null; // { guests, waiting }
let csrf = null;

const request = (it) => new Promise((resolve, reject) => {
  it.onsuccess = () => resolve(it.result);
  it.onerror = () => reject(it.error);
});

async function store(mode, deed) {
  const opening = indexedDB.open('door', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('lists');
  const database = await request(opening);
  try {
    return await request(deed(database.transaction('lists', mode).objectStore('lists')));
  } finally {
    database.close();
  }
}

async function keyFrom(secret) {
  const bytes = Uint8Array.from(atob(secret), (c) => c.charCodeAt(0));
  const base = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveKey']);
  const salt = new TextEncoder().encode(address);
  return crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt, info: new TextEncoder().encode('door') }, base,
    { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

let keeping = Promise.resolve();
function keep() {
  keeping = keeping.then(write);
  return keeping;
}

async function write() {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, record.key, new TextEncoder().encode(JSON.stringify(list)));
  await store('readwrite', (it) => it.put({ ...record, iv, data }, address));
}

// What this device knows; nothing once it is too old, and then it is gone for good.
async function recall() {
  const kept = await store('readonly', (it) => it.get(address));
  if (kept && kept.until < Date.now()) {
    await forget();
    return;
  }
  if (kept) {
    record = { key: kept.key, until: kept.until };
    const data = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: kept.iv }, kept.key, kept.data);
    list = JSON.parse(new TextDecoder().decode(data));
  }
}

async function forget() {
  record = null;
  list = null;
  await store('readwrite', (it) => it.delete(address));
}

// Fetches the list anew; what is not passed on yet stays marked. False without network, or signed out.
async function refresh() {
  try {
    const answer = await fetch(address, { headers: { Accept: 'application/json' } });
    if (answer.status === 410 || answer.status === 404) {
      await forget();
      return false;
    }
    if (!answer.ok || answer.redirected) {
      return false;
    }
    const fresh = await answer.json();
    csrf = { name: fresh.csrfHeader, value: fresh.csrf };
    const key = await keyFrom(fresh.secret);
    const waiting = list ? list.waiting : [];
    const here = new Set(waiting.map((it) => it.id));
    record = { key, until: Date.parse(fresh.until) };
    list = { guests: fresh.guests.map((it) => ({ ...it, came: it.came || here.has(it.id) })), waiting };
    await keep();
    return true;
  } catch {
    return false;
  }
}

// Passes on what waits; an entry that arrives twice counts once.
async function pass() {
  if (!csrf || !list || list.waiting.length === 0) {
    return;
  }
  const sent = list.waiting.slice();
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', [csrf.name]: csrf.value },
    body: JSON.stringify(sent),
  });
  if (!answer.ok || answer.redirected) {
    throw new Error('not passed on');
  }
  const { refused } = await answer.json();
  list.waiting = list.waiting.filter((it) => !sent.some((s) => s.id === it.id));
  if (refused.length > 0) {
    const names = list.guests.filter((it) => refused.includes(it.id)).map((it) => it.name);
    tell(say.refused + names.join(', '));
    list.guests.filter((it) => refused.includes(it.id)).forEach((it) => { it.came = false; });
  }
  await keep();
}

let working = Promise.resolve();
function sync() {
  working = working.then(async () => {
    let online = await refresh();
    try {
      await pass();
    } catch {
      online = false;
    }
    standing(online);
    show();
  });
  return working;
}

function standing(online) {
  const state = document.getElementById('state');
  if (!list) {
    state.textContent = say.closed;
  } else if (online) {
    state.textContent = say.online;
  } else {
    state.textContent = say.offline + list.waiting.length;
  }
  state.dataset.online = online;
}

function tell(text) {
  document.getElementById('said').textContent = text;
}

async function enter(guest) {
  if (guest.came) {
    tell(`${guest.name}: ${say.again}`);
    return;
  }
  guest.came = true;
  list.waiting.push({ id: guest.id, at: new Date().toISOString() });
  await keep();
  tell(`${guest.name}: ${say.came}`);
  show();
  sync();
}

const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();

function show() {
  const wanted = plain(find.value.trim());
  const shown = list ? list.guests.filter((it) => plain(`${it.name} ${it.organisation} ${it.id.slice(0, 8)}`).includes(wanted)).slice(0, 60) : [];
  document.getElementById('guests').replaceChildren(...shown.map((guest) => {
    const item = document.createElement('li');
    item.className = 'bar';
    const name = document.createElement('span');
    name.textContent = guest.organisation ? `${guest.name} · ${guest.organisation}` : guest.name;
    const deed = document.createElement(guest.came ? 'span' : 'button');
    deed.textContent = say.came;
    deed.className = guest.came ? 'status' : '';
    if (!guest.came) {
      deed.addEventListener('click', () => enter(guest));
      deed.setAttribute('aria-label', `${say.came}: ${guest.name}`);
    }
    item.append(name, deed);
    return item;
  }));
}

// Reads passes, which hold the invitation's id and no name: as the browser can, or else with jsQR, which comes along.
const READER = '/assets/jsqr-1.4.0.js';
const camera = document.getElementById('camera');
const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
let reading = null; // a promise of what reads a picture
let last = { text: '', at: 0 };

async function reader() {
  if ('BarcodeDetector' in window && (await BarcodeDetector.getSupportedFormats()).includes('qr_code')) {
    const detector = new BarcodeDetector({ formats: ['qr_code'] });
    return async (picture) => (await detector.detect(picture))[0]?.rawValue;
  }
  await import(READER);
  return async (picture, width, height) => {
    Object.assign(canvas.canvas, { width, height });
    canvas.drawImage(picture, 0, 0, width, height);
    return window.jsQR(canvas.getImageData(0, 0, width, height).data, width, height)?.data;
  };
}

async function read(picture, width, height) {
  reading ??= reader();
  return (await reading)(picture, width, height).catch(() => undefined);
}

// The same pass counts again only after some seconds, as it stays before the camera.
function seen(text) {
  if (!list || text === last.text && Date.now() - last.at < 5000) {
    return;
  }
  last = { text, at: Date.now() };
  const guest = list.guests.find((it) => text === `rt:${it.id}`);
  guest ? enter(guest) : tell(say.unknown);
}

async function scan() {
  if (camera.srcObject) {
    camera.srcObject.getTracks().forEach((it) => it.stop());
    camera.srcObject = null;
    camera.hidden = true;
    return;
  }
  try {
    camera.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  } catch {
    tell(say.noCamera);
    return;
  }
  camera.hidden = false;
  await camera.play();
  while (camera.srcObject) {
    const text = camera.videoWidth > 0 ? await read(camera, camera.videoWidth, camera.videoHeight) : undefined;
    if (text) {
      seen(text);
    }
    await new Promise((later) => { setTimeout(later, 250); });
  }
}

async function photo(event) {
  const [file] = event.target.files;
  if (file) {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, 1600 / Math.max(picture.width, picture.height));
    last = { text: '', at: 0 };
    seen(await read(picture, Math.round(picture.width * scale), Math.round(picture.height * scale)) ?? '-');
    event.target.value = '';
  }
}

async function begin() {
  await recall().catch(forget);
  standing(false);
  show();
  find.addEventListener('input', show);
  document.getElementById('finder').addEventListener('submit', (event) => event.preventDefault());
  window.addEventListener('online', sync);
  setInterval(sync, 15000);
  document.getElementById('photo').addEventListener('change', (event) => photo(event).catch(() => tell(say.unknown)));
  if (navigator.mediaDevices) {
    const button = document.getElementById('scan');
    button.hidden = false;
    button.addEventListener('click', () => {
      button.setAttribute('aria-pressed', String(!camera.srcObject));
      scan();
    });
  }
  await sync();
  if ('serviceWorker' in navigator) {
    await navigator.serviceWorker.register('/desk/roundtables/door-worker.js');
    const cache = await caches.open('door-1');
    await cache.addAll([location.pathname, '/assets/door.js', READER, '/assets/site.css']).catch(() => {});
    page.dataset.ready = 'true';
  }
}

begin();
