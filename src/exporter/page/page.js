"use strict";
// Everything here works on what stands in the page: the drawing, and the data beside it. Nothing is asked from anywhere.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const SVG = "http://www.w3.org/2000/svg";
  const byId = (id) => document.getElementById(id);
  const picture = byId("picture");
  const view = byId("view");
  const details = byId("details");

  // An element with attributes and children; text is never read as HTML.
  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key === "onclick") element.addEventListener("click", value);
      else element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  };
  const drawn = (name, attributes) => {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };

  const things = data.things.map((thing) => ({ ...thing, home: [thing.x, thing.y], edges: [] }));
  const edges = data.edges.map((edge) => ({ ...edge }));
  const headings = new Map(data.sorts.map((sort) => [sort.name, sort.heading]));
  const keys = new Map(data.lines.map((line) => [line.name, line.key]));
  for (const group of view.querySelectorAll(".thing")) {
    things[group.dataset.thing].group = group;
  }
  for (const group of view.querySelectorAll(".edge")) {
    const edge = edges[group.dataset.edge];
    edge.group = group;
    edge.path = group.querySelector("path");
    edge.caption = group.querySelector("g");
    // A thin line is hard to hit: a wide one that cannot be seen lies below it.
    edge.touch = drawn("path", { class: "touch", d: edge.path.getAttribute("d"), fill: "none" });
    group.insertBefore(edge.touch, edge.path);
  }
  edges.forEach((edge, at) => {
    things[edge.source].edges.push(at);
    if (edge.target !== edge.source) things[edge.target].edges.push(at);
  });

  // --- Filters ---

  const filter = { kinds: new Set(), relations: new Set(), from: "", to: "", undated: true, only: null };

  // The days that a date may mean, as text that compares as dates do.
  const first = (date) => (date + "-01-01").slice(0, 10);
  const last = (date) => (date + (date.length === 4 ? "-12-31" : "-31")).slice(0, 10);
  const dateOf = (passage) => passage[4] || data.sources[data.sentences[passage[0]][0]].date;
  const inTime = (passages) => {
    if (!filter.from && !filter.to) return true;
    const dates = passages.map(dateOf).filter(Boolean);
    if (!dates.length) return filter.undated;
    return dates.some((date) => (!filter.to || first(date) <= filter.to) && (!filter.from || last(date) >= filter.from));
  };

  const applyFilters = () => {
    for (const edge of edges) {
      edge.wanted = edge.names.some(([relation]) => !filter.relations.has(relation)) && inTime(edge.passages);
    }
    things.forEach((thing, at) => {
      const related = thing.edges.length ? thing.edges.some((edge) => edges[edge].wanted) : inTime(thing.passages);
      thing.shown = !filter.kinds.has(thing.sort) && related && (!filter.only || filter.only.has(at));
      thing.group.classList.toggle("gone", !thing.shown);
    });
    for (const edge of edges) {
      edge.shown = edge.wanted && things[edge.source].shown && things[edge.target].shown;
      edge.group.classList.toggle("gone", !edge.shown);
    }
    const count = (list) => list.filter((item) => item.shown).length;
    byId("shown").textContent = `Shown: ${count(things)} of ${things.length} things, ${count(edges)} of ${edges.length} lines.`;
    landmarks();
    if (!byId("tables").hidden) fillTables();
  };

  const checkbox = (box, name, count, swatch, hidden) => {
    const input = make("input", { type: "checkbox", checked: "", value: name });
    input.addEventListener("change", () => {
      if (input.checked) hidden.delete(name);
      else hidden.add(name);
      applyFilters();
    });
    const label = make("label", {}, input);
    if (swatch) {
      const sample = drawn("svg", { width: 30, height: 18, viewBox: "-15 -9 30 18", "aria-hidden": "true" });
      // The outline comes from the drawing's own writer, not from a text.
      sample.innerHTML = swatch.outline;
      label.append(sample);
    }
    label.append(make("span", {}, swatch ? swatch.heading : name), make("small", {}, String(count)));
    box.append(label);
  };

  const makeFilters = () => {
    for (const sort of data.sorts) {
      const count = things.filter((thing) => thing.sort === sort.name).length;
      checkbox(byId("kinds"), sort.name, count, { outline: sort.swatch, heading: sort.heading }, filter.kinds);
    }
    const counts = new Map();
    for (const edge of edges) {
      for (const [relation] of edge.names) counts.set(relation, (counts.get(relation) || 0) + 1);
    }
    const relations = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    for (const [relation, count] of relations) checkbox(byId("relations"), relation, count, null, filter.relations);
    const setAll = (checked) => {
      for (const input of byId("relations").querySelectorAll("input")) {
        input.checked = checked;
        if (checked) filter.relations.delete(input.value);
        else filter.relations.add(input.value);
      }
      applyFilters();
    };
    byId("all-relations").addEventListener("click", () => setAll(true));
    byId("no-relations").addEventListener("click", () => setAll(false));
    for (const end of ["from", "to"]) {
      byId(end).addEventListener("input", () => {
        const text = byId(end).value.trim();
        const valid = /^\d{4}(-\d\d){0,2}$/.test(text);
        byId(end).setAttribute("aria-invalid", String(Boolean(text) && !valid));
        filter[end] = valid ? (end === "from" ? first(text) : last(text)) : "";
        applyFilters();
      });
    }
    byId("undated").addEventListener("change", () => {
      filter.undated = byId("undated").checked;
      applyFilters();
    });
    for (const line of data.lines.filter((line) => line.key)) {
      const path = view.querySelector(`.edge.${line.name} > path:not(.touch)`);
      const sample = drawn("svg", { width: 30, height: 12, viewBox: "0 0 30 12", class: `edge ${line.name}`, "aria-hidden": "true" });
      const stroke = drawn("path", { d: "M1 6H29", fill: "none", "stroke-width": 1.6, stroke: path.getAttribute("stroke") });
      if (path.hasAttribute("stroke-dasharray")) stroke.setAttribute("stroke-dasharray", path.getAttribute("stroke-dasharray"));
      sample.append(stroke);
      byId("lines").append(make("p", {}, sample, line.key));
    }
  };

  // --- Moving about ---

  // Pixels for one unit below which labels are too small to read.
  const FAR = 0.5;
  // And below which they are not even drawn.
  const FARTHER = 0.3;
  const size = picture.viewBox.baseVal;
  const whole = { x: 0, y: 0, width: size.width, height: size.height };
  let frame = { ...whole };

  // However often something moves, it is drawn once for each picture on the screen.
  let awaited = false;
  let drawnScale = 0;
  const setFrame = (next) => {
    frame = next;
    if (awaited) return;
    awaited = true;
    requestAnimationFrame(() => {
      awaited = false;
      picture.setAttribute("viewBox", `${frame.x} ${frame.y} ${frame.width} ${frame.height}`);
      const per = scale();
      if (per === drawnScale) return;
      drawnScale = per;
      picture.classList.toggle("far", per < FAR);
      picture.classList.toggle("farther", per < FARTHER);
      landmarks();
    });
  };
  // Pixels for one unit of the drawing.
  const scale = () => {
    const box = picture.getBoundingClientRect();
    return Math.min(box.width / frame.width, box.height / frame.height) || 1;
  };
  const toDrawing = (x, y) => {
    const box = picture.getBoundingClientRect();
    const per = scale();
    return [
      frame.x + frame.width / 2 + (x - box.left - box.width / 2) / per,
      frame.y + frame.height / 2 + (y - box.top - box.height / 2) / per,
    ];
  };
  const zoom = (factor, at) => {
    const [x, y] = at || [frame.x + frame.width / 2, frame.y + frame.height / 2];
    const width = Math.min(Math.max(frame.width / factor, 80), whole.width * 4);
    const by = width / frame.width;
    setFrame({ x: x - (x - frame.x) * by, y: y - (y - frame.y) * by, width, height: frame.height * by });
  };
  const pan = (x, y) => setFrame({ ...frame, x: frame.x + x, y: frame.y + y });
  const showAll = () => {
    const shown = things.filter((thing) => thing.shown !== false);
    if (!shown.length || shown.length === things.length) return setFrame({ ...whole });
    const left = Math.min(...shown.map((thing) => thing.x - thing.width / 2)) - 30;
    const top = Math.min(...shown.map((thing) => thing.y - thing.height / 2)) - 30;
    const right = Math.max(...shown.map((thing) => thing.x + thing.width / 2)) + 30;
    const bottom = Math.max(...shown.map((thing) => thing.y + thing.height / 2)) + 30;
    setFrame({ x: left, y: top, width: right - left, height: bottom - top });
  };
  const centre = (x, y) => {
    const width = Math.min(frame.width, Math.max(900, picture.clientWidth));
    const height = frame.height * (width / frame.width);
    setFrame({ x: x - width / 2, y: y - height / 2, width, height });
  };

  // From afar labels are too small to read: the names of what has most evidence are written large.
  const short = (label) => (label.length > 28 ? label.slice(0, 27).trimEnd() + "…" : label);
  const landmarkLayer = drawn("g", { "aria-hidden": "true" });
  view.append(landmarkLayer);
  const ranked = things.map((_, at) => at).sort((a, b) => things[b].weight - things[a].weight || a - b);
  function landmarks() {
    landmarkLayer.replaceChildren();
    const per = scale();
    if (per > FAR) return;
    const letters = 13 / per;
    const taken = [];
    for (const at of ranked) {
      const thing = things[at];
      if (!thing.shown || thing.sort === "Statement" || thing.group.classList.contains("dim")) continue;
      const label = short(thing.label);
      const half = [label.length * letters * 0.34, letters];
      const free = taken.every(([x, y, w, h]) => Math.abs(x - thing.x) > w + half[0] || Math.abs(y - thing.y) > h + half[1]);
      if (!free) continue;
      taken.push([thing.x, thing.y, ...half]);
      const text = drawn("text", { class: "landmark", x: thing.x, y: thing.y + letters * 0.35, "font-size": letters, "stroke-width": letters / 4 });
      text.textContent = label;
      landmarkLayer.append(text);
      if (taken.length >= 24) break;
    }
  }

  // --- Pulling ---

  // Where the way from the middle of a box to a point leaves the box.
  const border = (thing, towards) => {
    const [x, y] = [towards[0] - thing.x, towards[1] - thing.y];
    const share = Math.min((thing.width / 2 + 2.5) / Math.abs(x), (thing.height / 2 + 2.5) / Math.abs(y), 1);
    return [thing.x + x * share, thing.y + y * share];
  };
  const way = (edge) => {
    const [source, target] = [things[edge.source], things[edge.target]];
    const [x, y] = [target.x - source.x, target.y - source.y];
    const length = Math.hypot(x, y) || 1;
    const control = [source.x + x / 2 - (y / length) * edge.bend * 2, source.y + y / 2 + (x / length) * edge.bend * 2];
    return [border(source, control), control, border(target, control)];
  };
  const middle = ([start, control, end]) => [0, 1].map((at) => start[at] / 4 + control[at] / 2 + end[at] / 4);
  for (const edge of edges) edge.middle = middle(way(edge));
  const move = (at, x, y) => {
    const thing = things[at];
    [thing.x, thing.y] = [x, y];
    thing.group.setAttribute("transform", `translate(${x} ${y})`);
    for (const number of thing.edges) {
      const edge = edges[number];
      const [start, control, end] = way(edge);
      const path = `M${start.join(" ")}Q${control.join(" ")} ${end.join(" ")}`;
      edge.path.setAttribute("d", path);
      edge.touch.setAttribute("d", path);
      if (edge.caption) {
        const now = middle([start, control, end]);
        edge.caption.setAttribute("transform", `translate(${now[0] - edge.middle[0]} ${now[1] - edge.middle[1]})`);
      }
    }
  };
  // What hangs on one thing alone follows it.
  const followers = (at) =>
    things[at].edges
      .map((number) => (edges[number].source === at ? edges[number].target : edges[number].source))
      .filter((other) => other !== at && things[other].edges.length === 1);

  let grip = null;
  picture.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const group = event.target.closest(".thing, .edge");
    const at = group && group.dataset.thing !== undefined ? Number(group.dataset.thing) : null;
    grip = { group, at, from: [event.clientX, event.clientY], last: [event.clientX, event.clientY], moved: false };
    grip.follow = at === null ? [] : followers(at);
    picture.setPointerCapture(event.pointerId);
  });
  picture.addEventListener("pointermove", (event) => {
    if (!grip) return;
    const apart = Math.hypot(event.clientX - grip.from[0], event.clientY - grip.from[1]);
    if (!grip.moved && apart < 4) return;
    if (!grip.moved && grip.at !== null) view.insertBefore(grip.group, landmarkLayer);
    grip.moved = true;
    picture.classList.add("moving");
    const per = scale();
    const [x, y] = [(event.clientX - grip.last[0]) / per, (event.clientY - grip.last[1]) / per];
    grip.last = [event.clientX, event.clientY];
    if (grip.at === null) pan(-x, -y);
    else for (const at of [grip.at, ...grip.follow]) move(at, things[at].x + x, things[at].y + y);
  });
  picture.addEventListener("pointerup", () => {
    if (grip && !grip.moved) choose(grip.group);
    if (grip && grip.moved && grip.at !== null) landmarks();
    picture.classList.remove("moving");
    grip = null;
  });
  picture.addEventListener("pointercancel", () => { grip = null; });
  picture.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, toDrawing(event.clientX, event.clientY));
  }, { passive: false });

  // --- What was chosen, and its sentences ---

  let chosen = null;
  function choose(group) {
    if (!group) return clear();
    if (group.dataset.thing !== undefined) showThing(Number(group.dataset.thing));
    else showEdge(Number(group.dataset.edge));
  }
  const clear = () => {
    chosen = null;
    for (const element of view.querySelectorAll(".dim, .chosen")) element.classList.remove("dim", "chosen");
    details.replaceChildren(make("p", { class: "small" }, "Click a thing or a line, or search for one: its sentences are shown here."));
    landmarks();
  };
  // Brings out some things and lines; the others fade.
  const bringOut = (shownThings, shownEdges, main) => {
    things.forEach((thing, at) => thing.group.classList.toggle("dim", !shownThings.has(at)));
    edges.forEach((edge, at) => edge.group.classList.toggle("dim", !shownEdges.has(at)));
    for (const element of view.querySelectorAll(".chosen")) element.classList.remove("chosen");
    main.classList.add("chosen");
    landmarks();
  };
  const counted = (number, what) => `${number} ${what}${number === 1 ? "" : "s"}`;
  const arrow = (edge) => (edge.both ? "–" : "→");

  const passageFigure = (passage) => {
    const [number, begin, end, what] = passage;
    const [source, start, text] = data.sentences[number];
    const document_ = data.sources[source];
    // Offsets count code points, strings of scripts do not.
    const letters = Array.from(text);
    const cut = (from, to) => letters.slice(from, to).join("");
    const quote = make("blockquote", {}, cut(0, begin - start), make("mark", {}, cut(begin - start, end - start)), cut(end - start));
    const footer = make("footer", {}, document_.title || document_.id);
    const date = document_.date ? `, ${document_.date}` : "";
    footer.append(`${date}, characters ${begin}–${end}`);
    if (document_.title) footer.append(make("div", {}, document_.id));
    if (document_.url) {
      footer.append(make("div", {}, make("a", { href: document_.url, rel: "noopener noreferrer", target: "_blank" }, document_.url)));
    }
    const figure = make("figure", {});
    const when = passage[4] ? `, when: ${passage[4]}` : "";
    if (what || when) figure.append(make("figcaption", {}, what + when));
    figure.append(quote, footer);
    return figure;
  };
  const passageList = (passages, all) => {
    const list = make("div", { class: "passages" }, ...passages.map(passageFigure));
    if (!passages.length) list.append(make("p", { class: "small" }, all ? "The store keeps no words of these documents." : "No document says this: it is known beforehand."));
    if (passages.length && passages.length < all) {
      list.append(make("p", { class: "small" }, `${passages.length} of ${all} places are shown; kurultai explain shows all.`));
    }
    return list;
  };

  const edgeButton = (at) => {
    const edge = edges[at];
    const names = edge.names.map(([, label]) => label).join("; ");
    const text = `${things[edge.source].label} ${arrow(edge)} ${things[edge.target].label}: ${names}`;
    const how = keys.get(edge.line) ? ` (${keys.get(edge.line)})` : "";
    return make("button", { type: "button", onclick: () => showEdge(at) }, text + how);
  };
  function showThing(at) {
    const thing = things[at];
    chosen = { thing: at };
    const near = new Set([at]);
    for (const number of thing.edges) near.add(edges[number].source).add(edges[number].target);
    bringOut(near, new Set(thing.edges), thing.group);
    const relations = make("ul", { class: "relations" });
    for (const number of thing.edges.filter((number) => edges[number].shown)) relations.append(make("li", {}, edgeButton(number)));
    const around = make("button", { type: "button", onclick: () => { filter.only = near; applyFilters(); showAll(); } }, "Show only what is around it");
    details.replaceChildren(
      make("h2", {}, thing.label),
      make("p", { class: "small" }, [headings.get(thing.sort), `mentioned ${counted(thing.mentions, "time")}`, ...thing.notes].join(" · ")),
      make("p", { class: "iri" }, thing.iri),
      around,
      make("h3", {}, counted(relations.children.length, "line")),
      relations,
      make("h3", {}, "Sentences"),
      passageList(thing.passages, thing.mentions),
    );
    details.scrollTop = 0;
  }
  function showEdge(at) {
    const edge = edges[at];
    chosen = { edge: at };
    bringOut(new Set([edge.source, edge.target]), new Set([at]), edge.group);
    const end = (number) => make("button", { type: "button", onclick: () => showThing(number) }, things[number].label);
    const names = edge.names.map(([, label, count]) => (count > 1 ? `${label} (${count})` : label));
    const how = keys.get(edge.line);
    details.replaceChildren(
      make("h2", {}, `${things[edge.source].label} ${arrow(edge)} ${things[edge.target].label}`),
      make("p", {}, names.join("; ") + (how ? ` (${how})` : "")),
      end(edge.source), " ", end(edge.target),
      make("h3", {}, "Sentences"),
      passageList(edge.passages, edge.evidence),
    );
    details.scrollTop = 0;
  }
  const goTo = (at) => {
    if (!things[at].shown) reset();
    if (byId("tables").hidden) centre(things[at].x, things[at].y);
    showThing(at);
  };
  const reset = () => {
    things.forEach((thing, at) => move(at, ...thing.home));
    filter.only = null;
    filter.kinds.clear();
    filter.relations.clear();
    for (const end of ["from", "to"]) filter[end] = byId(end).value = "";
    filter.undated = true;
    for (const input of byId("filters").querySelectorAll("input[type=checkbox]")) input.checked = true;
    clear();
    applyFilters();
    setFrame({ ...whole });
  };

  // --- Search ---

  const search = byId("search");
  const suggestions = byId("suggestions");
  let active = -1;
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const names = things.map((thing) => plain(thing.label));
  const sentenceTexts = data.sentences.map((sentence) => plain(sentence[2]));
  // Where each sentence is used: an edge before a thing, as it says more.
  const usedBy = new Map();
  edges.forEach((edge, at) => edge.passages.forEach(([sentence]) => { if (!usedBy.has(sentence)) usedBy.set(sentence, { edge: at }); }));
  things.forEach((thing, at) => thing.passages.forEach(([sentence]) => { if (!usedBy.has(sentence)) usedBy.set(sentence, { thing: at }); }));

  const find = (text) => {
    const wanted = plain(text.trim());
    if (!wanted) return [];
    const rank = (name) => (name.startsWith(wanted) ? 0 : name.includes(" " + wanted) ? 1 : name.includes(wanted) ? 2 : 3);
    const named = ranked.filter((at) => rank(names[at]) < 3).sort((a, b) => rank(names[a]) - rank(names[b])).slice(0, 12);
    const found = named.map((thing) => ({ thing, text: things[thing].label, note: headings.get(things[thing].sort) }));
    for (let at = 0; at < sentenceTexts.length && found.length < 18; at += 1) {
      const place = sentenceTexts[at].indexOf(wanted);
      if (place >= 0 && usedBy.has(at)) {
        found.push({ ...usedBy.get(at), text: "“…" + data.sentences[at][2].slice(Math.max(0, place - 20), place + 60) + "…”", note: "a sentence", sentence: true });
      }
    }
    return found;
  };
  const take = (item) => {
    hideSuggestions();
    if (item.edge !== undefined) {
      const { x, y } = things[edges[item.edge].source];
      if (!edges[item.edge].shown) reset();
      centre(x, y);
      showEdge(item.edge);
    } else goTo(item.thing);
  };
  const hideSuggestions = () => {
    suggestions.hidden = true;
    search.setAttribute("aria-expanded", "false");
    search.removeAttribute("aria-activedescendant");
  };
  let found = [];
  const suggest = () => {
    found = find(search.value);
    active = -1;
    suggestions.replaceChildren(...found.map((item, at) => {
      const line = make("li", { role: "option", id: `found-${at}`, "aria-selected": "false" }, item.text + " ", make("small", {}, item.note));
      line.addEventListener("pointerdown", (event) => { event.preventDefault(); take(item); });
      return line;
    }));
    if (!found.length && search.value.trim()) suggestions.append(make("li", { role: "option", "aria-disabled": "true" }, "nothing of that name is drawn"));
    suggestions.hidden = !search.value.trim();
    search.setAttribute("aria-expanded", String(!suggestions.hidden));
  };
  search.addEventListener("input", suggest);
  search.addEventListener("focus", suggest);
  search.addEventListener("blur", hideSuggestions);
  search.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return hideSuggestions();
    if (event.key === "Enter" && found.length) return take(found[Math.max(active, 0)]);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !found.length) return;
    event.preventDefault();
    active = (active + step + found.length) % found.length;
    [...suggestions.children].forEach((line, at) => line.setAttribute("aria-selected", String(at === active)));
    search.setAttribute("aria-activedescendant", `found-${active}`);
    suggestions.children[active].scrollIntoView({ block: "nearest" });
  });

  // --- Keys and buttons ---

  const step = (by) => {
    const shown = ranked.filter((at) => things[at].shown);
    if (!shown.length) return;
    const now = chosen && chosen.thing !== undefined ? shown.indexOf(chosen.thing) : by > 0 ? -1 : 0;
    goTo(shown[(now + by + shown.length) % shown.length]);
  };
  picture.addEventListener("keydown", (event) => {
    const by = frame.width / 10;
    const acts = {
      ArrowLeft: () => pan(-by, 0), ArrowRight: () => pan(by, 0), ArrowUp: () => pan(0, -by), ArrowDown: () => pan(0, by),
      "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), "0": showAll,
      ".": () => step(1), ",": () => step(-1), Enter: () => details.focus(), Escape: clear,
    };
    if (event.ctrlKey || event.metaKey || event.altKey || !acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
  });
  details.addEventListener("keydown", (event) => { if (event.key === "Escape") picture.focus(); });
  byId("closer").addEventListener("click", () => zoom(1.4));
  byId("farther").addEventListener("click", () => zoom(1 / 1.4));
  window.addEventListener("beforeprint", () => { picture.classList.remove("far", "farther"); landmarkLayer.replaceChildren(); });
  window.addEventListener("afterprint", () => { drawnScale = 0; setFrame(frame); });
  byId("fit").addEventListener("click", showAll);
  byId("back").addEventListener("click", reset);
  window.addEventListener("resize", () => setFrame(frame));

  // --- Tables ---

  const table = (caption, columns, rows) => {
    const head = make("tr", {}, ...columns.map((column) => make("th", { scope: "col" }, column)));
    const body = rows.map((cells) => make("tr", {}, ...cells.map((cell) => make("td", {}, cell))));
    return make("table", {}, make("caption", {}, caption), make("thead", {}, head), make("tbody", {}, ...body));
  };
  function fillTables() {
    const thingRows = things.map((thing, at) => [thing, at]).filter(([thing]) => thing.shown)
      .sort((a, b) => (a[0].label < b[0].label ? -1 : 1))
      .map(([thing, at]) => [
        make("button", { type: "button", onclick: () => showThing(at) }, thing.label),
        headings.get(thing.sort), thing.notes.join("; "), String(thing.edges.length), String(thing.mentions),
      ]);
    const edgeRows = edges.map((edge, at) => [edge, at]).filter(([edge]) => edge.shown).map(([edge, at]) => [
      things[edge.source].label,
      make("button", { type: "button", onclick: () => showEdge(at) }, edge.names.map(([, label]) => label).join("; ")),
      things[edge.target].label, keys.get(edge.line) || "", String(edge.evidence),
    ]);
    byId("tables").replaceChildren(
      table("Things", ["Thing", "Kind", "More", "Lines", "Mentions"], thingRows),
      table("Relations", ["From", "Relation", "To", "How", "Places"], edgeRows),
    );
  }
  byId("as-table").addEventListener("click", () => {
    const asTable = byId("tables").hidden;
    byId("tables").hidden = !asTable;
    byId("stage").hidden = asTable;
    byId("as-table").setAttribute("aria-pressed", String(asTable));
    if (asTable) fillTables();
    else setFrame(frame);
  });

  makeFilters();
  applyFilters();
  setFrame({ ...whole });
})();
