// A browser without JavaScript: fetch, a small cookie jar and parse5.
import { parse } from 'parse5';

export class FormBrowser {
  #cookies = new Map();

  // Opens an address and follows redirects while they stay on the origin; what leaves it is the app's.
  async open(address, init = {}) {
    const origin = new URL(address).origin;
    for (let hop = 0; hop < 12; hop++) {
      const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const headers = { 'accept-language': 'en', ...init.headers, ...(cookie && { cookie }) };
      const response = await fetch(address, { ...init, headers, redirect: 'manual' });
      this.#keep(response.headers.getSetCookie());
      const location = response.headers.get('location');
      if (location === null) {
        return new Page(this, address, response.status, await response.text());
      }

      address = new URL(location, address).href;
      init = {};
      if (new URL(address).origin !== origin) {
        return new Page(this, address, response.status, '');
      }
    }

    throw new Error(`Too many redirects: ${address}`);
  }

  #keep(lines) {
    for (const line of lines) {
      const [pair, ...attributes] = line.split(';').map(part => part.trim());
      const [, name, value] = /^([^=]*)=(.*)$/.exec(pair);
      const over = attributes.some(attribute => /^max-age=0$/i.test(attribute) || /^expires=.* 1970 /i.test(attribute));
      over ? this.#cookies.delete(name) : this.#cookies.set(name, value);
    }
  }
}

class Page {
  constructor(browser, address, status, body) {
    Object.assign(this, { browser, address, status, path: new URL(address).pathname, root: parse(body) });
  }

  // Submits the content's first form without a handler, or that of a handler, as a person with these inputs would.
  async submit(inputs = {}, handler = null) {
    const [main] = all(this.root, 'main');
    const form = [...all(main, 'form')].find(form => /[?&]handler=(\w+)/.exec(attribute(form, 'action') ?? '')?.[1] === (handler ?? undefined));
    if (!form) {
      throw new Error(`${this.path} has no form for ${handler}`);
    }

    const fields = new URLSearchParams();
    for (const input of all(form, 'input')) {
      if (attribute(input, 'name')) {
        fields.set(attribute(input, 'name'), attribute(input, 'value') ?? '');
      }
    }

    for (const [name, value] of Object.entries(inputs)) {
      if (!fields.has(name)) {
        throw new Error(`${this.path} does not ask for ${name}`);
      }

      fields.set(name, value);
    }

    return this.browser.open(new URL(attribute(form, 'action') || this.address, this.address).href, { method: 'POST', body: fields });
  }

  async follow(href) {
    const link = [...all(this.root, 'a')].find(link => attribute(link, 'href') === href);
    if (!link) {
      throw new Error(`${this.path} has no link to ${href}`);
    }

    return this.browser.open(new URL(href, this.address).href);
  }

  // What the page posts to an app, which nobody runs here.
  posted() {
    const [form] = all(this.root, 'form');
    const fields = new URLSearchParams([...all(form, 'input')].map(input => [attribute(input, 'name'), attribute(input, 'value')]));
    return { action: attribute(form, 'action'), fields };
  }

  // The key of the authenticator app, as somebody types it who cannot scan.
  secret() {
    const link = [...all(this.root, 'a')].map(link => attribute(link, 'href') ?? '').find(href => href.startsWith('otpauth:'));
    return new URL(link).searchParams.get('secret');
  }

  // The button that a page ends with: its address.
  done() {
    return [...all(this.root, 'a')].filter(link => attribute(link, 'class') === 'btn').map(link => attribute(link, 'href'))[0];
  }
}

function* all(node, name) {
  if (node.nodeName === name) {
    yield node;
  }

  for (const child of node.childNodes ?? []) {
    yield* all(child, name);
  }
}

function attribute(node, name) {
  return node.attrs.find(attribute => attribute.name === name)?.value;
}
