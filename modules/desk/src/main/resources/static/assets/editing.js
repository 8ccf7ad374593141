// Everything at the desk works without this file; with it, what is typed is kept every few seconds, and a panel shows it as
// it would be read.
const panel = document.querySelector('.live');
const form = document.querySelector('form:has(input[name=version])');
if (panel && form) {
  const frame = panel.querySelector('iframe');
  const as = panel.querySelector('[data-as]');
  const language = panel.querySelector('[data-in]');
  const bar = form.querySelector('.sticky');
  const status = document.createElement('span');
  status.className = 'quiet';
  status.setAttribute('role', 'status');
  const open = document.createElement('button');
  open.type = 'button';
  open.className = 'plain';
  open.textContent = panel.dataset.open;
  open.setAttribute('aria-expanded', 'false');
  bar.append(open, status);
  let timer;
  const show = () => {
    if (!panel.hidden) {
      frame.contentWindow.location.replace(`${panel.dataset.live}?as=${as.value}&in=${language.value}&at=${Date.now()}`);
    }
  };
  const keep = async () => {
    try {
      const answer = await fetch(panel.dataset.typed, {
        method: 'POST', body: new URLSearchParams(new FormData(form)), redirect: 'error',
      });
      if (!answer.ok) throw new Error(String(answer.status));
      status.textContent = `${panel.dataset.kept} ${new Date().toLocaleTimeString(document.documentElement.lang)}`;
      show();
    } catch {
      status.textContent = panel.dataset.lost;
    }
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(keep, 1500);
  });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden && timer) {
      clearTimeout(timer);
      timer = undefined;
      keep();
    }
  });
  const toggle = () => {
    panel.hidden = !panel.hidden;
    open.setAttribute('aria-expanded', String(!panel.hidden));
    show();
  };
  open.addEventListener('click', toggle);
  panel.querySelector('[data-close]').addEventListener('click', () => { toggle(); open.focus(); });
  as.addEventListener('change', show);
  language.addEventListener('change', show);
}
