// What a page can be asked by itself, one entry a line of the accessibility requirements (tests/README.md); each answers with what is wrong.
(() => {
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const text = element => (element?.textContent ?? "").replace(/\s+/g, " ").trim();
  const shown = element => element.checkVisibility({ visibilityProperty: true }) && !element.matches(".vh") && element.getClientRects().length > 0;
  const name = element => `<${element.tagName.toLowerCase()}> "${(element.getAttribute("aria-label") ?? (text(element) || element.name || element.id)).slice(0, 40)}"`;
  const wrong = (elements, isWrong, what) => elements.filter(isWrong).map(element => `${name(element)} ${what}`);
  const fields = () => $$("input:not([type=hidden]), select, textarea").filter(shown);
  const choices = ["radio", "checkbox"];
  const controls = () => $$("a[href], button, summary, input:not([type=hidden]), select, textarea").filter(shown);

  // A link inside a sentence is as high as its line (WCAG 2.5.8, Inline).
  const isInSentence = element => element.matches("p a, li a") && text(element.parentElement) !== text(element);

  // What a person hits: for a choice its whole label.
  const target = element => choices.includes(element.type) ? element.labels[0] ?? element : element;

  const clipped = () => [
    ...wrong($$("body *").filter(shown), element => {
      const { overflowX, overflowY } = getComputedStyle(element);
      return !element.matches("input, select, textarea, .vh, .vh *, svg, svg *")
        && ((overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1) || (overflowY !== "visible" && element.scrollHeight > element.clientHeight + 1));
    }, "is cut off"),
    ...wrong($$(".btn, .link, .tag").filter(shown), element => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0, "is wider than its box"),
    ...wrong($$(".stack > *").filter(shown), element => {
      const before = element.previousElementSibling;
      return before && shown(before) && before.tagName !== "DIALOG" && element.getBoundingClientRect().top < before.getBoundingClientRect().bottom - 1;
    }, "lies on what stands before it"),
  ];

  const sideways = () => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [`is ${scrollWidth} px wide in a window of ${clientWidth} px`] : [];
  };

  const purposes = {
    password: ["current-password", "new-password", "one-time-code"],
    tel: ["tel", "tel-national"],
    email: ["email"],
  };
  const known = ["username", "username webauthn", "one-time-code", "name", "tel-extension", ...Object.values(purposes).flat()];

  window.checks = {
    sideways,
    clipped,
    W01: () => {
      const ways = $$("summary, main a[href]").map(text).filter(way => way.length > 0);
      return [
        ...wrong($$("figure"), figure => figure.getAttribute("role") !== "img" || !ways.some(way => figure.getAttribute("aria-label")?.includes(way)), "names no other way on the page"),
        ...wrong($$("img"), image => !image.hasAttribute("alt"), "has no text"),
        ...wrong($$("svg"), image => !image.closest("[aria-hidden=true], [role=img]"), "is neither hidden nor named"),
      ];
    },
    W02: () => [
      ...wrong(fields(), field => field.labels.length === 0, "has no label"),
      ...wrong($$("input[type=radio]"), field => !text(field.closest("fieldset")?.querySelector(":scope > legend")), "is in no named group"),
      ...wrong($$(".steps"), steps => steps.tagName !== "OL" || $$("[aria-current=step]", steps).length !== 1, "does not say which step it is"),
    ],
    W05: () => wrong(fields().filter(field => !choices.includes(field.type) && field.tagName === "INPUT"), field => {
      const purpose = field.getAttribute("autocomplete");
      const needed = field.inputMode === "numeric" ? ["one-time-code"] : purposes[field.type];
      return needed ? !needed.includes(purpose) : purpose !== "off" && !known.includes(purpose);
    }, "does not say its purpose"),
    W11: () => wrong($$("[title]"), () => true, "says something in a tooltip"),
    W14: () => [
      ...wrong(document.getAnimations().filter(animation => animation.effect.getComputedTiming().iterations === Infinity).map(animation => animation.effect.target), () => true, "moves for ever"),
      ...[...document.styleSheets].flatMap(sheet => [...sheet.cssRules]).filter(rule => /\binfinite\b/.test(rule.cssText)).map(rule => rule.cssText),
      ...(matchMedia("(prefers-reduced-motion: reduce)").matches
        ? wrong($$("body *"), element => { const style = getComputedStyle(element); return style.animationName !== "none" || style.transitionDuration !== "0s"; }, "moves although less motion is wanted")
        : []),
    ],
    W15: () => {
      const skip = $$("a[href], button, input, select, textarea, summary, [tabindex]")[0];
      const prefix = document.documentElement.lang === "nl" ? "Fout: " : "Error: ";
      return [
        ...(skip?.matches("a.skip") && document.querySelector(skip.getAttribute("href"))?.matches("main") ? [] : ["does not begin with a link to its content"]),
        ...(document.title.startsWith(prefix) === (document.querySelector("[role=alert]") !== null) ? [] : [`is called "${document.title}"`]),
      ];
    },
    W16: () => $$("h1").filter(shown).length === 1 ? [] : ["has another number of first headings than one"],
    W18: () => wrong($$("a[aria-label], button[aria-label], input[aria-label], summary[aria-label]"), element => !element.getAttribute("aria-label").includes(text(element)), "is called otherwise than it reads"),
    W19: () => wrong($$("[draggable=true]"), () => true, "has to be dragged"),
    W20: () => [
      ...wrong(controls().filter(element => !isInSentence(element) && !element.matches(".skip")), element => {
        const { width, height } = target(element).getBoundingClientRect();
        return width < 24 || height < 24;
      }, "is smaller than 24 px"),
      ...wrong(controls().filter(element => element.matches("button, .btn, input, select, textarea")), element => target(element).getBoundingClientRect().height < 44, "is lower than 44 px"),
    ],
    W21: language => {
      const link = document.querySelector("footer a[hreflang]");
      return [
        ...(document.documentElement.lang === language ? [] : [`is marked as ${document.documentElement.lang}`]),
        ...(link && link.lang === link.hreflang && link.lang !== language ? [] : ["has a language link that does not say its language"]),
      ];
    },
    W24: () => $$("[role=alert]").flatMap(summary => {
      const links = $$("a", summary);
      return links.length === 0 ? ["has an error summary without a link"] : wrong(links, link => {
        const field = document.querySelector(link.hash);
        const described = field?.closest("[aria-describedby]");
        const isMarked = field?.getAttribute("aria-invalid") === "true" || field?.type === "radio";
        return !isMarked || !described?.getAttribute("aria-describedby").split(" ").some(id => text(document.getElementById(id)).includes(text(link)));
      }, "is not said at its field");
    }),
    W28: () => wrong(fields(), field => field.maxLength >= 0 && field.maxLength < 10 || field.onpaste, "does not take what is pasted"),
    W29: () => wrong(fields().filter(field => field.inputMode === "numeric"), field => field.autocomplete !== "one-time-code" || field.readOnly, "cannot be filled in by the browser"),
    W31: () => [
      ...wrong($$("a[href], button, summary").filter(shown), element => !(text(element) || element.getAttribute("aria-label")), "has no name"),
      ...wrong($$("summary"), element => element.parentElement.tagName !== "DETAILS", "opens nothing"),
      ...wrong($$("dialog"), element => !text(document.getElementById(element.getAttribute("aria-labelledby"))), "has no name"),
      ...wrong($$("button[data-reveal]"), element => !["true", "false"].includes(element.getAttribute("aria-pressed")), "does not say whether it is pressed"),
    ],
    W32: () => wrong($$("[data-text]"), element => element.getAttribute("role") !== "status" || text(element) !== "", "is not announced"),
  };

  // Where Tab leads.
  const begin = () => document.querySelector("dialog[open]") ?? document.body;
  window.tabbing = {
    count: () => {
      const groups = new Set();
      return $$("a[href], button, summary, input:not([type=hidden]), select, textarea", begin()).filter(shown).filter(element => {
        if (element.type !== "radio") return true;
        if (groups.has(element.name)) return false;
        groups.add(element.name);
        return true;
      }).length;
    },
    start: () => {
      const first = begin();
      first.tabIndex = -1;
      first.focus();
      first.removeAttribute("tabindex");
      scrollTo(0, 0);
    },
    stop: () => {
      const element = document.activeElement;
      if (element === document.body || element === null) return null;
      const box = target(element);
      const [rect] = element.getClientRects();
      const { x, y, right, bottom } = box.getBoundingClientRect();
      const style = getComputedStyle(box);
      const hit = document.elementFromPoint(rect.x + rect.width / 2, rect.y + rect.height / 2);
      return {
        name: name(element),
        left: x + scrollX, top: y + scrollY, right: right + scrollX, bottom: bottom + scrollY,
        isMarked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 3,
        isCovered: !hit || !(element.contains(hit) || hit.contains(element) && hit.matches("label, p, li, summary") || box.contains(hit)),
      };
    },
  };

  // The distances of WCAG 1.4.12, and letters of twice the size, without touching the page's own style.
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  window.restyle = css => sheet.replaceSync(css);
})();
