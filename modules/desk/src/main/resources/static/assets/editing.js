// Everything at the desk works without this file; with it, what is typed is kept every few seconds and before it is saved, and
// a panel shows it as it would be read. A session that has ended costs nothing: once somebody has signed in again in another
// tab, the form goes on with the new one's token.
const place = document.querySelector('[data-typed]');
const form = document.querySelector('form:has(input[name=version])');
if (place && form) {
  const frame = place.querySelector('iframe');
  const bar = form.querySelector('.sticky');
  const status = document.createElement('span');
  status.className = 'quiet';
  status.setAttribute('role', 'status');
  let timer;
  let show = () => {};
  const send = () => fetch(place.dataset.typed, {
    method: 'POST', body: new URLSearchParams(new FormData(form)), redirect: 'error',
  });
  const renew = async () => {
    const answer = await fetch(location.href, { redirect: 'error' });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const token = page.querySelector('input[name=_csrf]').value;
    document.querySelectorAll('input[name=_csrf]').forEach((it) => { it.value = token; });
  };
  const keep = async () => {
    clearTimeout(timer);
    timer = undefined;
    try {
      let answer = await send();
      if (answer.status === 403) {
        await renew();
        answer = await send();
      }
      if (answer.status === 413) return true; // too long to be kept: saving it says what is wrong
      if (!answer.ok) throw new Error(String(answer.status));
      status.textContent = `${place.dataset.kept} ${new Date().toLocaleTimeString(document.documentElement.lang)}`;
      show();
      return true;
    } catch {
      status.textContent = place.dataset.lost;
      return false;
    }
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(keep, 1500);
  });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden && timer) keep();
  });
  let kept = false;
  form.addEventListener('submit', async (event) => {
    if (kept) return;
    event.preventDefault();
    kept = await keep();
    if (kept) form.requestSubmit(event.submitter);
  });
  addEventListener('pageshow', () => { kept = false; });
  bar.append(status);
  if (frame) {
    const as = place.querySelector('[data-as]');
    const language = place.querySelector('[data-in]');
    const open = document.createElement('button');
    open.type = 'button';
    open.className = 'plain';
    open.textContent = place.dataset.open;
    open.setAttribute('aria-expanded', 'false');
    status.before(open);
    show = () => {
      if (!place.hidden) {
        frame.contentWindow.location.replace(`${place.dataset.live}?as=${as.value}&in=${language.value}&at=${Date.now()}`);
      }
    };
    const toggle = () => {
      place.hidden = !place.hidden;
      open.setAttribute('aria-expanded', String(!place.hidden));
      show();
    };
    open.addEventListener('click', toggle);
    place.querySelector('[data-close]').addEventListener('click', () => { toggle(); open.focus(); });
    as.addEventListener('change', show);
    language.addEventListener('change', show);
  }
}
