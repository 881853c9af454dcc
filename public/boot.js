// Starts the app. If that is not possible, the page stays as it is: it can be read, and its links and phone numbers work without the app. This script
// also does what must work whether or not the app runs: it repairs addresses that a mail program has changed, gives each login a word by which this
// browser knows it again, and handles a page that comes back from the browser's back/forward cache.
//
// It is a file of its own in old syntax, so that a browser too old for the rest can still run it.
(function () {
  "use strict";
  var me = document.getElementById("boot");
  // The element of `early.js`: it names the files that the app starts with, and its script has begun to fetch them.
  var early = document.getElementById("early");
  var body = document.body;
  var why, asking, cache, runs;

  // A link in which `#` was written as `%23`: the host has no such page, and what follows may be a receipt's key, which only the reader may see. Go
  // to the address that was meant.
  if (location.pathname.indexOf("%23") >= 0) return location.replace(location.href.replace("%23", "#"));

  function hide(selector, is) {
    for (var found = document.querySelectorAll(selector), i = 0; i < found.length; i++) found[i].hidden = is;
  }

  function on(events, act) {
    for (var i = 0; i < events.length; i++) addEventListener(events[i], act);
  }

  function be(state) {
    body.setAttribute("data-app", state);
  }

  function is(state) {
    return body.getAttribute("data-app") === state;
  }

  // Shows the text for this reason (`ui::frame::instead`).
  function say(reason) {
    why = reason;
    hide(".loading, #instead [data-why]", true);
    hide("#instead, #instead [data-why~=" + reason + "]", false);
  }

  function absent(reason) {
    // Only while the app is starting: once it runs, it shows its own errors.
    if (!is("starting")) return;
    be("absent");
    say(reason);
  }

  // The files that the document names are gone or of another version; a reload gets a document that names the present ones. This is done only once,
  // or it could go on for ever. The mark for that is in the history entry, which a reload keeps and which the browser does not store.
  function outdated() {
    try {
      if (history.state === "anew") return absent("lost");
      history.replaceState("anew", "");
    } catch (refused) {
      return absent("lost");
    }
    location.reload();
  }

  function load(name) {
    var from = me.hasAttribute(name) ? me : early;
    var address = from.getAttribute(name);
    var begun = cache === "default" && window.begun && window.begun[address];
    // A response can be read only once.
    if (begun) delete window.begun[address];
    return (begun || fetch(address, { cache: cache, integrity: from.getAttribute(name + "-integrity") })).then(
      function (answer) {
        if (!answer.ok) throw answer;
        return answer;
      },
      function () {
        // `fetch` rejects in the same way for a file with the wrong content (integrity) as for one that cannot be loaded. A request without integrity
        // shows by its status which it was.
        return fetch(address, { method: "HEAD", cache: "reload" }).then(function (answer) {
          throw answer;
        });
      }
    );
  }

  // Runs the glue script again, when the `<script>` element of the document has failed.
  function run_glue() {
    return new Promise(function (done, failed) {
      var script = document.createElement("script");
      script.onload = done;
      script.onerror = failed;
      script.integrity = me.getAttribute("data-glue-integrity");
      script.src = me.getAttribute("data-glue");
      document.head.appendChild(script);
    });
  }

  function has_glue() {
    return typeof wasm_bindgen === "function";
  }

  function start() {
    if (!me || !early || typeof Promise !== "function" || typeof WebAssembly !== "object" || typeof fetch !== "function") return absent("browser");
    be("starting");
    hide(".loading", false);
    // A file that has failed before may be in the browser's cache, for up to a year; then load it past the cache.
    cache = cache || !has_glue() || history.state === "anew" ? "reload" : "default";
    (has_glue() ? Promise.resolve() : load("data-glue").then(run_glue))
      .then(function () {
        // The script was loaded, but this browser cannot run it.
        if (!has_glue()) throw { name: "EvalError" };
        // Load only the text of the language of this page. (The document's `lang` may have been changed by a translator.) Integrity is checked here,
        // because browsers ignore it on a preload of WebAssembly.
        return Promise.all([load("data-wasm"), load("data-text-app").then(function (answer) { return answer.text(); })]);
      })
      .then(function (parts) {
        me.setAttribute("data-text", parts[1]);
        return wasm_bindgen({ module_or_path: parts[0] });
      })
      .then(function () {
        // Runs after the first step of the app's start, which is queued in the same way.
        setTimeout(function () {
          if (!is("starting")) return;
          // The app does not take a text of another version from the element; then it has not started.
          if (me.hasAttribute("data-text")) return outdated();
          runs = true;
          hide("#instead", true);
        }, 0);
      })
      ["catch"](function (error) {
        // The file is there with another content, or is no longer there.
        if (error.ok || error.status === 404 || error.status === 410) outdated();
        else absent(/^(Compile|Link|Eval|Range)Error$/.test(error.name) ? "browser" : "lost");
      });
  }

  // Reloads the document, but only once its host answers, because the browser's own error page shows no phone number. Any answer will do: what an
  // edge server demands (a challenge), only a page load can fulfil.
  function ask() {
    fetch(location.href, { method: "HEAD", cache: "no-store", credentials: "same-origin", redirect: "manual" }).then(function () {
      if (!asking) return;
      asking = clearInterval(asking);
      location.reload();
    }, unanswered);
  }

  function unanswered() {
    hide("[data-why=no-answer]", false);
  }

  function anew() {
    clearInterval(asking);
    asking = setInterval(function () {
      unanswered();
      ask();
    }, 10000);
    ask();
  }

  // Tries again: starts the app if only that failed, otherwise reloads the document.
  function again() {
    if (!is("absent")) return anew();
    hide("#instead [data-why]", true);
    start();
  }

  on(["online"], function () {
    if (asking || (is("absent") && why === "lost")) again();
  });
  on(["click"], function (event) {
    if (event.target.id === "try-again") again();
  });

  // The app has failed in a later step of its start, and could not show that itself.
  on(["error", "unhandledrejection"], function () {
    if (runs && is("starting")) outdated();
  });

  // When the browser brings this page back from its back/forward cache, somebody else may be at the device: nothing personal may be shown, not even
  // for a moment. Both events also come without that cache: on load and on unload; then `persisted` is false.
  on(["pagehide", "pageshow"], function (event) {
    if (!event.persisted) return;
    be("away");
    hide("#who, #status, #app", true);
    if (event.type === "pageshow") {
      say("away");
      anew();
    }
  });

  // Adds a random word to each login link and keeps it, so that the outcome of a login is believed only in the browser that began it. This listener
  // runs after those of the app, which may handle the link without a login.
  on(["click", "auxclick", "contextmenu"], function (event) {
    var link = event.target;
    while (link && link.nodeName !== "A") link = link.parentNode;
    var href = link && !event.defaultPrevented && link.getAttribute("href");
    if (!href || href.indexOf("/login?return_to=") < 0) return;
    var word = "";
    try {
      var drawn = crypto.getRandomValues(new Uint8Array(8));
      for (var i = 0; i < 8; i++) word += (256 + drawn[i]).toString(16).slice(1);
    } catch (missing) {
      while (word.length < 16) word += Math.floor(Math.random() * 16).toString(16);
    }
    try {
      var words = (localStorage.getItem("spaer.login") || "").split(",").filter(String);
      localStorage.setItem("spaer.login", words.concat(word).slice(-4).join());
    } catch (refused) {
      // Then no outcome is believed, and that is said without it.
    }
    href = href.replace(/%2[36]try%3D[^%&]*$/i, "");
    link.setAttribute("href", href + (href.indexOf("%23") < 0 ? "%23" : "%26") + "try%3D" + word);
  });

  start();
})();
