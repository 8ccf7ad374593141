(function () {
  "use strict";
  var page = "{page}";
  var texts = { open: "{open}", close: "{close}" };
  var look = {
    frame: {
      position: "fixed", right: "1rem", bottom: "4.5rem", width: "min(24rem, calc(100vw - 2rem))",
      height: "min(36rem, calc(100vh - 6rem))", border: "1px solid #888", "border-radius": ".6rem",
      background: "#fff", "z-index": "2147483000"
    },
    button: {
      position: "fixed", right: "1rem", bottom: "1rem", padding: ".7rem 1.1rem", border: "0", cursor: "pointer",
      "border-radius": "2rem", background: "#1f4c5a", color: "#fff", font: "600 1rem/1.2 system-ui, sans-serif",
      "z-index": "2147483000"
    }
  };
  function dress(element, how) {
    Object.keys(how).forEach(function (name) { element.style.setProperty(name, how[name]); });
  }
  function begin() {
    var frame = null;
    var button = document.createElement("button");
    button.type = "button";
    button.lang = "{tag}";
    dress(button, look.button);
    function show(open) {
      button.textContent = open ? texts.close : texts.open;
      button.setAttribute("aria-expanded", String(open));
      if (frame) { frame.hidden = !open; }
    }
    button.addEventListener("click", function () {
      if (!frame) {
        frame = document.createElement("iframe");
        frame.src = page;
        frame.title = texts.open;
        frame.id = "dialogue-info-chat";
        dress(frame, look.frame);
        document.body.insertBefore(frame, button);
        button.setAttribute("aria-controls", frame.id);
        show(true);
        return;
      }
      show(frame.hidden);
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && frame && !frame.hidden) { show(false); button.focus(); }
    });
    document.body.appendChild(button);
    show(false);
  }
  if (document.body) { begin(); } else { document.addEventListener("DOMContentLoaded", begin); }
})();
