// Starts the app, or leaves the page as it stands: it reads, links and phones without. Also what must work whether or not the app does: addresses that
// a mail program has changed, the word that tells a login of this browser, and a page that comes back from the browser's cache.
//
// In a file of its own and in old syntax, so that a browser too old for the rest still runs this.
(function () {
  "use strict";
  var me = document.getElementById("boot");
  // Names what the app starts with, and has begun to fetch it.
  var early = document.getElementById("early");
  var body = document.body;
  var why, asking, cache, runs;

  // With %23 for # the host knows no such page, and what stands after it belongs to nobody but the reader.
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

  // Uncovers the words for it (`ui::frame::instead`).
  function say(reason) {
    why = reason;
    hide(".loading, #instead [data-why]", true);
    hide("#instead, #instead [data-why~=" + reason + "]", false);
  }

  function absent(reason) {
    // Only while the app has not taken over: afterwards it speaks for itself.
    if (!is("starting")) return;
    be("absent");
    say(reason);
  }

  // What the document names is gone, or is of another version: a new document names what there is. Once, or it would never end; the mark is the history's,
  // which a reload keeps, and is nothing that the browser stores.
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
    // An answer is read once.
    if (begun) delete window.begun[address];
    return (begun || fetch(address, { cache: cache, integrity: from.getAttribute(name + "-integrity") })).then(
      function (answer) {
        if (!answer.ok) throw answer;
        return answer;
      },
      function () {
        // What is not what it should be is refused in the same words as what cannot be had. Asked for without a promise, its status tells.
        return fetch(address, { method: "HEAD", cache: "reload" }).then(function (answer) {
          throw answer;
        });
      }
    );
  }

  // The document's own element for it came to nothing.
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
    // What went wrong once may be in the browser's cache, for a year where a host marks it so.
    cache = cache || !has_glue() || history.state === "anew" ? "reload" : "default";
    (has_glue() ? Promise.resolve() : load("data-glue").then(run_glue))
      .then(function () {
        // It is there, and this browser cannot read it.
        if (!has_glue()) throw { name: "EvalError" };
        // Only the text of the language that this page is in. (The document's own `lang` may be a translator's by now.) Integrity is checked here: browsers
        // ignore it on a preload of WebAssembly.
        return Promise.all([load("data-wasm"), load("data-text-app").then(function (answer) { return answer.text(); })]);
      })
      .then(function (parts) {
        me.setAttribute("data-text", parts[1]);
        return wasm_bindgen({ module_or_path: parts[0] });
      })
      .then(function () {
        // Behind the first step of the app's start, which waits its turn in the same way.
        setTimeout(function () {
          if (!is("starting")) return;
          // A text of another version is not taken; then nothing has started.
          if (me.hasAttribute("data-text")) return outdated();
          runs = true;
          hide("#instead", true);
        }, 0);
      })
      ["catch"](function (error) {
        // There and another one, or there no more.
        if (error.ok || error.status === 404 || error.status === 410) outdated();
        else absent(/^(Compile|Link|Eval|Range)Error$/.test(error.name) ? "browser" : "lost");
      });
  }

  // The document anew, but not before somebody answers at its address: the browser's own page about errors has no phone. Any answer will do; what an edge
  // server asks of a browser, only a page load can give.
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

  // What is missing, where that is all; or else the document.
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

  // The program has stopped in a later step of its start, and could not say so itself.
  on(["error", "unhandledrejection"], function () {
    if (runs && is("starting")) outdated();
  });

  // Whoever sits at the device when the browser brings this page back may be somebody else: nothing personal is shown, not for a blink. Both events also
  // come without that cache: when the page was loaded, and when it ends for good.
  on(["pagehide", "pageshow"], function (event) {
    if (!event.persisted) return;
    be("away");
    hide("#who, #status, #app", true);
    if (event.type === "pageshow") {
      say("away");
      anew();
    }
  });

  // A login is given a word that only this browser knows, so that how it ended is believed of no other one. After the app's own listeners, which may have
  // a shorter way for the link.
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
