"""Writes the Swift that puts a generated client and a generated service together: implementations of the service's protocols, and the
calls of `codegen sample`."""
import json
import re


def text(value):
    """A literal of Swift: of a text, or of a list of texts."""
    return re.sub(r"\\u([0-9a-f]{4})", r"\\u{\1}", json.dumps(value, ensure_ascii=False))


def joined(lines):
    return re.sub(r"\s+", " ", lines).replace("( ", "(").replace(" )", ")")


def protocols(source):
    """Each generated protocol's name and body."""
    return re.findall(r"^(?:public )?nonisolated protocol (\w+)(?:<\w+>)?(?:: [^{]*)? \{\n(.*?)^\}", source, re.M | re.S)


def functions(body):
    """The signatures of a protocol's requirements."""
    body = re.sub(r"^\s*(///|@).*\n", "", body, flags=re.M)
    return [joined("func " + part).strip() for part in re.split(r"^\s*func ", body, flags=re.M)[1:]]


def relay(name, body):
    lines = [f"struct {name}Relay: {name} {{", "    typealias Principal = String"]
    for signature in functions(body):
        result = "\"caller\"" if "SecuredCall<" in signature else "try await Relay.relay(call, in: context)"
        lines.append(f"    {signature} {{ {result} }}")
    return "\n".join([*lines, "}"])


def arguments(call):
    """The arguments of a call's text, in its outermost parentheses."""
    start, depth, inside, found = call.index("(") + 1, 0, False, []
    begin = start
    for index in range(start, len(call)):
        letter = call[index]
        if letter == '"' and call[index - 1] != "\\":
            inside = not inside
        if inside:
            continue
        if letter in "([{":
            depth += 1
        elif letter in ")]}":
            depth -= 1
        if depth < 0 or (depth == 0 and letter == ","):
            found.append(call[begin:index].strip())
            begin = index + 1
        if depth < 0:
            return [argument for argument in found if argument]
    return found


def samples(printed):
    """The client's credentials, and each call with the operation's name."""
    blocks = printed.rstrip().split("\n\n")
    start = next((index for index, block in enumerate(blocks) if block.startswith("let client = ")), None)
    if start is None:
        return [], []
    credentials = [argument for argument in arguments(blocks[start]) if argument.startswith("credentials:")]
    calls = []
    for block in blocks[start + 1:]:
        name, _, call = block.partition("\n")
        if name.startswith("// ") and call and not call.startswith("//"):
            calls.append((name[3:], call))
    return credentials, calls


def variants(calls, sources):
    """The calls that ask for a stream, which `codegen sample` doesn't print."""
    found = []
    names = re.findall(r"routes\.add\w*\(`?(\w+)`?, stream: `?(\w+)`?", sources)
    known = set(re.findall(r"func `?(\w+)`?[<(]", sources))
    for name, call in calls:
        for whole, stream in names:
            changed = re.sub(rf"(client(?:\.\w+)?\.)`?{whole}`?\(", rf"\1{stream}(", call, count=1)
            # The sample says that it wants no stream.
            changed = changed.replace("stream: false", "stream: true")
            if stream in known and f"{stream}(" in changed:
                found.append((f"{name} as a stream", changed))
    return found


def call_entry(client, name, call):
    call = call.replace("let result = ", "_ = ").replace("print(item)", "_ = item")
    lines = "\n".join("            " + line for line in call.splitlines())
    return (f"        SampleCall({text(name)}) {{ transport in\n"
            f"            let client = makeClient(ServerURL(\"http://sample.localhost\"), transport)\n{lines}\n        }},")


def subject(name, label, description, overlays, folder, printed):
    """The Swift of a subject whose generated files are in `folder`."""
    files = {path.name: path.read_text() for path in sorted(folder.glob("*.swift"))}
    sources = "\n".join(files.values())
    api = next((match for match in re.finditer(
        r"nonisolated struct (\w+): APIService \{.*?\n    (?:public )?init(?:<\w+>)?\((.*?)\n    \) \{", sources, re.S)), None)
    if api is None:
        return None
    client = re.search(r"nonisolated extension (\w+) \{\n    /// Calls a service in the same process", sources).group(1)
    base = re.search(r'ServerURL\("http://service\.localhost(.*?)"\)', sources).group(1)
    coders = sorted(set(re.findall(r'"([\w.+-]+/[\w.+*-]+)"', " ".join(
        re.findall(r"\.coded\([^\n]*", sources)))))
    relays = [relay(*found) for found in protocols(sources) if found[0].endswith(("Service", "Security"))]
    services = []
    for parameter, kind in re.findall(r"(`?\w+`?): (?:some )?(\w+)", api.group(2)):
        if kind == "ServiceConfiguration":
            services.append(f"{parameter}: Relay.configuration({text(coders)})")
        else:
            services.append(f"{parameter}: {kind}Relay()")
    credentials, calls = [], []
    for output in printed:
        found, more = samples(output)
        credentials = credentials or found
        calls += [(f"{operation} ({'all' if output is printed[0] else 'required'})", call) for operation, call in more]
    calls += variants(calls, sources)
    defaults = []
    for endpoint, body in re.findall(r"nonisolated extension (\w+): ServedEndpoint \{(.*?)\n\}", sources, re.S):
        for line in re.findall(r"^        let (?:`?)(\w+)(?:`?): [^=\n]* = request\.(.*?)(?=^        (?:let|guard|self))", body, re.M | re.S):
            if "default: " in line[1]:
                defaults += [f"{endpoint}.{line[0]}", f"{endpoint}.{line[0].lstrip('_')}"]
    # The client itself says in the body that it wants a stream.
    kinds = {function: endpoint for function, endpoint in re.findall(r"func (`?\w+`?)\(\s*_ call: (\w+),", sources)}
    for stream, flag in re.findall(r'stream: (`?\w+`?), flag: "(\w+)"', sources):
        if stream in kinds:
            defaults.append(f"{kinds[stream]}.body.{flag}")
    entries = "\n".join(call_entry(client, *call) for call in calls)
    arguments_text = ", ".join(["server: .init(url: server)", *credentials, "configuration: configuration", "transport: transport"])
    return "\n\n".join(relays) + f"""

enum {name}Judged {{
    static func makeClient(_ server: ServerURL, _ transport: any Transport) -> {client} {{
        var configuration = ClientConfiguration()
        configuration.bodyCoders = Relay.coders({text(coders)})
        configuration.retries = nil
        configuration.allowsMissingCredentials = true
        return {client}({arguments_text})
    }}

    static let subject = Subject(
        name: {text(label)}, description: {text(str(description))}, overlays: {text([str(path) for path in overlays])},
        basePath: {text(base)}, defaults: {text(sorted(set(defaults)))},
        client: {{ makeClient($0, $1).client }}, service: {api.group(1)}({", ".join(services)}), calls: calls)

    static let calls: [SampleCall] = [
{entries}
    ]
}}
"""
