import CodegenDocumentTree
import CodegenOverlay
import Testing

/// Diagnostics about wrong overlays, and their locations.
@Suite struct OverlayMistakeTests {
    @Test(arguments: [
        (
            "- {target: $.x, update: {}}",
            "overlay1.yaml:4:12: warning: the target `$.x` matches nothing here; the action changes nothing [unmatched-target]"
        ),
        ("- {target: $.a, updates: {}}", "overlay1.yaml:4:17: error: an action has no key `updates` [unknown-field]"),
        (
            "- {update: {}}",
            "overlay1.yaml:4:3: error: an action needs a `target`, a JSONPath such as `$.paths['/pets'].get` [missing-field]"
        ),
        (
            "- {target: a.b, update: {}}",
            "overlay1.yaml:4:12: error: `a.b` is no JSONPath: a query begins with `$`, not with `a` (column 1 of it) [jsonpath-syntax]"
        ),
        (
            "- {target: '$.a[''b'']x', update: {}}",
            "overlay1.yaml:4:23: error: `$.a['b']x` is no JSONPath: a segment such as `.name` or `[…]` is expected, not `x` (column 9 of it) [jsonpath-syntax]"
        ),
        (
            #"- {target: "$.a[\"b\"]\x78", update: {}}"#,
            "overlay1.yaml:4:23: error: `$.a[\"b\"]x` is no JSONPath: a segment such as `.name` or `[…]` is expected, not `x` (column 9 of it) [jsonpath-syntax]"
        ),
        (
            "- {target: 1, update: {}}",
            "overlay1.yaml:4:12: error: `target` has to be a string, not number [wrong-type]"
        ),
        (
            "- {target: $.a, update: {}, remove: true}",
            "overlay1.yaml:4:17: warning: `update` has no effect beside `remove: true`; write two actions [invalid-overlay]"
        ),
        (
            "- {target: $.a, update: {}, copy: $.a}",
            "overlay1.yaml:4:29: error: an action has either `update` or `copy`; write two actions [invalid-overlay]"
        ),
        (
            "- {target: $.a}",
            "overlay1.yaml:4:3: warning: this action has neither `update`, `remove: true` nor `copy`, and changes nothing [invalid-overlay]"
        ),
        (
            "- {target: $.a, remove: yes}",
            "overlay1.yaml:4:25: error: `remove` is `true` or `false`, not string [wrong-type]"
        ),
        (
            "- {target: $, remove: true}",
            "overlay1.yaml:4:12: error: the document itself can't be removed [invalid-overlay]"
        ),
        (
            "- {target: $.a, copy: $.x}",
            "overlay1.yaml:4:23: error: `copy` takes one value, but `$.x` matches nothing [invalid-overlay]"
        ),
        (
            "- {target: $.a, copy: $.*}",
            "overlay1.yaml:4:23: error: `copy` takes one value, but `$.*` matches 3 values [invalid-overlay]"
        ),
        (
            "- {target: '$[\"a\",\"l\"]', update: {}}",
            "overlay1.yaml:4:12: error: the target selects an object and an array; write two actions [invalid-overlay]"
        ),
        (
            "- {target: $.a, update: [1]}",
            "overlay1.yaml:4:25: error: an array can't be merged into an object [invalid-overlay]"
        ),
        (
            "- {target: $, update: {a: 1}}",
            "overlay1.yaml:4:27: error: a number can't be merged into an object [invalid-overlay]"
        ),
        (
            "- {target: $, update: {s: {}}}",
            "overlay1.yaml:4:27: error: an object can't be merged into a string [invalid-overlay]"
        ),
        (
            "- {target: $, update: {a: null}}",
            "overlay1.yaml:4:27: warning: null changes nothing of an object; `remove: true` removes it [invalid-overlay]"
        ),
        ("- 1", "overlay1.yaml:4:3: error: an action has to be an object, not number [wrong-type]"),
    ])
    func `a wrong action is located`(_ action: String, _ message: String) {
        let applied = OverlayCase("{a: {b: {}}, l: [1], s: text}", OverlayCase.actions(action))
        #expect(applied.messages.first == message)
    }

    @Test(arguments: [
        ("[1]", "1:1: error: an overlay has to be an object, not array [wrong-type]"),
        (
            "openapi: 3.1.0",
            "1:1: error: an overlay begins with its version, such as `overlay: 1.1.0`; this is a description [missing-version]"
        ),
        (
            "overlay: 2.0.0",
            "1:10: error: overlays of version `2.0.0` aren't read, only those of 1.0 and 1.1 [unsupported-version]"
        ),
        (
            "overlay: 1.2.0",
            "1:10: error: overlays of version `1.2.0` aren't read, only those of 1.0 and 1.1 [unsupported-version]"
        ),
        (
            "overlay: {}",
            "1:10: error: overlays of version object aren't read, only those of 1.0 and 1.1 [unsupported-version]"
        ),
        ("{overlay: 1.0.0, info: {title: T, version: '1'}}", "1:1: error: an overlay needs `actions` [missing-field]"),
        (
            "{overlay: 1.0.0, info: {title: T, version: '1'}, actions: 1}",
            "1:59: error: `actions` has to be a list, not number [wrong-type]"
        ),
        (
            "{overlay: 1.0.0, actions: [{target: $.a, remove: true}]}",
            "1:1: error: an overlay needs `info` with a `title` and a `version` [missing-field]"
        ),
        (
            "{overlay: 1.0.0, info: {version: '1'}, actions: [{target: $.a, remove: true}]}",
            "1:24: error: `info` of an overlay needs a `title` [missing-field]"
        ),
        (
            "{overlay: 1.0.0, info: {title: T, version: '1', name: x}, actions: [{target: $.a, remove: true}]}",
            "1:49: error: `info` has no key `name` [unknown-field]"
        ),
        (
            "{overlay: 1.0.0, infos: {}, info: {title: T, version: '1'}, actions: [{target: $.a, remove: true}]}",
            "1:18: error: an overlay has no key `infos` [unknown-field]"
        ),
        (
            "{overlay: 1.0.0, info: {title: T, version: '1'}, actions: [{target: $.a, copy: $.b}]}",
            "1:74: error: `copy` needs `overlay: 1.1.0` [invalid-overlay]"
        ),
        (
            "{overlay: 1.0.0, info: {title: T, version: '1'}, actions: [{target: $.s, update: u}]}",
            "1:69: warning: version 1.0 updates objects and arrays only, and this target is a string; `overlay: 1.1.0` does [invalid-overlay]"
        ),
        ("a: b: c", "1:5: error: not valid YAML: mapping values are not allowed in this context [yaml-syntax]"),
    ])
    func `a wrong document is located`(_ overlay: String, _ message: String) {
        let applied = OverlayCase("{a: {}, b: {}, s: text}", overlay)
        #expect(applied.messages.first == "overlay1.yaml:" + message)
    }

    @Test func `extensions are allowed everywhere`() {
        let text = """
            {overlay: 1.1.0, x-a: 1, info: {title: T, version: 1.0, x-b: {}, description: D}, extends: ./openapi.yaml,
            actions: [{target: $.a, description: D, remove: true, x-c: null}]}
            """
        let applied = OverlayCase("{a: 1, b: 2}", text)
        #expect(applied.messages.isEmpty, "\(applied.messages)")
        #expect(applied.root == OverlayCase.node("{b: 2}"))
    }

    @Test func `a target that matches nothing says how far it leads`() {
        let applied = OverlayCase(
            "paths:\n  /pets: {get: {}}\n",
            OverlayCase.actions("- {target: \"$.paths['/pets'].post.tags\", update: []}"))
        #expect(applied.messages.count == 2)
        #expect(applied.messages.last == "openapi.yaml:2:10: note: `$['paths']['/pets']` is here, without `post`")
    }
}
